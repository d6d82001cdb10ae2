import type { Kysely, Selectable } from 'kysely'
import type { z } from 'zod'
import type { Organisation, organisationQuery } from '#shared/organisations/schema.ts'
import { rank, searchKey, searchText } from '#shared/organisations/search.ts'
import type { Database } from '#server/db/database.ts'
import type { OrganisationsTable } from '#server/db/tables/people.ts'
import { toOrganisationRef } from '#server/auth/people-store.ts'

type Row = Selectable<OrganisationsTable>

const toOrganisation = (row: Row): Organisation => ({
  ...toOrganisationRef(row),
  province: row.province_code,
  beginsOn: row.begins_on,
  endsOn: row.ends_on,
})

/**
 * The organisations that answer a search, the best first: whole names and abbreviations, then beginnings, then words,
 * then the rest. An organisation that has ended is found by its exact code only.
 * @param today ISO day
 */
export async function searchOrganisations(
  db: Kysely<Database>,
  query: z.output<typeof organisationQuery>,
  today: string,
): Promise<Organisation[]> {
  const wanted = searchKey(query.q)
  const rows = await db
    .selectFrom('organisations')
    .selectAll()
    .$if(query.layer !== undefined, (qb) => qb.where('layer', '=', query.layer ?? ''))
    .$if(query.kind !== undefined, (qb) => qb.where('kind', '=', query.kind ?? ''))
    .execute()
  const ranked = rows.flatMap((row) => {
    if (row.code === query.q.trim().toLowerCase()) return [{ row, place: 0 }]
    if (row.ends_on !== null && row.ends_on <= today) return []
    const place = wanted === '' ? 0 : rank(row.search_text, wanted)
    return place === undefined ? [] : [{ row, place }]
  })
  return ranked
    .toSorted((a, b) => a.place - b.place || byName(a.row, b.row))
    .slice(0, query.limit)
    .map(({ row }) => toOrganisation(row))
}

const dutch = new Intl.Collator('nl')
const byName = (a: Row, b: Row): number => dutch.compare(a.short_name, b.short_name) || a.code.localeCompare(b.code)

export async function organisationByCode(db: Kysely<Database>, code: string): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisations').selectAll().where('code', '=', code).executeTakeFirst()
  return row && toOrganisation(row)
}

/** An organisation as a register gives it. */
export interface RegisteredOrganisation {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly abbreviation: string | null
  readonly kind: 'overheid' | 'koepel'
  readonly layer: Organisation['layer']
  readonly province: string | null
  readonly tooi: string | null
  readonly oin: string | null
  readonly sources: readonly string[]
  readonly note: string | null
  readonly beginsOn: string | null
  readonly endsOn: string | null
}

/**
 * Puts organisations in the table; what is there already is corrected, and stays where the register is silent. Nothing is
 * deleted: dossiers refer to it.
 * @returns how many were new or different
 */
export async function putOrganisations(
  db: Kysely<Database>,
  organisations: readonly RegisteredOrganisation[],
): Promise<number> {
  const stored = await db.selectFrom('organisations').selectAll().execute()
  const present = new Map(stored.map((row) => [row.code, row]))
  const changed = organisations
    .map((organisation) => toRow(organisation, present.get(organisation.code)))
    .filter((row) => JSON.stringify(sorted(row)) !== JSON.stringify(sorted(present.get(row.code) ?? {})))
  for (const row of changed) {
    const { code: _, ...facts } = row
    await db
      .insertInto('organisations')
      .values(row)
      .onConflict((oc) => oc.column('code').doUpdateSet(facts))
      .execute()
  }
  return changed.length
}

const sorted = (row: object): unknown[] => Object.entries(row).toSorted(([a], [b]) => a.localeCompare(b))

function toRow(organisation: RegisteredOrganisation, before: Row | undefined): Row {
  const abbreviation = organisation.abbreviation ?? before?.abbreviation ?? null
  return {
    code: organisation.code,
    name: organisation.name,
    short_name: organisation.shortName,
    abbreviation,
    kind: organisation.kind,
    layer: organisation.layer,
    province_code: organisation.province ?? before?.province_code ?? null,
    tooi: organisation.tooi ?? before?.tooi ?? null,
    oin: organisation.oin ?? before?.oin ?? null,
    search_text: searchText({ ...organisation, abbreviation }),
    sources: JSON.stringify(organisation.sources),
    note: organisation.note ?? before?.note ?? null,
    begins_on: organisation.beginsOn ?? before?.begins_on ?? null,
    ends_on: organisation.endsOn,
  }
}

/** Was this set of facts put in the table before? */
export async function wasImported(db: Kysely<Database>, objectId: string): Promise<boolean> {
  const act = await db
    .selectFrom('acts')
    .select('seq')
    .where('actor_id', 'is', null)
    .where('action', '=', 'organisations.import')
    .where('object_id', '=', objectId)
    .limit(1)
    .executeTakeFirst()
  return act !== undefined
}
