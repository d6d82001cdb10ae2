import { Hono } from 'hono'
import { dossier, dossierInput, dossierList, dossierPatch, dossierQuery } from '#shared/dossiers/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { setMember } from '#server/access/member-store.ts'
import { demand, dossierStanding } from '#server/access/standing.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { describeDossier } from './describe-dossier.ts'
import { patchDossier } from './patch-dossier.ts'
import { insertDossier, visibleDossiers } from './store.ts'

/** Dossiers: an opgave with its parties. */
export function dossierRoutes(parts: Parts) {
  const { db, clock, newId } = parts
  const may = makeMay(parts)
  const show = async (c: AppContext, dossierId: string) => {
    const { userId } = signedInOf(c)
    return await describeDossier(
      db,
      userId,
      demand(await dossierStanding(db, userId, dossierId, clock()), 'dossier.read'),
    )
  }
  return new Hono<AppEnv>()
    .get(
      '/dossiers',
      describe('The dossiers one may see', { 200: dossierList }),
      signedIn(),
      query(dossierQuery),
      async (c) => {
        const { q, archived } = c.req.valid('query')
        return c.json({ items: await visibleDossiers(db, signedInOf(c).userId, { q, archived: archived === 'true' }) })
      },
    )
    .post(
      '/dossiers',
      describe('Make a dossier; whoever makes it is its manager', { 201: dossier }),
      signedIn(),
      body(dossierInput),
      async (c) => {
        const { userId } = signedInOf(c)
        const input = c.req.valid('json')
        const dossierId = newId()
        await db.transaction().execute(async (tx) => {
          await insertDossier(tx, { ...input, id: dossierId, createdBy: userId }, clock())
          await setMember(tx, { dossierId, userId, role: 'manager', addedBy: userId }, clock())
          const act = { action: 'dossier.create', objectKind: 'dossier', objectId: dossierId, dossierId } as const
          await recordAct(tx, actorOf(c), act, clock())
        })
        return c.json(await show(c, dossierId), 201)
      },
    )
    .get('/dossiers/:dossierId', describe('A dossier', { 200: dossier }), may('dossier.read'), async (c) =>
      c.json(await describeDossier(db, signedInOf(c).userId, standingOf(c))),
    )
    .patch(
      '/dossiers/:dossierId',
      describe('Change, archive or restore a dossier', { 200: dossier }),
      may('dossier.archive'),
      body(dossierPatch),
      async (c) => {
        await patchDossier(parts, c, c.req.valid('json'))
        return c.json(await show(c, c.req.param('dossierId')))
      },
    )
}
