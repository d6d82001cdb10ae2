import type { Kysely } from 'kysely'
import type { OptionsOf } from '#shared/dilemmas/options-schema.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { circleKey, seenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import { type KeptItem, toKeptItem } from '#server/kept/store.ts'
import { dilemmaById } from './store.ts'

/** The options table of one circle: whose it is, and the document in which it is written. */
export interface OptionTableOf {
  readonly item: KeptItem
  readonly documentId: string
  readonly changedAt: string
  readonly archivedAt: string | null
}

const tables = (db: Kysely<Database>) =>
  db
    .selectFrom('dilemma_tables')
    .innerJoin('kept_items', 'kept_items.id', 'dilemma_tables.item_id')
    .innerJoin('documents', 'documents.id', 'dilemma_tables.document_id')

/** The tables of a dilemma that this viewer may see, in the order in which they were opened. */
export async function tablesOf(db: Kysely<Database>, dilemmaId: string, viewer: Viewer): Promise<OptionTableOf[]> {
  const rows = await tables(db)
    .selectAll('kept_items')
    .select(['documents.id as document_id', 'documents.changed_at as document_changed_at', 'documents.archived_at'])
    .where('dilemma_tables.dilemma_id', '=', dilemmaId)
    .where(seenBy(viewer, 'kept_items'))
    .orderBy('kept_items.seq')
    .execute()
  return rows.map((row) => ({
    item: toKeptItem(row),
    documentId: row.document_id,
    changedAt: row.document_changed_at,
    archivedAt: row.archived_at,
  }))
}

/** Has this circle a table, in the archive or not? Asked by whoever is in it. @param inUse only one that is not archived */
export async function hasTable(
  db: Kysely<Database>,
  dilemmaId: string,
  circle: Circle,
  { inUse = false }: { readonly inUse?: boolean } = {},
): Promise<boolean> {
  const row = await db
    .selectFrom('dilemma_tables')
    .innerJoin('documents', 'documents.id', 'dilemma_tables.document_id')
    .select('documents.archived_at')
    .where('dilemma_tables.dilemma_id', '=', dilemmaId)
    .where('dilemma_tables.circle', '=', circleKey(circle))
    .executeTakeFirst()
  return row !== undefined && (!inUse || row.archived_at === null)
}

/** Writes down where the table of a circle is. @throws when the circle has one already */
export async function insertTable(
  db: Kysely<Database>,
  table: { itemId: string; dilemmaId: string; circle: Circle; documentId: string },
): Promise<void> {
  await db
    .insertInto('dilemma_tables')
    .values({
      item_id: table.itemId,
      dilemma_id: table.dilemmaId,
      circle: circleKey(table.circle),
      document_id: table.documentId,
    })
    .execute()
}

/** The organisations whose people wrote in a document, by the clients with which they came; cheap, so for a screen. */
export const writingIn = (db: Kysely<Database>, documentId: string): Promise<string[]> =>
  organisationsIn(db, 'document_clients', documentId)

/**
 * As {@link writingIn}, by every update: also of who acted for another organisation with the same client; and those whose
 * proposals were put in the text, by whoever did that.
 */
export async function everybodyWritingIn(db: Kysely<Database>, documentId: string): Promise<string[]> {
  const proposers = await db
    .selectFrom('threads')
    .select('raised_by')
    .where('document_id', '=', documentId)
    .where('outcome', 'in', ['accepted', 'accepted-changed'])
    .distinct()
    .execute()
  return [
    ...(await writingIn(db, documentId)),
    ...(await organisationsIn(db, 'document_updates', documentId)),
    ...proposers.map((row) => row.raised_by),
  ]
}

async function organisationsIn(
  db: Kysely<Database>,
  table: 'document_clients' | 'document_updates',
  documentId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('organisation_code')
    .where('document_id', '=', documentId)
    .distinct()
    .execute()
  return rows.map((row) => row.organisation_code)
}

/** The dilemma whose options stand in this document; undefined when there is none that this viewer may see. */
export async function dilemmaIn(
  db: Kysely<Database>,
  of: { readonly documentId: string; readonly dossierId: string },
  viewer: Viewer,
): Promise<OptionsOf | undefined> {
  const { documentId, dossierId } = of
  const row = await db
    .selectFrom('dilemma_tables')
    .select('dilemma_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const dilemma = row && (await dilemmaById(db, { dossierId, id: row.dilemma_id }, viewer))
  return dilemma && { dossierId, dilemmaId: dilemma.id, question: dilemma.text.question }
}
