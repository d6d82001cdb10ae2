import { z } from 'zod'

/** Ids are opaque: 22 characters of base64url (128 random bits), or a registry's own code for an organisation. */
export const id = z.string().min(1).max(64)

/** A UTC instant as RFC 3339, `2026-11-24T09:30:00.000Z`. */
export const instant = z.iso.datetime()

/** A calendar day as ISO 8601, `2026-12-03`. */
export const day = z.iso.date()

/**
 * One line that a person typed: trimmed, with something to see in it, and without what makes a name look like another:
 * control characters, line separators, marks that turn the direction of the writing, and characters without a width
 * (but for the joiners, which some scripts and emoji need).
 */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]*$/u, 'no control characters')
    .regex(/^$|[^\p{Default_Ignorable_Code_Point}\p{White_Space}]/u, 'nothing to see')

/** Text of more lines, trimmed, possibly empty. */
export const text = (maxLength: number) => z.string().trim().max(maxLength)
