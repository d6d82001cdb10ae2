import type { DatabaseSync } from 'node:sqlite'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { toInstant } from '#server/lib/clock.ts'
import { chainHash, chainStart, sha256 } from './chain.ts'
import { MAX_TAIL_TO_SERVE } from './limits.ts'
import type { LogEntry, Snapshot, StoredDocument } from './update-log.ts'

/** Documents whose last hash is remembered, so that a commit need not read it. */
const MAX_HEADS = 10_000

interface Head {
  readonly seq: number
  readonly hash: Uint8Array
}

/** The update log on one connection to the embedded database. Synchronous: it belongs into a worker thread. */
export class SqlLogStore {
  readonly #db: DatabaseSync
  readonly #heads = new Map<string, Head>()
  readonly #sql: ReturnType<typeof prepare>

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#sql = prepare(db)
  }

  /** One transaction. @returns the seq of each entry @throws when it could not; then nothing was written */
  append(entries: readonly LogEntry[]): number[] {
    const heads = new Map<string, Head>()
    const seqs = this.#inTransaction(() => entries.map((entry) => this.#insert(entry, heads)))
    for (const [documentId, head] of heads) this.#remember(documentId, head)
    return seqs
  }

  /** A long tail is made into a snapshot first, though not stored as one: joining from it would take longer. */
  load(documentId: string): StoredDocument {
    const stored = this.#read(documentId)
    if (stored.tail.length <= MAX_TAIL_TO_SERVE) return stored
    return { ...stored, snapshot: snapshotOf(stored), tail: [] }
  }

  /** A snapshot of everything in the log, not stored; undefined when the document is empty. */
  makeSnapshot(documentId: string): Snapshot | undefined {
    return snapshotOf(this.#read(documentId))
  }

  /** Stores a snapshot, unless there is a newer one. */
  keepSnapshot(documentId: string, { seq, state, stateVector }: Snapshot): void {
    this.#inTransaction(() => this.#sql.putSnapshot.run(documentId, seq, state, stateVector, sha256(state)))
  }

  close(): void {
    this.#db.close()
  }

  /** Snapshot, tail and owners as of one moment. */
  #read(documentId: string): StoredDocument {
    this.#db.exec('BEGIN')
    try {
      const snapshot = this.#sql.snapshot.get(documentId) as unknown as SnapshotRow | undefined
      const rows = this.#sql.tail.all(documentId, snapshot?.seq ?? 0) as unknown as TailRow[]
      const clients = this.#sql.clients.all(documentId) as unknown as ClientRow[]
      return {
        seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
        snapshot: snapshot && { seq: snapshot.seq, state: snapshot.state_bytes, stateVector: snapshot.state_vector },
        tail: rows.map((row) => row.update_bytes),
        owners: new Map(clients.map((row) => [row.client_id, row.user_id])),
      }
    } finally {
      this.#db.exec('COMMIT')
    }
  }

  #insert(entry: LogEntry, heads: Map<string, Head>): number {
    const { documentId, update, newClients } = entry
    const { userId, organisationCode } = entry.author
    const head = heads.get(documentId) ?? this.#heads.get(documentId) ?? this.#lastRow(documentId)
    const receivedAt = toInstant(entry.receivedAtMs)
    const seq = head.seq + 1
    const hash = chainHash(head.hash, { documentId, seq, userId, organisationCode, receivedAt, update })
    this.#sql.insertUpdate.run(documentId, seq, userId, organisationCode, receivedAt, update, hash)
    // A clientID that is bound already breaks the key, and with it the transaction: two owners never get in
    for (const client of newClients) this.#sql.bind.run(documentId, client, userId, organisationCode, receivedAt)
    heads.set(documentId, { seq, hash })
    return seq
  }

  #lastRow(documentId: string): Head {
    const row = this.#sql.head.get(documentId) as unknown as Head | undefined
    return row ?? { seq: 0, hash: chainStart }
  }

  #remember(documentId: string, head: Head): void {
    if (this.#heads.size >= MAX_HEADS) this.#heads.clear()
    this.#heads.set(documentId, head)
  }

  #inTransaction<T>(write: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = write()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk); then there is nothing left to roll back
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}

/** The newest state of what is stored. */
function snapshotOf({ snapshot, tail, seq }: StoredDocument): Snapshot | undefined {
  if (tail.length === 0) return snapshot
  const doc = new Doc()
  // One transaction for all: 260,000 updates take 0.4 s so, and minutes one by one or merged
  doc.transact(() => {
    if (snapshot) applyUpdate(doc, snapshot.state)
    for (const update of tail) applyUpdate(doc, update)
  })
  const made = { seq, state: encodeStateAsUpdate(doc), stateVector: encodeStateVector(doc) }
  doc.destroy()
  return made
}

// What the statements below select; SQLite's types are those of the migration
interface SnapshotRow {
  readonly seq: number
  readonly state_bytes: Uint8Array
  readonly state_vector: Uint8Array
}
interface TailRow {
  readonly seq: number
  readonly update_bytes: Uint8Array
}
interface ClientRow {
  readonly client_id: number
  readonly user_id: string
}

const prepare = (db: DatabaseSync) => ({
  insertUpdate: db.prepare(
    'INSERT INTO document_updates (document_id, seq, user_id, organisation_code, received_at, update_bytes, hash)' +
      ' VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  bind: db.prepare(
    'INSERT INTO document_clients (document_id, client_id, user_id, organisation_code, bound_at) VALUES (?, ?, ?, ?, ?)',
  ),
  head: db.prepare('SELECT seq, hash FROM document_updates WHERE document_id = ? ORDER BY seq DESC LIMIT 1'),
  snapshot: db.prepare('SELECT seq, state_bytes, state_vector FROM document_snapshots WHERE document_id = ?'),
  tail: db.prepare('SELECT seq, update_bytes FROM document_updates WHERE document_id = ? AND seq > ? ORDER BY seq'),
  clients: db.prepare('SELECT client_id, user_id FROM document_clients WHERE document_id = ?'),
  putSnapshot: db.prepare(
    'INSERT INTO document_snapshots (document_id, seq, state_bytes, state_vector, hash) VALUES (?, ?, ?, ?, ?)' +
      ' ON CONFLICT (document_id) DO UPDATE SET seq = excluded.seq, state_bytes = excluded.state_bytes,' +
      ' state_vector = excluded.state_vector, hash = excluded.hash WHERE excluded.seq > document_snapshots.seq',
  ),
})
