import { Hono } from 'hono'
import { actingForInput } from '#shared/access/schema.ts'
import { dossier } from '#shared/dossiers/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { REFUSE_ONCE_MS, noteAct, recordAct } from '#server/events/acts.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { setActingFor } from './acting-for-store.ts'
import { describeDossier, mayActForIn } from './describe-dossier.ts'

/** Choosing namens which organisation one acts, between the employer and what a grant adds. */
export function actingForRoutes(parts: Parts) {
  const { db, clock, sync } = parts
  const may = makeMay(parts)
  return new Hono<AppEnv>().put(
    '/dossiers/:dossierId/acting-for',
    describe('Choose namens which organisation one acts here', { 200: dossier }),
    may('dossier.read'),
    body(actingForInput),
    async (c) => {
      const standing = standingOf(c)
      const { dossierId, actsFor } = standing
      const { userId, organisationCode } = signedInOf(c)
      const { organisation } = c.req.valid('json')
      if (!(await mayActForIn(db, userId, dossierId)).includes(organisation)) {
        const details = { organisation: [actsFor, organisation] }
        const act = { action: 'acting-for.change', objectKind: 'dossier', objectId: dossierId, dossierId } as const
        await noteAct(parts, actorOf(c), { ...act, result: 'refused', details }, REFUSE_ONCE_MS)
        throw new Problem('not-allowed')
      }
      if (organisation !== actsFor) {
        await db.transaction().execute(async (tx) => {
          await setActingFor(tx, { dossierId, userId }, organisation === organisationCode ? null : organisation)
          const details = { organisation: [actsFor, organisation] }
          const act = { action: 'acting-for.change', objectKind: 'dossier', objectId: dossierId, details } as const
          await recordAct(tx, actorOf(c), { ...act, dossierId }, clock())
        })
        await sync.reconsider((connection) => connection.userId === userId)
      }
      return c.json(await describeDossier(db, userId, { ...standing, actsFor: organisation }))
    },
  )
}
