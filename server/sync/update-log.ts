import type { Author } from './sync.ts'

/** An update on its way into the log. */
export interface LogEntry {
  readonly documentId: string
  readonly author: Author
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number
  /** A Yjs update in version 1 encoding. */
  readonly update: Uint8Array
  /** clientIDs that the document has not seen before: from now on the author's. */
  readonly newClients: readonly number[]
}

/** The state of a document after the update with this seq. A cache of the log, never its replacement. */
export interface Snapshot {
  readonly seq: number
  /** A Yjs update that makes the whole state. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
}

/** What the log has of one document. */
export interface StoredDocument {
  /** Of the last update; 0 when nothing was written. */
  readonly seq: number
  readonly snapshot: Snapshot | undefined
  /** The updates after the snapshot, in order. */
  readonly tail: readonly Uint8Array[]
  /** clientID to the user whose items carry it. */
  readonly owners: ReadonlyMap<number, string>
}

/**
 * The append-only log of all documents, the source of truth. `test/contract/update-log.ts` says what every
 * implementation does.
 */
export interface UpdateLog {
  /**
   * Appends all entries, in order, and binds their clientIDs, in one transaction. On disk when the promise resolves.
   * @returns the seq of each entry
   * @throws when it could not; then nothing of it is in the log, save when the storage itself fell away meanwhile
   */
  append(entries: readonly LogEntry[]): Promise<readonly number[]>
  /** All there is of a document; an unknown document is an empty one. */
  load(documentId: string): Promise<StoredDocument>
  /**
   * Writes a new snapshot of everything in the log. Does not hold up appending.
   * @returns the newest snapshot; undefined when the document is empty
   */
  compact(documentId: string): Promise<Snapshot | undefined>
  /** Waits for what is under way and lets go of the storage. Afterwards every call fails. */
  close(): Promise<void>
}
