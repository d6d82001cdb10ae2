import type { Generated } from 'kysely'

/** What can be found of a document: itself, and each of its headings. Their full text stands under the same id. */
export interface SearchEntriesTable {
  id: Generated<number>
  document_id: string
  kind: 'document' | 'heading'
  /** Only of a heading. */
  block_id: string | null
  level: number | null
  title: string
}

/** As which the index knows a document; compared with the log to see what has to be indexed again. */
export interface SearchStatesTable {
  document_id: string
  seq: number
  title: string
  indexed_at: string
}

/** A document that somebody keeps at hand, or opened: since when, or when last. */
export interface KeptAtHandTable {
  user_id: string
  document_id: string
  at: string
}
