import { z } from 'zod'

/** Ids are opaque: 22 characters of base64url (128 random bits), or a registry's own code for an organisation. */
export const id = z.string().min(1).max(64)
export type Id = string

/** A UTC instant as RFC 3339, `2026-11-24T09:30:00.000Z`. */
export const instant = z.iso.datetime()

/** A calendar day as ISO 8601, `2026-12-03`. */
export const day = z.iso.date()

/** One line that a person typed: trimmed, not empty, no control characters. */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
    .regex(/^[^\u0000-\u001f\u007f]*$/u, 'no control characters')

/** Text of more lines, trimmed, possibly empty. */
export const text = (maxLength: number) => z.string().trim().max(maxLength)
