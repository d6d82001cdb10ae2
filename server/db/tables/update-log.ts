/** The append-only log of every document: the source of truth. See `server/sync/SPEC.md`. */
export interface DocumentUpdatesTable {
  document_id: string
  /** 1, 2, 3 … without holes. */
  seq: number
  user_id: string
  organisation_code: string
  received_at: string
  /** A Yjs update, version 1 encoding. */
  update_bytes: Uint8Array
  /** SHA-256 over the previous row's hash and this row. */
  hash: Uint8Array
}

/** The state of a document at a seq, written by compaction; a cache of the log. */
export interface DocumentSnapshotsTable {
  document_id: string
  seq: number
  state_bytes: Uint8Array
  state_vector: Uint8Array
  /** SHA-256 of `state_bytes`. */
  hash: Uint8Array
}

/** Whose items carry which Yjs clientID in a document. */
export interface DocumentClientsTable {
  document_id: string
  client_id: number
  user_id: string
  organisation_code: string
  bound_at: string
}
