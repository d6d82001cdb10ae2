import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { pino } from 'pino'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { Doc } from 'yjs'
import type { CloseReason } from '#shared/sync/close-codes.ts'
import { messageTypes, readAck, readNotice, type Notice } from '#shared/sync/protocol.ts'
import { Commits } from '#server/sync/commits.ts'
import { Connection } from '#server/sync/connection.ts'
import type { Outgoing } from '#server/sync/outgoing.ts'
import type { Room } from '#server/sync/room.ts'
import { Rooms } from '#server/sync/rooms.ts'
import type { Verdict } from '#server/sync/sync.ts'
import { Tempo } from '#server/sync/tempo.ts'
import type { Wire } from '#server/sync/wire.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { admit } from './sync-server.ts'

/** The server's end of a line whose other end is looked at by hand: nothing arrives until it is taken. */
class PairedWire implements Wire {
  /** What was sent and not taken yet. */
  readonly inbox: Uint8Array[] = []
  /** How many writes to the socket that was. */
  writes = 0
  closed: CloseReason | 'cut' | undefined
  isPaused = false
  pings = 0
  #isReading = true
  #drained: (() => void)[] = []

  send(outgoing: Outgoing): void {
    this.writes += 1
    this.inbox.push(...outgoing.messages)
  }

  /** The client stops reading: what is sent piles up. */
  stopReading(): void {
    this.#isReading = false
  }

  /** The client reads again. @returns everything that had piled up */
  readAgain(): Uint8Array[] {
    this.#isReading = true
    const read = this.inbox.splice(0)
    for (const callback of this.#drained.splice(0)) callback()
    return read
  }

  backlogBytes(): number {
    return this.#isReading ? 0 : this.inbox.reduce((sum, message) => sum + message.length, 0)
  }

  whenDrained(callback: () => void): void {
    this.#drained.push(callback)
  }

  close(reason: CloseReason): void {
    this.closed ??= reason
  }

  terminate(): void {
    this.closed ??= 'cut'
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  ping(): void {
    this.pings += 1
  }
}

/** A client with a real Y.Doc and Awareness that speaks y-websocket's protocol over a paired wire. */
export class PairedClient {
  readonly doc: Doc
  readonly awareness: Awareness
  readonly wire = new PairedWire()
  readonly connection: Connection
  readonly acks: number[] = []
  readonly notices: Notice[] = []
  /** Messages received, by type. */
  readonly received: Record<number, number> = {}
  denied = 0
  synced = false
  readonly #outbox: Uint8Array[] = []

  constructor(connection: (wire: Wire) => Connection, doc = new Doc()) {
    this.doc = doc
    this.awareness = new Awareness(doc)
    this.connection = connection(this.wire)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send((encoder) => writeUpdate(encoder, update))
    })
    this.awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      this.sendPresence([...added, ...updated, ...removed])
    })
    this.#send((encoder) => writeSyncStep1(encoder, doc))
    this.sendPresence([doc.clientID])
  }

  /** Sends any bytes at all. */
  sendRaw(bytes: Uint8Array): void {
    this.#outbox.push(bytes)
  }

  /** Sends an update that the own document does not have. */
  sendUpdate(update: Uint8Array): void {
    this.#send((encoder) => writeUpdate(encoder, update))
  }

  sendPresence(clients: number[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.presence)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, clients))
    this.#outbox.push(encoding.toUint8Array(encoder))
  }

  /** Hands to the server what was sent. @returns whether there was anything */
  push(): boolean {
    const messages = this.#outbox.splice(0)
    for (const message of messages) this.connection.receive(message)
    return messages.length > 0
  }

  /** What was sent gets lost on the way. */
  lose(): void {
    this.#outbox.length = 0
  }

  /** Takes what the server sent. @returns whether there was anything */
  pull(): boolean {
    const messages = this.wire.inbox.splice(0)
    this.take(messages)
    return messages.length > 0
  }

  take(messages: readonly Uint8Array[]): void {
    for (const message of messages) this.#receive(decoding.createDecoder(message))
  }

  close(): void {
    this.connection.leave()
    this.awareness.destroy()
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.sync)
    write(encoder)
    this.#outbox.push(encoding.toUint8Array(encoder))
  }

  #receive(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    this.received[type] = (this.received[type] ?? 0) + 1
    if (type === messageTypes.sync) {
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, messageTypes.sync)
      if (readSyncMessage(decoder, reply, this.doc, this) === 1) this.synced = true
      if (encoding.length(reply) > 1) this.#outbox.push(encoding.toUint8Array(reply))
    } else if (type === messageTypes.presence) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    } else if (type === messageTypes.ack) this.acks.push(readAck(decoder))
    else if (type === messageTypes.notice) this.notices.push(readNotice(decoder))
    else if (type === messageTypes.auth) this.denied += 1
  }
}

/** Rooms over a log in memory, without sockets, timers of the engine or anything else that happens by itself. */
export class TestRooms {
  readonly log: MemoryUpdateLog
  readonly commits: Commits
  readonly rooms: Rooms
  readonly clients: PairedClient[] = []
  readonly refused: string[] = []
  isBusy = false

  constructor(log = new MemoryUpdateLog()) {
    this.log = log
    this.commits = new Commits(log)
    this.rooms = new Rooms(log, pino({ level: 'silent' }), {
      commits: this.commits,
      clock: Date.now,
      tempo: (show) => new Tempo(show, Date.now, () => this.isBusy),
      onWritten: () => undefined,
      onDenied: (_documentId, member) => this.refused.push(`${member.participant.userId} write-without-right`),
    })
  }

  /** Lets somebody in: `name` may write, `name:read` may not. */
  async join(session: string, doc?: Doc, documentId = 'd1'): Promise<PairedClient> {
    const client = new PairedClient((wire) => {
      const arrival = { documentId, address: 'test', sessionHash: session, schema: undefined, wantsAcks: true }
      return new Connection(wire, arrival, {
        clock: Date.now,
        onFault: (connection, reason) => this.refused.push(`${connection.userId} ${reason}`),
      })
    }, doc)
    this.clients.push(client)
    client.connection.admit(entering(session))
    await this.rooms.with(documentId, (room) => client.connection.enter(room))
    return client
  }

  room(documentId = 'd1'): Room {
    const room = this.rooms.find(documentId)
    if (!room) throw new Error(`${documentId} is not open`)
    return room
  }

  /** Passes messages to and fro until nobody has anything to say. Presence waits for its own timer. */
  async flush(clients = this.clients): Promise<void> {
    let isMoving = true
    while (isMoving) {
      const pushed = clients.map((client) => client.push())
      await this.commits.idle()
      const pulled = clients.map((client) => client.pull())
      isMoving = [...pushed, ...pulled].includes(true)
    }
  }

  stop(): void {
    for (const client of this.clients) client.close()
  }
}

/** The verdict for a session that lets in. */
export function entering(session: string): Extract<Verdict, { kind: 'enter' }> {
  const verdict = admit(session)
  if (verdict.kind !== 'enter') throw new Error('that session lets nobody in')
  return verdict
}
