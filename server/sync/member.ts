import { writeAck } from '#shared/sync/protocol.ts'
import type { Outgoing } from './outgoing.ts'
import type { Participant } from './sync.ts'
import type { Wire } from './wire.ts'

export type Mode = 'read' | 'write'

/**
 * How far a client is: `fresh` has not asked for the document, `current` is sent all that is shown, `behind` does not
 * read fast enough and is sent nothing until it has.
 */
export type Progress =
  | { readonly step: 'fresh' }
  | { readonly step: 'current' }
  | {
      readonly step: 'behind'
      readonly sinceMs: number
      readonly backlogBytes: number
      /** It asked for the document meanwhile, with this state vector. */
      readonly asked: ReadonlyMap<number, number> | undefined
    }

/** One connection as its room knows it. */
export class Member {
  readonly wire: Wire
  readonly wantsAcks: boolean
  /** From where it came in. */
  readonly address: string
  participant: Participant
  mode: Mode
  progress: Progress = { step: 'fresh' }
  /** All updates up to this seq were sent to it. */
  shownSeq = 0
  /** The clientID under which it shows itself; one per connection. */
  presenceId: number | undefined
  lastSentMs: number
  /** When anything at all came from it, be it a pong. */
  lastHeardMs: number
  /** Its last update built on what we lack: it was asked for all it has, and until that comes nothing is acknowledged. */
  isAskedForGap = false
  /** Something of it was not accepted and never will be: what comes after it is not acknowledged either. */
  isDenied = false
  #received = 0
  #onDisk = 0
  #acknowledged = 0

  constructor(
    wire: Wire,
    participant: Participant,
    options: { mode: Mode; wantsAcks: boolean; address: string; nowMs: number },
  ) {
    this.wire = wire
    this.participant = participant
    this.mode = options.mode
    this.wantsAcks = options.wantsAcks
    this.address = options.address
    this.lastSentMs = options.nowMs
    this.lastHeardMs = options.nowMs
  }

  /** Counts a document message (sync step 2 or update). @returns its number, from 1 */
  countMessage(): number {
    this.#received += 1
    return this.#received
  }

  /** Everything up to its message with this number is on disk. */
  onDisk(number: number): void {
    if (!this.isAskedForGap && !this.isDenied) this.#onDisk = Math.max(this.#onDisk, number)
  }

  /** The ack that is due to it. */
  takeAck(): Uint8Array | undefined {
    if (!this.wantsAcks || this.#onDisk === this.#acknowledged) return undefined
    this.#acknowledged = this.#onDisk
    return writeAck(this.#onDisk)
  }

  send(outgoing: Outgoing, nowMs: number): void {
    this.lastSentMs = nowMs
    this.wire.send(outgoing)
  }
}
