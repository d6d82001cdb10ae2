import type { Kysely, RawBuilder, Selectable, SqlBool } from 'kysely'
import type { Role } from '#shared/access/roles.ts'
import { fold } from '#shared/lib/fold.ts'
import { phases } from '#shared/dossiers/phases.ts'
import type { DossierInput, DossierPatch, DossierSummary } from '#shared/dossiers/schema.ts'
import { groupOf, groups, layers, type Layer } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { reachOf } from '#server/access/reach-store.ts'
import { eyesOf } from '#server/access/viewer-store.ts'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import { documentSeenWith } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { DossiersTable } from '#server/db/tables/dossiers.ts'
import { toInstant } from '#server/lib/clock.ts'

export type DossierRow = Selectable<DossiersTable>

/** Makes a dossier without anybody in it: the caller adds its first manager in the same transaction. */
export async function insertDossier(
  db: Kysely<Database>,
  dossier: DossierInput & { id: string; createdBy: string },
  nowMs: number,
): Promise<void> {
  const now = toInstant(nowMs)
  await db
    .insertInto('dossiers')
    .values({
      id: dossier.id,
      title: dossier.title,
      question: dossier.question,
      affected_layers: JSON.stringify(dossier.affectedLayers),
      phase: dossier.phase,
      created_at: now,
      created_by: dossier.createdBy,
      last_activity_at: now,
      archived_at: null,
    })
    .execute()
}

/** One dossier that must be there: its standing was asked before. */
export const dossierRow = (db: Kysely<Database>, id: string): Promise<DossierRow> =>
  db.selectFrom('dossiers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Changes what is given, except whether it is archived. */
export async function changeDossier(db: Kysely<Database>, id: string, patch: DossierPatch): Promise<void> {
  const { title, question, affectedLayers, phase } = patch
  const change = {
    ...(title !== undefined && { title }),
    ...(question !== undefined && { question }),
    ...(affectedLayers !== undefined && { affected_layers: JSON.stringify(affectedLayers) }),
    ...(phase !== undefined && { phase }),
  }
  if (Object.keys(change).length > 0) await db.updateTable('dossiers').set(change).where('id', '=', id).execute()
}

export async function archiveDossier(db: Kysely<Database>, id: string, archivedAt: string | null): Promise<void> {
  await db.updateTable('dossiers').set({ archived_at: archivedAt }).where('id', '=', id).execute()
}

/** The dossiers in which this person has a role, himself or through his employer; the last active first. */
export async function visibleDossiers(
  db: Kysely<Database>,
  userId: string,
  wanted: { q: string; archived: boolean },
): Promise<DossierSummary[]> {
  const reach = await reachOf(db, userId, { archived: wanted.archived })
  const held = new Map(reach.map(({ dossierId, role }) => [dossierId, role]))
  if (held.size === 0) return []
  const rows = await db
    .selectFrom('dossiers')
    .selectAll()
    .where('id', 'in', [...held.keys()])
    .orderBy('last_activity_at', 'desc')
    .orderBy('id')
    .execute()
  const asker = { roleIn: (id: string) => known(held, id), mayCount: documentSeenWith(await eyesOf(db, userId)) }
  const summaries = await asSummaries(db, rows, asker)
  const q = fold(wanted.q)
  return q === '' ? summaries : summaries.filter((summary) => haystack(summary).includes(q))
}

const haystack = ({ title, question, parties }: DossierSummary): string =>
  fold([title, question, ...parties.flatMap((party) => [party.name, party.abbreviation ?? ''])].join(' '))

/** Rows as the API lists them, with the role of whoever asks and the documents that he may count. */
export async function asSummaries(
  db: Kysely<Database>,
  rows: readonly DossierRow[],
  { roleIn, mayCount }: { roleIn: (dossierId: string) => Role; mayCount: RawBuilder<SqlBool> },
): Promise<DossierSummary[]> {
  const ids = rows.map((row) => row.id)
  const parties = await partiesOf(db, ids)
  const documents = await documentCounts(db, ids, mayCount)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    question: row.question,
    affectedLayers: asLayers(row.affected_layers),
    phase: phases.find((phase) => phase === row.phase) ?? 'verkenning',
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    lastActivityAt: row.last_activity_at,
    role: roleIn(row.id),
    parties: parties.get(row.id) ?? [],
    documentCount: documents.get(row.id) ?? 0,
  }))
}

/** The layers in a stored JSON array, in the order of the product. */
export function asLayers(json: string): Layer[] {
  const stored: unknown = JSON.parse(json)
  return Array.isArray(stored) ? layers.filter((layer) => stored.includes(layer)) : []
}

/** The organisations that take part in each dossier: those of active members, namens whom they act, and whole ones. */
async function partiesOf(db: Kysely<Database>, dossierIds: string[]): Promise<Map<string, OrganisationRef[]>> {
  if (dossierIds.length === 0) return new Map()
  const members = db
    .selectFrom('dossier_members as member')
    .innerJoin('users', 'users.id', 'member.user_id')
    .select((eb) => [
      'member.dossier_id',
      eb.fn.coalesce('member.acts_for', 'users.organisation_code').as('organisation_code'),
    ])
    .where('member.dossier_id', 'in', dossierIds)
    .where('users.deactivated_at', 'is', null)
  const whole = db
    .selectFrom('dossier_organisations')
    .select(['dossier_id', 'organisation_code'])
    .where('dossier_id', 'in', dossierIds)
  const rows = await members.union(whole).execute()
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.organisation_code),
  )
  const byDossier = Map.groupBy(rows, (row) => row.dossier_id)
  return new Map(
    [...byDossier].map(([id, each]) => [
      id,
      each.map((row) => known(organisations, row.organisation_code)).toSorted(byLayerAndName),
    ]),
  )
}

const dutch = new Intl.Collator('nl')
const byLayerAndName = (a: OrganisationRef, b: OrganisationRef): number =>
  groups.indexOf(groupOf(a)) - groups.indexOf(groupOf(b)) || dutch.compare(a.shortName, b.shortName)

async function documentCounts(
  db: Kysely<Database>,
  dossierIds: string[],
  mayCount: RawBuilder<SqlBool>,
): Promise<Map<string, number>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('documents')
    .select((eb) => ['dossier_id', eb.fn.countAll<number>().as('count')])
    .where('dossier_id', 'in', dossierIds)
    .where('archived_at', 'is', null)
    .where('is_ready', '=', 1)
    .where(mayCount)
    .groupBy('dossier_id')
    .execute()
  return new Map(rows.map((row) => [row.dossier_id, row.count]))
}
