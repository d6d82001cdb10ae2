import type { Member } from './member.ts'
import type { LogEntry, UpdateLog } from './update-log.ts'

/** Updates in one commit at most: keeps a commit, and what a failed one costs, short. */
const MAX_COMMIT_UPDATES = 2_000

/** An accepted update on its way to the disk. */
export interface Pending {
  readonly entry: LogEntry
  readonly target: CommitTarget
  /** The network address from which it came. */
  readonly address: string
  /** Undefined when the server itself wrote it. */
  readonly sender: Member | undefined
  /** Who may hear that everything up to this number of theirs is on disk, once this is. */
  readonly acks: [Member, number][]
  readonly settled: ((error: unknown) => void) | undefined
}

/** A room, as the commits see it. */
export interface CommitTarget {
  /** The update is on disk under this seq. */
  committed(pending: Pending, seq: number): void
  /** All of this commit was told. */
  flushed(): void
  /** An update could not be written; what was accepted after it is dropped with it. */
  failed(error: unknown): void
}

/**
 * Group commit over all rooms: what arrives while a commit is under way is the next one. One is in flight, none waits
 * for a timer. SPEC.md, Log.
 */
export class Commits {
  readonly #log: UpdateLog
  #queue: Pending[] = []
  #running: Promise<void> | undefined
  /** Commits made and updates in them, for the figures. */
  readonly counts = { commits: 0, updates: 0, failures: 0 }

  constructor(log: UpdateLog) {
    this.#log = log
  }

  add(pending: Pending): void {
    this.#queue.push(pending)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, MAX_COMMIT_UPDATES)
      await this.#commit(batch)
    }
    this.#running = undefined
  }

  async #commit(batch: readonly Pending[]): Promise<void> {
    try {
      const seqs = await this.#log.append(batch.map(({ entry }) => entry))
      this.#tell(batch, seqs)
    } catch (error) {
      const targets = [...Map.groupBy(batch, ({ target }) => target)]
      const [only] = targets
      if (only && targets.length === 1) this.fail(only[0], error, only[1])
      // What one room wrote may be at fault: the others are not to suffer, so each is tried alone
      else for (const [, part] of targets) await this.#commit(part)
    }
  }

  #tell(batch: readonly Pending[], seqs: readonly number[]): void {
    this.counts.commits += 1
    this.counts.updates += batch.length
    for (const [i, pending] of batch.entries()) {
      pending.target.committed(pending, seqs[i] ?? 0)
      pending.settled?.(undefined)
    }
    for (const target of new Set(batch.map((pending) => pending.target))) target.flushed()
  }

  /** Drops what this room still had in line, and tells it. */
  fail(target: CommitTarget, error: unknown, batch: readonly Pending[] = []): void {
    this.counts.failures += 1
    const dropped = this.#queue.filter((pending) => pending.target === target)
    this.#queue = this.#queue.filter((pending) => pending.target !== target)
    for (const pending of [...batch, ...dropped]) pending.settled?.(error)
    target.failed(error)
  }
}
