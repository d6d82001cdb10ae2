import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { Doc, encodeStateVector } from 'yjs'
import {
  messageTypes,
  readAck,
  writePresence,
  writePresenceStates,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from '#shared/sync/protocol.ts'
import type { Dialect } from './dialect.ts'

export interface RawEvents {
  /** An update or sync step 2, when it arrived. */
  readonly update?: (update: Uint8Array) => void
  readonly presence?: (states: Uint8Array) => void
}

const nothing = new Uint8Array([0, 0])

/** A client that speaks the protocol and keeps no document, so that two hundred of them cost little. */
export class RawClient {
  readonly person: string
  readonly #socket: WebSocket
  readonly #dialect: Dialect
  readonly #document: string
  readonly #events: RawEvents
  readonly ready: Promise<void>
  acked = 0
  bytesReceived = 0
  framesReceived = 0
  #isReady: () => void = () => undefined

  constructor(port: number, dialect: Dialect, place: { document: string; person: string }, events: RawEvents = {}) {
    this.person = place.person
    this.#dialect = dialect
    this.#document = place.document
    this.#events = events
    this.ready = new Promise((resolve) => {
      this.#isReady = resolve
    })
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${dialect.path(place.document, place.person)}`, {
      perMessageDeflate: false,
    })
    this.#socket.on('open', () => {
      for (const message of dialect.hello(place.document)) this.#socket.send(message)
      this.send(writeSyncStep1(encodeStateVector(new Doc())))
    })
    this.#socket.on('message', (data: Buffer) => this.#receive(data))
    this.#socket.on('error', () => undefined)
  }

  send(message: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(this.#dialect.wrap(this.#document, message))
  }

  sendUpdate(update: Uint8Array): void {
    this.send(writeUpdate(update))
  }

  sendPresence(clientId: number, clock: number, state: unknown): void {
    const json = Buffer.from(JSON.stringify(state))
    this.send(writePresence(writePresenceStates([{ clientId, clock, json }])))
  }

  stop(): void {
    this.#socket.terminate()
  }

  #receive(data: Buffer): void {
    this.bytesReceived += data.length
    this.framesReceived += 1
    const message = this.#dialect.unwrap(data)
    if (!message) return
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === messageTypes.ack) this.acked = readAck(decoder)
    else if (type === messageTypes.presence) this.#events.presence?.(decoding.readVarUint8Array(decoder))
    else if (type === messageTypes.sync) this.#receiveSync(decoder)
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (kind === 0) {
      this.send(writeSyncStep2(nothing))
      return
    }
    this.#events.update?.(body)
    if (kind === 1) this.#isReady()
  }
}
