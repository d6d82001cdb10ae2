import { decodeStateVector, diffUpdate, encodeStateVector, mergeUpdates } from 'yjs'
import { writeUpdate } from '#shared/sync/protocol.ts'
import { COMPACT_AFTER_BYTES, COMPACT_AFTER_UPDATES, MERGE_GROUP } from './limits.ts'
import type { Snapshot, StoredDocument } from './update-log.ts'

/** Updates of the tail, merged: all up to `seq`, after the run before it. */
interface Run {
  readonly seq: number
  readonly update: Uint8Array
}

/**
 * What is durable of a document, as bytes: a snapshot and the updates after it. No Y.Doc: a keystroke costs the same
 * in a document of a page and in one of a thousand, and a room holds a fraction of the memory.
 */
export class Content {
  #snapshot: Snapshot | undefined
  /** Runs of {@link MERGE_GROUP} updates, merged once. */
  #runs: Run[] = []
  /** The updates after the last run. */
  #loose: Uint8Array[] = []
  #seq: number
  #tailBytes = 0
  #tailCount = 0
  #wholeJoin: readonly Uint8Array[] | undefined
  #deletesOnly: Uint8Array | undefined

  constructor(stored: StoredDocument) {
    this.#snapshot = stored.snapshot
    this.#seq = stored.snapshot?.seq ?? 0
    for (const update of stored.tail) this.append(update)
  }

  /** Of the last update. */
  get seq(): number {
    return this.#seq
  }

  /** Bytes held: snapshot and tail. */
  get byteLength(): number {
    return (this.#snapshot?.state.length ?? 0) + this.#tailBytes
  }

  /** Updates after the snapshot. */
  get tailLength(): number {
    return this.#tailCount
  }

  get isWorthCompacting(): boolean {
    return this.#tailCount >= COMPACT_AFTER_UPDATES || this.#tailBytes >= COMPACT_AFTER_BYTES
  }

  append(update: Uint8Array): void {
    this.#seq += 1
    this.#tailCount += 1
    this.#tailBytes += update.length
    this.#loose.push(update)
    this.#wholeJoin = undefined
    if (this.#loose.length < MERGE_GROUP) return
    this.#runs.push({ seq: this.#seq, update: mergeUpdates(this.#loose) })
    this.#loose = []
  }

  /** Takes a newer snapshot; the updates it covers are let go. */
  compacted(snapshot: Snapshot): void {
    if (snapshot.seq <= (this.#snapshot?.seq ?? 0)) return
    this.#snapshot = snapshot
    // A run or update that lies across the snapshot stays: what is known already does no harm
    this.#runs = this.#runs.filter((run) => run.seq > snapshot.seq)
    this.#tailCount = Math.max(0, this.#seq - snapshot.seq)
    this.#loose = this.#lastLoose(this.#tailCount)
    const tail = [...this.#runs.map((run) => run.update), ...this.#loose]
    this.#tailBytes = tail.reduce((sum, update) => sum + update.length, 0)
    this.#wholeJoin = undefined
    this.#deletesOnly = undefined
  }

  /** Messages that bring somebody with this state vector up to date; undefined for somebody who has nothing. */
  join(stateVector: ReadonlyMap<number, number> | undefined): readonly Uint8Array[] {
    if (!stateVector || stateVector.size === 0 || !this.#snapshot) {
      this.#wholeJoin ??= [...(this.#snapshot ? [this.#snapshot.state] : []), ...this.#tail()].map(writeUpdate)
      return this.#wholeJoin
    }
    return [this.#difference(this.#snapshot, stateVector), ...this.#tail()].map(writeUpdate)
  }

  /** Messages that bring somebody up to date who was sent everything up to `seq`. */
  since(seq: number): readonly Uint8Array[] {
    if (seq < (this.#snapshot?.seq ?? 0)) return this.join(undefined)
    const runs = this.#runs.filter((run) => run.seq > seq).map((run) => run.update)
    const loose = this.#lastLoose(this.#seq - seq)
    return [...runs, ...(loose.length > 0 ? [mergeUpdates(loose)] : [])].map(writeUpdate)
  }

  /** Everything as one update. */
  whole(): Uint8Array {
    const parts = [...(this.#snapshot ? [this.#snapshot.state] : []), ...this.#tail()]
    return parts.length > 0 ? mergeUpdates(parts) : emptyUpdate
  }

  /** The last updates that are in no run, at most `count`. */
  #lastLoose(count: number): Uint8Array[] {
    return this.#loose.slice(Math.max(0, this.#loose.length - count))
  }

  #tail(): Uint8Array[] {
    return [...this.#runs.map((run) => run.update), ...(this.#loose.length > 0 ? [mergeUpdates(this.#loose)] : [])]
  }

  /** Who has all items of the snapshot may still lack deletions: state vectors do not tell, so they always go along. */
  #difference(snapshot: Snapshot, stateVector: ReadonlyMap<number, number>): Uint8Array {
    const known = decodeStateVector(snapshot.stateVector)
    const hasAll = known.entries().every(([client, clock]) => (stateVector.get(client) ?? 0) >= clock)
    if (!hasAll) return diffUpdate(snapshot.state, encodeStateVector(new Map(stateVector)))
    this.#deletesOnly ??= diffUpdate(snapshot.state, snapshot.stateVector)
    return this.#deletesOnly
  }
}

/** A Yjs update of nothing: no clients, no deletions. */
export const emptyUpdate: Uint8Array = new Uint8Array([0, 0])
