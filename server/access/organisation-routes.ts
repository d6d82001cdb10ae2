import { Hono } from 'hono'
import { accessList, roleInput } from '#shared/access/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { organisationCode } from '#shared/organisations/schema.ts'
import { demandOrganisation } from '#server/auth/account-store.ts'
import { signedInOf } from '#server/auth/gates.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { accessListOf } from './access-list-store.ts'
import { changeAccess } from './change-access.ts'
import { makeMay, standingOf } from './may.ts'
import { removeOrganisation, setOrganisation } from './member-store.ts'

/** What everybody of an organisation may do in a dossier. */
export function dossierOrganisationRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  const change = changeAccess(parts)
  return new Hono<AppEnv>()
    .put(
      '/dossiers/:dossierId/organisations/:code',
      describe('Give everybody of an organisation a role', { 200: accessList }),
      may('access.change'),
      body(roleInput),
      async (c) => {
        const { role } = c.req.valid('json')
        const code = c.req.param('code')
        if (!organisationCode.safeParse(code).success) throw new Problem('not-found')
        await demandOrganisation(db, code, clock())
        const grant = { dossierId: c.req.param('dossierId'), code, role, addedBy: signedInOf(c).userId }
        await change(c, { action: 'organisation.set', objectKind: 'organisation', objectId: code }, async (tx) => ({
          role: [(await setOrganisation(tx, grant, clock())) ?? null, role],
        }))
        return c.json(await accessListOf(db, standingOf(c), clock()))
      },
    )
    .delete(
      '/dossiers/:dossierId/organisations/:code',
      describe("Take an organisation's role away", { 204: null }),
      may('access.change'),
      async (c) => {
        const code = c.req.param('code')
        await change(c, { action: 'organisation.remove', objectKind: 'organisation', objectId: code }, async (tx) => {
          const role = await removeOrganisation(tx, c.req.param('dossierId'), code)
          if (role === undefined) throw new Problem('not-found')
          return { role: [role, null] }
        })
        return c.body(null, 204)
      },
    )
}
