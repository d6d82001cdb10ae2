import { decodeStateVector, encodeStateVector } from 'yjs'
import { DeletedRanges } from './deleted-ranges.ts'
import { scanUpdate, type DeletedRange } from './scan.ts'
import type { StoredDocument } from './update-log.ts'

/** What an accepted update adds. */
export interface News {
  /** The next clock of each client that wrote. */
  readonly clocks: ReadonlyMap<number, number>
  readonly deletes: readonly DeletedRange[]
  readonly newClients: readonly number[]
}

/**
 * What the server has of a document, the accepted but not yet written included, as far as the guard must know it: no
 * text, only how far each client got, what is deleted, and whose clientIDs these are.
 */
export class Known {
  readonly #clocks: Map<number, number>
  readonly #owners: Map<number, string>
  readonly #deletes = new DeletedRanges()
  /** Updates whose deletions were not taken in yet: a room that is only read never needs them. */
  #unread: Uint8Array[]

  constructor(stored: StoredDocument) {
    this.#clocks = stored.snapshot ? decodeStateVector(stored.snapshot.stateVector) : new Map()
    this.#owners = new Map(stored.owners)
    this.#unread = stored.snapshot ? [stored.snapshot.state, ...stored.tail] : [...stored.tail]
    for (const update of stored.tail) {
      for (const { client, structs } of scanUpdate(update).sections) {
        const last = structs.at(-1)
        if (last) this.#clocks.set(client, Math.max(this.clock(client), last.clock + last.length))
      }
    }
  }

  /** The next clock of a client: everything of it below is known. */
  clock(client: number): number {
    return this.#clocks.get(client) ?? 0
  }

  /** The user whose items carry this clientID. */
  owner(client: number): string | undefined {
    return this.#owners.get(client)
  }

  /** The deletions known so far. */
  deletes(): DeletedRanges {
    const unread = this.#unread
    this.#unread = []
    for (const update of unread) this.#addDeletes(scanUpdate(update).deletes)
    return this.#deletes
  }

  stateVector(): Uint8Array {
    return encodeStateVector(this.#clocks)
  }

  /** Takes in an accepted update of this user. */
  add(news: News, userId: string): void {
    for (const [client, clock] of news.clocks) this.#clocks.set(client, clock)
    for (const client of news.newClients) this.#owners.set(client, userId)
    if (news.deletes.length > 0) this.deletes()
    this.#addDeletes(news.deletes)
  }

  #addDeletes(ranges: readonly DeletedRange[]): void {
    for (const { client, clock, length } of ranges) this.#deletes.add(client, clock, clock + length)
  }
}
