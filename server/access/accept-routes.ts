import { Hono } from 'hono'
import { acceptAnswer, acceptInput, invitationPreview } from '#shared/access/schema.ts'
import { roles } from '#shared/access/roles.ts'
import { tokenInput } from '#shared/auth/schema.ts'
import { accountByEmail } from '#server/auth/account-store.ts'
import { organisationRefOf, personOf } from '#server/auth/people-store.ts'
import { startSession } from '#server/auth/sign-in.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { anyone } from '#server/http/gates.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { accept, demandInvitation } from './accept.ts'
import { dossierTitle } from './invitation-store.ts'

/** What the holder of an invitation's link can do with it. */
export function acceptRoutes(parts: Parts) {
  const { db, sync } = parts
  const holder = anyone('whoever holds the link; what it opens is bound to one e-mail address')
  return new Hono<AppEnv>()
    .post(
      '/invitations/lookup',
      describe('What an invitation holds', { 200: invitationPreview }),
      holder,
      body(tokenInput),
      async (c) => {
        const link = await demandInvitation(parts, c, c.req.valid('json').token)
        return c.json({
          email: link.email ?? '',
          dossierTitle: await dossierTitle(db, link.dossier_id),
          role: roles.find((role) => role === link.role) ?? null,
          organisation: await organisationRefOf(db, link.organisation_code ?? ''),
          invitedBy: await personOf(db, link.created_by ?? ''),
          expiresAt: link.expires_at,
          needsAccount: (await accountByEmail(db, link.email ?? '')) === undefined,
        })
      },
    )
    .post(
      '/invitations/accept',
      describe('Accept an invitation; a new account is signed in at once', { 201: acceptAnswer }),
      holder,
      body(acceptInput),
      async (c) => {
        const { dossierId, account, isNew } = await accept(parts, c, c.req.valid('json'))
        if (isNew) await startSession(parts, c, account)
        await sync.reconsider((connection) => connection.userId === account.id)
        return c.json({ dossierId }, 201)
      },
    )
}
