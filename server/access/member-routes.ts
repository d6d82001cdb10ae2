import { Hono } from 'hono'
import { can } from '#shared/access/can.ts'
import { accessList, memberInput } from '#shared/access/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { accountById, demandOrganisation } from '#server/auth/account-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { accessListOf } from './access-list-store.ts'
import { changeAccess } from './change-access.ts'
import { makeMay, noteRefusal, standingOf } from './may.ts'
import { removeMember, setMember } from './member-store.ts'
import { demand, mayVouchFor } from './standing.ts'

/** Who may do what in a dossier, and changing what people may. */
export function memberRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  const change = changeAccess(parts)
  const list = (c: AppContext) => accessListOf(db, standingOf(c), clock())
  return new Hono<AppEnv>()
    .get(
      '/dossiers/:dossierId/access',
      describe('Wie ziet dit? Of a dossier', { 200: accessList }),
      may('access.read'),
      async (c) => c.json(await list(c)),
    )
    .get(
      '/documents/:documentId/access',
      describe('Wie ziet dit? Of a document', { 200: accessList }),
      may('access.read'),
      async (c) => c.json(await list(c)),
    )
    .put(
      '/dossiers/:dossierId/members/:userId',
      describe('Make somebody a member, or change his role', { 200: accessList }),
      may('access.change'),
      body(memberInput),
      async (c) => {
        const { role, actsFor } = c.req.valid('json')
        const dossierId = c.req.param('dossierId')
        const account = await accountById(db, c.req.param('userId'))
        if (!account || account.deactivated_at !== null) throw new Problem('not-found')
        if (actsFor !== undefined) await demandOrganisation(db, actsFor, clock())
        const mayActFor = actsFor === account.organisation_code ? null : actsFor
        if (mayActFor && !mayVouchFor(standingOf(c), mayActFor)) await refuseVouching(parts, c)
        const grant = { dossierId, userId: account.id, role, mayActFor, addedBy: signedInOf(c).userId }
        await change(c, { action: 'member.set', objectKind: 'account', objectId: account.id }, async (tx) => ({
          role: [(await setMember(tx, grant, clock())) ?? null, role],
          ...(actsFor !== undefined && { actsFor }),
        }))
        return c.json(await list(c))
      },
    )
    .delete(
      '/dossiers/:dossierId/members/:userId',
      describe('Remove a member; anybody may remove himself', { 204: null }),
      may('dossier.read'),
      async (c) => {
        const userId = c.req.param('userId')
        if (userId !== signedInOf(c).userId) await demandChange(parts, c)
        await change(c, { action: 'member.remove', objectKind: 'account', objectId: userId }, async (tx) => {
          const role = await removeMember(tx, c.req.param('dossierId'), userId)
          if (role === undefined) throw new Problem('not-found')
          return { role: [role, null] }
        })
        return c.body(null, 204)
      },
    )
}

/** More than the gate asked: to remove somebody else. A refusal is written down, as a gate's is. */
async function demandChange(parts: Parts, c: AppContext): Promise<void> {
  const standing = standingOf(c)
  const action = 'access.change'
  if (can(standing, action) !== 'yes') {
    await noteRefusal(parts, c, { target: { kind: 'dossier', id: standing.dossierId }, action, standing })
  }
  demand(standing, action)
}

/** Letting somebody act for an organisation that one does not act for oneself. */
async function refuseVouching(parts: Parts, c: AppContext): Promise<never> {
  const standing = standingOf(c)
  const target = { kind: 'dossier', id: standing.dossierId } as const
  await noteRefusal(parts, c, { target, action: 'access.change', standing })
  throw new Problem('not-allowed')
}
