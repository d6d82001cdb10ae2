import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { LogEntry, Snapshot, StoredDocument, UpdateLog } from '#server/sync/update-log.ts'

interface Kept {
  readonly entries: LogEntry[]
  readonly owners: Map<number, string>
  snapshot: Snapshot | undefined
}

/**
 * The update log in memory, for tests that are not about storage. It outlives a server: `reopen` stands for a restart
 * over the same disk. Commits can be held up and made to fail.
 */
export class MemoryUpdateLog implements UpdateLog {
  readonly #documents: Map<string, Kept>
  #isClosed = false
  #gate: Promise<void> | undefined
  #failure: Error | undefined

  constructor(documents = new Map<string, Kept>()) {
    this.#documents = documents
  }

  reopen(): MemoryUpdateLog {
    return new MemoryUpdateLog(this.#documents)
  }

  /** Holds commits up. @returns a function that lets them through */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gate = promise
    return () => {
      this.#gate = undefined
      resolve()
    }
  }

  /** Makes commits fail until called with nothing. */
  fail(error: Error | undefined): void {
    this.#failure = error
  }

  async append(entries: readonly LogEntry[]): Promise<readonly number[]> {
    this.#check()
    await (this.#gate ?? Promise.resolve())
    if (this.#failure) throw this.#failure
    const isTaken = (entry: LogEntry): boolean =>
      entry.newClients.some((client) => this.#kept(entry.documentId).owners.has(client))
    if (entries.some(isTaken)) throw new Error('a clientID is bound already')
    return entries.map((entry) => {
      const kept = this.#kept(entry.documentId)
      for (const client of entry.newClients) kept.owners.set(client, entry.author.userId)
      return kept.entries.push(entry)
    })
  }

  async load(documentId: string): Promise<StoredDocument> {
    this.#check()
    const { entries, owners, snapshot } = this.#kept(documentId)
    const tail = entries.slice(snapshot?.seq ?? 0).map(({ update }) => update)
    return { seq: entries.length, snapshot, tail, owners: new Map(owners) }
  }

  compact(documentId: string): Promise<Snapshot | undefined> {
    this.#check()
    const kept = this.#kept(documentId)
    if (kept.entries.length > 0) {
      const doc = replay(kept.entries.map(({ update }) => update))
      kept.snapshot = {
        seq: kept.entries.length,
        state: encodeStateAsUpdate(doc),
        stateVector: encodeStateVector(doc),
      }
    }
    return Promise.resolve(kept.snapshot)
  }

  close(): Promise<void> {
    this.#isClosed = true
    return Promise.resolve()
  }

  /** Everything that was ever appended to a document, in order. */
  entries(documentId: string): readonly LogEntry[] {
    return this.#kept(documentId).entries
  }

  #check(): void {
    if (this.#isClosed) throw new Error('the update log is closed')
  }

  #kept(documentId: string): Kept {
    const known = this.#documents.get(documentId)
    if (known) return known
    const kept: Kept = { entries: [], owners: new Map(), snapshot: undefined }
    this.#documents.set(documentId, kept)
    return kept
  }
}

/** The document that these updates make. */
export function replay(updates: readonly Uint8Array[]): Doc {
  const doc = new Doc()
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update)
  })
  return doc
}
