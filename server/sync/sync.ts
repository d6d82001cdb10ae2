import type { WebSocket } from 'ws'
import type { CloseReason } from '#shared/sync/close-codes.ts'

/** A person as everybody in the room sees him; the server's word, not the client's. */
export interface Participant {
  readonly userId: string
  readonly name: string
  /** Code of the organisation namens which he acts. */
  readonly organisationCode: string
  /** Its short name, for display. */
  readonly organisation: string
  /** rijk, provincie, gemeente, waterschap or koepel. */
  readonly group: string
}

/** Whose updates these are, as the log keeps it. */
export type Author = Pick<Participant, 'userId' | 'organisationCode'>

/** Somebody who writes, and the network address from which; for the audit, the log does not keep it. */
export interface Writer extends Author {
  readonly address: string
}

export type Verdict =
  | { readonly kind: 'enter'; readonly mode: 'read' | 'write'; readonly participant: Participant }
  | { readonly kind: 'refuse'; readonly reason: CloseReason }

/** Decides who enters a room, in which mode. Asked at the upgrade, at every change of rights, and each minute. */
export type Authorise = (documentId: string, sessionHash: string | undefined) => Promise<Verdict>

/** What a client says of itself when it comes in. */
export interface Arrival {
  readonly documentId: string
  /** The network address as the server saw it at the upgrade. */
  readonly address: string
  /** Undefined when nobody is signed in. */
  readonly sessionHash: string | undefined
  /** The client's schema hash; undefined for a raw Yjs client. */
  readonly schema: string | undefined
  /** It wants type 100 messages. */
  readonly wantsAcks: boolean
}

/** A refused message, for the audit: who tried what. */
export interface Refusal extends Writer {
  readonly documentId: string
  readonly reason: CloseReason | 'write-without-right'
}

/** The sync engine as the rest of the server knows it: rooms, bytes and members, nothing of the product. */
export interface Sync {
  /** Takes over an upgraded socket. Never throws: what is wrong ends in a close code. */
  enter(socket: WebSocket, arrival: Arrival): void
  /** Decides again about open sockets, all or those that `concerns` picks; a change closes or changes them at once. */
  reconsider(concerns?: (connection: { documentId: string; userId: string }) => boolean): Promise<void>
  /** Appends an update that the server made (an import), durable when the promise resolves. */
  append(documentId: string, update: Uint8Array, author: Writer): Promise<void>
  /** What is durable now, as one Yjs update; an empty document's update when nothing was written. */
  read(documentId: string): Promise<Uint8Array>
  /**
   * Tells those in the room that something beside the text changed (type 101): everybody, or only whom `mayHear` picks.
   * To the others no byte is sent: that something was said is told by its length and its moment too.
   */
  tell(documentId: string, kind: string, id: string, mayHear?: (participant: Participant) => boolean): void
  /** Open rooms, connections and such, for `/metrics`. */
  figures(): Readonly<Record<string, number>>
  /** Closes every socket with 1012 and resolves when all that was received is on disk. */
  drain(): Promise<void>
}
