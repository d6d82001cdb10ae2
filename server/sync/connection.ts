import { decodeStateVector } from 'yjs'
import type { CloseReason } from '#shared/sync/close-codes.ts'
import { MalformedMessage, readClientMessage, type ClientMessage } from '#shared/sync/protocol.ts'
import { spend, type Bucket } from '#server/lib/bucket.ts'
import type { Clock } from '#server/lib/clock.ts'
import {
  BURST_BYTES,
  BYTES_PER_SECOND,
  JOIN_COST_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_STATE_VECTOR_BYTES,
  MAX_WAITING_MESSAGES,
  MESSAGE_COST_BYTES,
} from './limits.ts'
import { Member } from './member.ts'
import { reasonOf, TooLarge } from './refusals.ts'
import type { Room } from './room.ts'
import type { Arrival, Verdict } from './sync.ts'
import type { Wire } from './wire.ts'

/** What a client may send, in bytes: so much at once, and so much on average. */
const receiving = { size: BURST_BYTES, perSecond: BYTES_PER_SECOND }

/** A verdict that lets in. */
export type Admission = Extract<Verdict, { kind: 'enter' }>

/** Where a connection is. Only forward, and to `closed` from everywhere. */
export type ConnectionState =
  | { readonly step: 'deciding'; readonly waiting: Uint8Array[] }
  | { readonly step: 'opening'; readonly waiting: Uint8Array[]; readonly admission: Admission }
  | { readonly step: 'inside'; readonly room: Room; readonly member: Member }
  | { readonly step: 'closed' }

export interface ConnectionParts {
  readonly clock: Clock
  /** A message was refused and the connection closed for it. */
  readonly onFault: (connection: Connection, reason: CloseReason, error: unknown) => void
}

/** One client from the upgrade to the close. SPEC.md, Entering. */
export class Connection {
  readonly wire: Wire
  readonly arrival: Arrival
  state: ConnectionState = { step: 'deciding', waiting: [] }
  /** Counts the decisions asked about it: an answer that was overtaken by a later question does not count. */
  turn = 0
  readonly #parts: ConnectionParts
  #received: Bucket | undefined

  constructor(wire: Wire, arrival: Arrival, parts: ConnectionParts) {
    this.wire = wire
    this.arrival = arrival
    this.#parts = parts
  }

  /** Who it is, once that is decided. */
  get userId(): string | undefined {
    if (this.state.step === 'opening') return this.state.admission.participant.userId
    return this.state.step === 'inside' ? this.state.member.participant.userId : undefined
  }

  /** It may come in; until its room is open, messages wait. */
  admit(admission: Admission): void {
    if (this.state.step === 'deciding' || this.state.step === 'opening') {
      this.state = { step: 'opening', waiting: this.state.waiting, admission }
    }
  }

  /** Its room is open: it enters, and what came meanwhile is handled. */
  enter(room: Room): void {
    if (this.state.step !== 'opening') return
    const { admission, waiting } = this.state
    const member = new Member(this.wire, admission.participant, {
      mode: admission.mode,
      wantsAcks: this.arrival.wantsAcks,
      address: this.arrival.address,
      nowMs: this.#parts.clock(),
    })
    this.state = { step: 'inside', room, member }
    room.enter(member)
    for (const bytes of waiting) this.receive(bytes)
    this.wire.resume()
  }

  /** A frame came. `bytes` may be reused by the caller afterwards. */
  receive(bytes: Uint8Array): void {
    const { state } = this
    if (state.step === 'closed') return
    if (state.step !== 'inside') {
      state.waiting.push(Uint8Array.from(bytes))
      if (state.waiting.length > MAX_WAITING_MESSAGES) this.close('tooMany')
      return
    }
    try {
      if (bytes.length > MAX_MESSAGE_BYTES) throw new TooLarge('message')
      const message = readClientMessage(bytes)
      this.#charge(bytes.length + (message.kind === 'sync-step-1' ? JOIN_COST_BYTES : MESSAGE_COST_BYTES))
      handle(message, state.room, state.member)
    } catch (error) {
      this.fault(error)
    }
  }

  /** Anything at all came over the line. */
  heard(): void {
    if (this.state.step === 'inside') this.state.member.lastHeardMs = this.#parts.clock()
  }

  /** Closes for what the other side did. What is not its fault is a bug of ours: it may try again. */
  fault(error: unknown): void {
    const reason = reasonOf(error) ?? 'restarting'
    this.#parts.onFault(this, reason, error)
    this.close(reason)
  }

  close(reason: CloseReason): void {
    this.leave()
    this.wire.close(reason)
  }

  /** The line is gone. @returns the room it was in */
  leave(): Room | undefined {
    const { state } = this
    this.state = { step: 'closed' }
    if (state.step !== 'inside') return undefined
    state.room.leave(state.member)
    return state.room
  }

  /** Over its rate a connection is not read for a while: nothing is lost, and nobody else notices. */
  #charge(bytes: number): void {
    const { bucket, waitMs } = spend(this.#received, bytes, receiving, this.#parts.clock())
    this.#received = bucket
    if (waitMs === 0) return
    this.wire.pause()
    setTimeout(() => this.wire.resume(), waitMs)
  }
}

function handle(message: ClientMessage, room: Room, member: Member): void {
  switch (message.kind) {
    case 'sync-step-1':
      room.audience.join(member, readStateVector(message.stateVector))
      return
    case 'sync-step-2':
      room.write(member, message.update, true)
      return
    case 'update':
      room.write(member, message.update, false)
      return
    case 'presence':
      room.showPresence(member, message.states)
      return
    case 'query-presence':
      room.audience.tellOne(member, room.presence.everybody())
  }
}

function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> {
  if (bytes.length > MAX_STATE_VECTOR_BYTES) throw new TooLarge('state vector')
  try {
    return decodeStateVector(bytes)
  } catch (cause) {
    throw new MalformedMessage('not a state vector', { cause })
  }
}
