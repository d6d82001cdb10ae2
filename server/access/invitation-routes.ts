import { Hono } from 'hono'
import {
  accountInvitationInput,
  invitationInput,
  invitationList,
  newInvitation,
  type NewInvitation,
} from '#shared/access/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { accountByEmail, demandOrganisation } from '#server/auth/account-store.ts'
import { administrator, signedInOf } from '#server/auth/gates.ts'
import { insertLink } from '#server/auth/link-store.ts'
import { newLinkToken } from '#server/auth/secrets.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { invitationById, invitationsOf, revokeInvitation } from './invitation-store.ts'
import { makeMay } from './may.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Inviting people: by a manager into a dossier, by an administrator into the workspace. */
export function invitationRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  const invite = makeInvite(parts)
  const revoke = makeRevoke(parts)
  return new Hono<AppEnv>()
    .post(
      '/dossiers/:dossierId/invitations',
      describe('Invite somebody into the dossier', { 201: newInvitation }),
      may('invitation.create'),
      body(invitationInput),
      async (c) => {
        const input = c.req.valid('json')
        return c.json(await invite(c, { ...input, isAdmin: false, dossierId: c.req.param('dossierId') }), 201)
      },
    )
    .get(
      '/dossiers/:dossierId/invitations',
      describe('Invitations into the dossier', { 200: invitationList }),
      may('invitation.read'),
      async (c) => c.json({ items: await invitationsOf(db, c.req.param('dossierId'), clock()) }),
    )
    .delete(
      '/dossiers/:dossierId/invitations/:invitationId',
      describe('Withdraw an invitation', { 204: null }),
      may('access.change'),
      async (c) => revoke(c, c.req.param('dossierId'), c.req.param('invitationId')),
    )
    .post(
      '/invitations',
      describe('Invite somebody into the workspace', { 201: newInvitation }),
      administrator(),
      body(accountInvitationInput),
      async (c) => {
        const input = c.req.valid('json')
        if (await accountByEmail(db, input.email)) throw new Problem('email-in-use')
        return c.json(await invite(c, { ...input, role: null, dossierId: null }), 201)
      },
    )
    .get(
      '/invitations',
      describe('Invitations into the workspace', { 200: invitationList }),
      administrator(),
      async (c) => c.json({ items: await invitationsOf(db, null, clock()) }),
    )
    .delete(
      '/invitations/:invitationId',
      describe('Withdraw an invitation into the workspace', { 204: null }),
      administrator(),
      async (c) => revoke(c, null, c.req.param('invitationId')),
    )
}

interface Wanted {
  readonly email: string
  readonly organisation: string
  readonly expiresInDays: number
  readonly role: string | null
  readonly isAdmin: boolean
  readonly dossierId: string | null
}

function makeInvite({ db, clock, newId, config }: Parts) {
  return async (c: AppContext, wanted: Wanted): Promise<NewInvitation> => {
    const { email, organisation, role, isAdmin, dossierId } = wanted
    await demandOrganisation(db, organisation, clock())
    const token = newLinkToken()
    const id = newId()
    const expiresAt = toInstant(clock() + wanted.expiresInDays * DAY_MS)
    const link = { id, token, kind: 'invitation', email, dossierId, role, isAdmin, expiresAt } as const
    await db.transaction().execute(async (tx) => {
      const from = { organisationCode: organisation, createdBy: signedInOf(c).userId }
      await insertLink(tx, { ...link, ...from }, clock())
      const details = { email, role, organisation, isAdmin, expiresAt }
      const act = { action: 'invitation.create', objectKind: 'invitation', objectId: id, details } as const
      await recordAct(tx, actorOf(c), { ...act, dossierId: dossierId ?? undefined }, clock())
    })
    return { ...(await invitationById(db, id, clock())), link: `${config.publicUrl}/uitnodiging#${token}` }
  }
}

function makeRevoke({ db, clock }: Parts) {
  return async (c: AppContext, dossierId: string | null, id: string): Promise<Response> => {
    await db.transaction().execute(async (tx) => {
      if (!(await revokeInvitation(tx, dossierId, id, clock()))) throw new Problem('not-found')
      const act = { action: 'invitation.revoke', objectKind: 'invitation', objectId: id } as const
      await recordAct(tx, actorOf(c), { ...act, dossierId: dossierId ?? undefined }, clock())
    })
    return c.body(null, 204)
  }
}
