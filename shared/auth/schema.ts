import { z } from 'zod'
import { id, instant, line } from '#shared/lib/ids.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'
import { passwordMaxLength, passwordMinLength } from './password.ts'

export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const personName = line(120)
/** A new password; whether it is too common is checked beside this (`password-too-common`). */
export const newPassword = z.string().min(passwordMinLength).max(passwordMaxLength)

/** The person who is signed in, to himself. */
export const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  /** The employer. */
  organisation: organisationRef,
  isAdmin: z.boolean(),
  locale: z.enum(locales),
})
export type Me = z.output<typeof me>

/** A person as others see him. */
export const person = z.object({ id, name: z.string(), organisation: organisationRef })
export type Person = z.output<typeof person>

/** Deliberately loose: a wrong form of e-mail or a short password is a failed sign-in like any other. */
export const signInInput = z.strictObject({ email: z.string().max(254), password: z.string().max(passwordMaxLength) })
export const sessionAnswer = z.object({ user: me })
export type SessionAnswer = z.output<typeof sessionAnswer>

/**
 * How long the session of this browser still holds, in milliseconds: counted from now, as no two clocks are the same.
 * Looking at it is no use of the session.
 */
export const sessionEnd = z.object({
  /** Until it ends for want of use; any other request starts that time anew. */
  idleLeftMs: z.number().int(),
  /** Until it ends anyhow; only signing in again helps. */
  leftMs: z.number().int(),
})
export type SessionEnd = z.output<typeof sessionEnd>

/** One of one's own sessions. `id` is a reference to it, not the secret. */
export const ownSession = z.object({
  id: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string(),
  userAgent: z.string(),
  current: z.boolean(),
})
export type OwnSession = z.output<typeof ownSession>
export const ownSessions = z.object({ items: z.array(ownSession) })

export const profileInput = z.strictObject({ name: personName, locale: z.enum(locales) }).partial()
export const passwordInput = z.strictObject({ current: z.string().max(passwordMaxLength), password: newPassword })

/** The secret part of a one-time link; it travels in the fragment of the address and in bodies, never in a path. */
export const linkToken = z.string().min(20).max(100)
export const tokenInput = z.strictObject({ token: linkToken })

/** What the holder of a link for a new password sees before choosing one. */
export const passwordLinkPreview = z.object({ name: z.string(), email: z.string(), expiresAt: instant })
export type PasswordLinkPreview = z.output<typeof passwordLinkPreview>
export const passwordLinkInput = z.strictObject({ token: linkToken, password: newPassword })

/** The first administrator, by the link printed at the first start. */
export const setupInput = z.strictObject({
  token: linkToken,
  name: personName,
  email,
  password: newPassword,
  organisation: organisationCode,
  locale: z.enum(locales).default('nl'),
})
