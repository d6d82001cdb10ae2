import { Hono } from 'hono'
import { inspectionAnswer, inspectionInput } from '#shared/access/schema.ts'
import { account, accountList, accountPatch, accountQuery, passwordLink } from '#shared/admin/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { accountById } from '#server/auth/account-store.ts'
import { administrator, signedInOf } from '#server/auth/gates.ts'
import { makePasswordLink } from '#server/auth/reset-password.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { patchAccount } from './patch-account.ts'
import { accountOf, accounts, dossierExists, insertInspection } from './store.ts'

/** How long an administrator's look at a dossier lasts: long enough to help, short enough to be a visit. */
const INSPECTION_MS = 60 * 60 * 1000

/** What an administrator of the workspace does. None of it shows content, except an inspection that all parties see. */
export function adminRoutes(parts: Parts) {
  const { db, clock, newId } = parts
  return new Hono<AppEnv>()
    .get(
      '/accounts',
      describe('The accounts of the workspace', { 200: accountList }),
      administrator(),
      query(accountQuery),
      async (c) => c.json(await accounts(db, c.req.valid('query'))),
    )
    .patch(
      '/accounts/:userId',
      describe('Change, close or reopen an account', { 200: account }),
      administrator(),
      body(accountPatch),
      async (c) => {
        const userId = c.req.param('userId')
        await patchAccount(parts, c, userId, c.req.valid('json'))
        const row = await accountById(db, userId)
        if (!row) throw new Problem('not-found')
        return c.json(await accountOf(db, row))
      },
    )
    .post(
      '/accounts/:userId/password-link',
      describe('A one-time link by which this person chooses a new password; an earlier one stops working', {
        201: passwordLink,
      }),
      administrator(),
      async (c) => c.json(await makePasswordLink(parts, c, c.req.param('userId')), 201),
    )
    .post(
      '/inspections',
      describe('Look into a dossier for an hour, with a reason that all its readers see', { 201: inspectionAnswer }),
      administrator(),
      body(inspectionInput),
      async (c) => {
        const { dossierId, reason } = c.req.valid('json')
        if (!(await dossierExists(db, dossierId))) throw new Problem('not-found')
        const until = toInstant(clock() + INSPECTION_MS)
        await db.transaction().execute(async (tx) => {
          const { userId } = signedInOf(c)
          await insertInspection(tx, { id: newId(), dossierId, userId, reason, until }, clock())
          const details = { reason, until }
          const act = { action: 'content.inspect', objectKind: 'dossier', objectId: dossierId, dossierId } as const
          await recordAct(tx, actorOf(c), { ...act, details }, clock())
        })
        return c.json({ dossierId, until }, 201)
      },
    )
}
