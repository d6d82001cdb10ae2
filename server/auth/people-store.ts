import type { Kysely, Selectable } from 'kysely'
import type { Person } from '#shared/auth/schema.ts'
import { layers, organisationKinds } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { contains } from '#server/db/dialect.ts'
import type { Database } from '#server/db/database.ts'
import type { OrganisationsTable } from '#server/db/tables/people.ts'

/** How many people a search shows: enough to choose from, too few to copy the register. */
const MAX_FOUND = 20

const oneOf = <T extends string>(known: readonly T[], value: string): T => {
  const found = known.find((each) => each === value)
  if (!found) throw new Error(`unknown value in the database: ${value}`)
  return found
}

export const toOrganisationRef = (row: Selectable<OrganisationsTable>): OrganisationRef => ({
  code: row.code,
  name: row.name,
  shortName: row.short_name,
  abbreviation: row.abbreviation,
  kind: oneOf(organisationKinds, row.kind),
  layer: oneOf(layers, row.layer),
})

/** Finds in a map what the database's foreign keys promise to be there. */
export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`row ${key} is missing`)
  return found
}

/** The organisations with these codes, by code. */
export async function organisationsByCode(
  db: Kysely<Database>,
  codes: Iterable<string | null>,
): Promise<Map<string, OrganisationRef>> {
  const wanted = [...new Set(codes)].filter((code) => code !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('organisations').selectAll().where('code', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.code, toOrganisationRef(row)]))
}

/** One organisation that must be there. */
export const organisationRefOf = async (db: Kysely<Database>, code: string): Promise<OrganisationRef> =>
  known(await organisationsByCode(db, [code]), code)

/** The people with these ids, by id, also those whose account is no longer active. */
export async function peopleById(db: Kysely<Database>, ids: Iterable<string | null>): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'organisation_code'])
    .where('id', 'in', wanted)
    .execute()
  return await asPeople(db, rows)
}

/** One person who must be there. */
export const personOf = async (db: Kysely<Database>, id: string): Promise<Person> =>
  known(await peopleById(db, [id]), id)

/** Active accounts by a part of the name or the whole e-mail address. */
export async function searchPeople(db: Kysely<Database>, q: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'organisation_code'])
    .where('deactivated_at', 'is', null)
    .where((eb) => eb.or([contains(eb.ref('name'), q), eb('email', '=', q.toLowerCase())]))
    .orderBy('name')
    .orderBy('id')
    .limit(MAX_FOUND)
    .execute()
  return [...(await asPeople(db, rows)).values()]
}

async function asPeople(
  db: Kysely<Database>,
  rows: readonly { id: string; name: string; organisation_code: string }[],
): Promise<Map<string, Person>> {
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.organisation_code),
  )
  return new Map(
    rows.map(({ id, name, organisation_code: code }) => [id, { id, name, organisation: known(organisations, code) }]),
  )
}
