import type { Generated } from 'kysely'

/** Frozen versions of documents. Append only. */
export interface VersionsTable {
  id: string
  document_id: string
  /** 1, 2, 3 … within the document. */
  number: number
  name: string
  /** Of the document's log: all updates up to and including it are in the content. */
  seq: number
  /** ProseMirror JSON, as text: the hash is over these bytes. */
  content: string
  sha256: string
  /** Headings and paragraphs carry numbers: a setting of the document, so not among the hashed bytes. */
  numbered: Generated<number>
  created_by: string
  acts_for: string
  created_at: string
}
