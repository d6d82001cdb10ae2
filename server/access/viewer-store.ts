import type { Kysely } from 'kysely'
import type { DossierStanding } from '#shared/access/can.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { outsider, viewerOf, type Viewer } from '#shared/threads/visibility.ts'
import { toOrganisationRef } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'

/** The koepels of the register. */
export async function koepels(db: Kysely<Database>): Promise<OrganisationRef[]> {
  const rows = await db.selectFrom('organisations').selectAll().where('kind', '=', 'koepel').orderBy('code').execute()
  return rows.map(toOrganisationRef)
}

/** The eyes with which somebody with this standing looks: those of whom he acts for, or of nobody when he only looks in. */
export async function viewerIn(db: Kysely<Database>, standing: DossierStanding): Promise<Viewer> {
  if (standing.inspectionUntil !== null) return outsider
  const own = await db
    .selectFrom('organisations')
    .selectAll()
    .where('code', '=', standing.actsFor)
    .executeTakeFirstOrThrow()
  return viewerOf(toOrganisationRef(own), await koepels(db))
}
