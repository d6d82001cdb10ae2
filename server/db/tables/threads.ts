import type { CircleColumns } from '../circle.ts'

/** A remark on a document, as it is now. */
export interface ThreadsTable extends CircleColumns {
  id: string
  document_id: string
  /** Made by the client: the same person sends the same thing once. */
  client_key: string
  author_id: string
  /** Unique in the document: the order for everybody. */
  created_at: string
  kind: string
  level: string
  state: string
  /** JSON: `shared/threads/body.ts`. */
  body: string
  body_text: string
  /** JSON: `shared/threads/proposal.ts`. */
  proposal: string | null
  edited_at: string | null
  withdrawn_at: string | null
  /** JSON: `shared/threads/anchor.ts`; null for the whole document. */
  anchor: string | null
  lost_at: string | null
  lost_seq: number | null
  outcome: string | null
  decided_by: string | null
  applied_seq: number | null
}

/** What happened in a thread after it was opened; each in the circle in which it was said. */
export interface ThreadEntriesTable extends CircleColumns {
  id: string
  thread_id: string
  /** Only of replies. */
  client_key: string | null
  author_id: string
  created_at: string
  kind: string
  /** JSON; only of replies. */
  body: string | null
  body_text: string
  note: string
  outcome: string | null
  widened_to: string | null
  /** JSON; only of `attach`. */
  earlier_anchor: string | null
  edited_at: string | null
  withdrawn_at: string | null
}

/** Earlier texts, in the circle that the text had while it stood. */
export interface ThreadTextsTable extends CircleColumns {
  /** A thread, or one of its entries. */
  target_id: string
  until: string
  body: string
  proposal: string | null
}

export interface ThreadAgreementsTable extends CircleColumns {
  thread_id: string
  user_id: string
  at: string
}

/** Whom the present text of a thread or entry mentions. */
export interface ThreadMentionsTable {
  target_id: string
  thread_id: string
  kind: string
  mentioned: string
}

/** The last moment given out in a document: the next is later, whatever the clock does. */
export interface ThreadClocksTable {
  document_id: string
  last_ms: number
}
