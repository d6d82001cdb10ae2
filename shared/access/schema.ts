import { z } from 'zod'
import { person, email, newPassword, personName, linkToken, locales } from '#shared/auth/schema.ts'
import { id, instant, line } from '#shared/lib/ids.ts'
import { organisationCode, organisationRef } from '#shared/organisations/schema.ts'
import { roles } from './roles.ts'

export const roleInput = z.strictObject({ role: z.enum(roles) })
/** For a person: the role, and namens which organisation other than the employer he may act here. */
export const memberInput = z.strictObject({ role: z.enum(roles), actsFor: organisationCode.optional() })
export const actingForInput = z.strictObject({ organisation: organisationCode })

/** One line of "Wie ziet dit?": a person or a whole organisation, what may be done, and why. */
export const accessEntry = z.object({
  kind: z.enum(['person', 'organisation', 'inspection']),
  role: z.enum(roles),
  /** The person; null for a whole organisation. */
  person: person.nullable(),
  /** The organisation he acts for here, or the whole organisation. */
  organisation: organisationRef,
  since: instant,
  grantedBy: person.nullable(),
  /** For an inspection: when it ends. */
  until: instant.nullable(),
  /** For an inspection: the administrator's reason. */
  reason: z.string().nullable(),
})
export type AccessEntry = z.output<typeof accessEntry>
/** Sorted by layer, then strongest role first. `mayRead`… count people with an account now. */
export const accessList = z.object({
  entries: z.array(accessEntry),
  counts: z.object({
    read: z.number().int(),
    comment: z.number().int(),
    write: z.number().int(),
    manage: z.number().int(),
  }),
})
export type AccessList = z.output<typeof accessList>

export const invitationInput = z.strictObject({
  email,
  role: z.enum(roles),
  /** The employer of a new account; for an existing account the organisation namens which he may act here. */
  organisation: organisationCode,
  expiresInDays: z.number().int().min(1).max(30).default(7),
})
/** An administrator's invitation: an account without a dossier. */
export const accountInvitationInput = invitationInput
  .omit({ role: true })
  .extend({ isAdmin: z.boolean().default(false) })

export const invitation = z.object({
  id,
  email: z.string(),
  /** null for an invitation without a dossier. */
  role: z.enum(roles).nullable(),
  organisation: organisationRef,
  isAdmin: z.boolean(),
  createdAt: instant,
  expiresAt: instant,
  createdBy: person,
  state: z.enum(['open', 'used', 'revoked', 'expired']),
})
export type Invitation = z.output<typeof invitation>
export const invitationList = z.object({ items: z.array(invitation) })
/** The link is shown once, at creation: only its hash is kept. */
export const newInvitation = invitation.extend({ link: z.string() })
export type NewInvitation = z.output<typeof newInvitation>

/** What the holder of a link sees before accepting. */
export const invitationPreview = z.object({
  email: z.string(),
  dossierTitle: z.string().nullable(),
  role: z.enum(roles).nullable(),
  organisation: organisationRef,
  invitedBy: person,
  expiresAt: instant,
  /** False: an account with this e-mail exists, sign in to accept. */
  needsAccount: z.boolean(),
})
export type InvitationPreview = z.output<typeof invitationPreview>

/** Without account fields: accept as the person who is signed in. */
export const acceptInput = z.strictObject({
  token: linkToken,
  account: z
    .strictObject({ name: personName, password: newPassword, locale: z.enum(locales).default('nl') })
    .optional(),
})
export const acceptAnswer = z.object({ dossierId: id.nullable() })

export const inspectionInput = z.strictObject({ dossierId: id, reason: line(500) })
export const inspectionAnswer = z.object({ dossierId: id, until: instant })

export const peopleQuery = z.strictObject({ q: z.string().trim().min(2).max(100) })
export const peopleList = z.object({ items: z.array(person) })
