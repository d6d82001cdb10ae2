import { decodeStateVector, encodeStateVector } from 'yjs'
import { DeletedRanges } from './deleted-ranges.ts'
import { inOrder } from './order.ts'
import { placeOf, Places } from './places.ts'
import { scanUpdate, type DeletedRange } from './scan.ts'
import type { StoredDocument } from './update-log.ts'

/** What an accepted update adds. */
export interface News {
  /** The next clock of each client that wrote. */
  readonly clocks: ReadonlyMap<number, number>
  readonly places: Places
  readonly deletes: readonly DeletedRange[]
  readonly newClients: readonly number[]
}

/** What is known of the items themselves. */
export interface Items {
  readonly places: Places
  readonly deletes: DeletedRanges
}

/**
 * What the server has of a document, the accepted but not yet written included, as far as the guard must know it: no
 * text, only how far each client got, where items are, what is deleted, and whose clientIDs these are.
 */
export class Known {
  readonly #clocks: Map<number, number>
  readonly #owners: Map<number, string>
  readonly #items: Items = { places: new Places(), deletes: new DeletedRanges() }
  /** Updates whose items were not looked at yet: a room that is only read never needs them. */
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

  /** Where items are and which are deleted. */
  items(): Items {
    const unread = this.#unread
    if (unread.length === 0) return this.#items
    this.#unread = []
    const clocks = new Map<number, number>()
    for (const update of unread) this.#read(update, clocks)
    return this.#items
  }

  stateVector(): Uint8Array {
    return encodeStateVector(this.#clocks)
  }

  /** Takes in an accepted update of this user. */
  add(news: News, userId: string): void {
    const { places, deletes } = this.items()
    for (const [client, clock] of news.clocks) this.#clocks.set(client, clock)
    for (const client of news.newClients) this.#owners.set(client, userId)
    places.add(news.places)
    for (const { client, clock, length } of news.deletes) deletes.add(client, clock, clock + length)
  }

  #read(update: Uint8Array, clocks: Map<number, number>): void {
    const { places, deletes } = this.#items
    const scan = scanUpdate(update)
    inOrder(scan.sections, clocks, (struct) =>
      places.put(
        struct,
        placeOf(struct, (id) => places.get(id)),
      ),
    )
    for (const { client, clock, length } of scan.deletes) deletes.add(client, clock, clock + length)
  }
}
