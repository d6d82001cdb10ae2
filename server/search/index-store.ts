import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { dropFullText, putFullText } from '#server/db/dialect.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A document as it is now beside how the index knows it. */
export interface Staleness {
  readonly id: string
  readonly title: string
  /** The last entry of the log; 0 when nothing was written. */
  readonly seq: number
  /** When that was written; null when nothing was. */
  readonly writtenAt: string | null
  /** When it was indexed last; null when never. */
  readonly indexedAt: string | null
}

/** The documents that are not as the index knows them: of all, or of those that changed since. */
export async function staleDocuments(
  db: Kysely<Database>,
  among: { changedSince: string } | { ids: readonly string[] } | 'all',
): Promise<Staleness[]> {
  let query = db
    .selectFrom('documents')
    .leftJoin('search_states as state', 'state.document_id', 'documents.id')
    .select(['documents.id', 'documents.title', 'state.seq as indexed_seq', 'state.title as indexed_title'])
    .select('state.indexed_at')
    .select((eb) =>
      eb
        .selectFrom('document_updates as written')
        .select('written.seq')
        .whereRef('written.document_id', '=', 'documents.id')
        .orderBy('written.seq', 'desc')
        .limit(1)
        .as('seq'),
    )
    .select((eb) =>
      eb
        .selectFrom('document_updates as written')
        .select('written.received_at')
        .whereRef('written.document_id', '=', 'documents.id')
        .orderBy('written.seq', 'desc')
        .limit(1)
        .as('written_at'),
    )
    .where('documents.is_ready', '=', 1)
  if (among !== 'all') {
    query =
      'ids' in among
        ? query.where('documents.id', 'in', [...among.ids])
        : query.where('documents.changed_at', '>=', among.changedSince)
  }
  const rows = await query.execute()
  return rows.flatMap((row) => {
    const { id, title, written_at: writtenAt, indexed_at: indexedAt } = row
    const seq = row.seq ?? 0
    return row.indexed_seq === seq && row.indexed_title === title ? [] : { id, title, seq, writtenAt, indexedAt }
  })
}

/** A heading of a document, for the index. */
export interface IndexedHeading {
  readonly blockId: string
  readonly level: number
  readonly text: string
}

/** Replaces everything that the index knows of a document. */
export async function putInIndex(
  tx: Kysely<Database>,
  document: Pick<Staleness, 'id' | 'title' | 'seq'>,
  content: { body: string; headings: readonly IndexedHeading[] },
  nowMs: number,
): Promise<void> {
  const { id, title, seq } = document
  const gone = await tx.deleteFrom('search_entries').where('document_id', '=', id).returning('id').execute()
  if (gone.length > 0) {
    await dropFullText(
      tx,
      gone.map((row) => row.id),
    )
  }
  await putEntry(tx, { document_id: id, kind: 'document', block_id: null, level: null, title }, content.body)
  for (const { blockId, level, text } of content.headings) {
    await putEntry(tx, { document_id: id, kind: 'heading', block_id: blockId, level, title: text }, '')
  }
  const state = { seq, title, indexed_at: toInstant(nowMs) }
  await tx
    .insertInto('search_states')
    .values({ document_id: id, ...state })
    .onConflict((oc) => oc.column('document_id').doUpdateSet(state))
    .execute()
}

async function putEntry(
  tx: Kysely<Database>,
  entry: {
    document_id: string
    kind: 'document' | 'heading'
    block_id: string | null
    level: number | null
    title: string
  },
  body: string,
): Promise<void> {
  const { id } = await tx.insertInto('search_entries').values(entry).returning('id').executeTakeFirstOrThrow()
  await putFullText(tx, id, entry.title, body)
}
