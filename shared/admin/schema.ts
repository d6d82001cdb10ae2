import { z } from 'zod'
import { email, personName } from '#shared/auth/schema.ts'
import { id, instant } from '#shared/lib/ids.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'

/** An account as the administrator sees it. */
export const account = z.object({
  id,
  name: z.string(),
  email: z.string(),
  organisation: organisationRef,
  isAdmin: z.boolean(),
  /** False: invited for an organisation by somebody of another; saving the organisation confirms it. */
  employerConfirmed: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  deactivatedAt: instant.nullable(),
})
export type Account = z.output<typeof account>
export const accountList = z.object({ items: z.array(account), next: z.string().nullable() })
export const accountQuery = z.strictObject({
  q: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
})
/** Shown once, at creation: only its hash is kept. */
export const passwordLink = z.object({ link: z.string(), expiresAt: instant })
export type PasswordLink = z.output<typeof passwordLink>
export const accountPatch = z
  .strictObject({ name: personName, email, organisation: organisationCode, isAdmin: z.boolean(), active: z.boolean() })
  .partial()
