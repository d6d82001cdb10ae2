import { encodeStateAsUpdate, Doc, mergeUpdates } from 'yjs'
import type { WebSocket } from 'ws'
import type { Arrival, Author, Participant, Sync } from '#server/sync/sync.ts'

/** What a feature asked of the sync engine, and documents in memory: for tests of everything but sync itself. */
export class MemorySync implements Sync {
  readonly #documents = new Map<string, Uint8Array>()
  readonly #connections: { documentId: string; userId: string }[] = []
  /** Connections that were decided about again, in order. */
  readonly reconsidered: { documentId: string; userId: string }[] = []
  /** What was told in rooms: document, kind, id. */
  readonly told: string[][] = []
  /** Everybody who listens in every room, and by whom each notice was heard. */
  readonly participants: Participant[] = []
  readonly heard: { readonly kind: string; readonly id: string; readonly by: readonly string[] }[] = []
  /** Documents whose text was asked for, in order. */
  readonly reads: string[] = []
  /** The next append fails with this. */
  failWith: Error | undefined

  /** Pretends that somebody has a document open. */
  open(documentId: string, userId: string): void {
    this.#connections.push({ documentId, userId })
  }

  enter(_socket: WebSocket, arrival: Arrival): void {
    throw new Error(`a test of ${arrival.documentId} needs the real sync engine`)
  }

  reconsider(concerns: (connection: { documentId: string; userId: string }) => boolean = () => true): Promise<void> {
    this.reconsidered.push(...this.#connections.filter(concerns))
    return Promise.resolve()
  }

  append(documentId: string, update: Uint8Array, _author: Author): Promise<void> {
    if (this.failWith) return Promise.reject(this.failWith)
    const before = this.#documents.get(documentId)
    this.#documents.set(documentId, before ? mergeUpdates([before, update]) : update)
    return Promise.resolve()
  }

  read(documentId: string): Promise<Uint8Array> {
    this.reads.push(documentId)
    return Promise.resolve(this.#documents.get(documentId) ?? encodeStateAsUpdate(new Doc()))
  }

  tell(documentId: string, kind: string, id: string, mayHear?: (participant: Participant) => boolean): void {
    this.told.push([documentId, kind, id])
    this.heard.push({
      kind,
      id,
      by: this.participants.filter((each) => mayHear?.(each) ?? true).map(({ name }) => name),
    })
  }

  figures(): Readonly<Record<string, number>> {
    return { rooms: this.#documents.size }
  }

  drain(): Promise<void> {
    return Promise.resolve()
  }
}
