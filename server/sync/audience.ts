import { writePresence, writePresenceStates, writeSyncStep2 } from '#shared/sync/protocol.ts'
import { emptyUpdate } from './content.ts'
import { BEHIND_BYTES, KEEP_ALIVE_MS, SILENT_MS, TOO_SLOW_BYTES, TOO_SLOW_MS } from './limits.ts'
import type { Member } from './member.ts'
import { Outgoing } from './outgoing.ts'
import type { Participant } from './sync.ts'
import type { Clock } from '#server/lib/clock.ts'

/** Where the audience gets what somebody lacks. */
export interface Source {
  readonly seq: () => number
  readonly byteLength: () => number
  readonly join: (stateVector: ReadonlyMap<number, number>) => readonly Uint8Array[]
  readonly since: (seq: number) => readonly Uint8Array[]
  readonly presence: () => readonly Uint8Array[]
}

/** What is shown at once. */
export interface Frame {
  readonly document: readonly Uint8Array[]
  readonly presence: readonly Uint8Array[]
  /** The member from whom the whole document part came: it has that already. */
  readonly from: Member | undefined
}

/** An awareness update of nobody: enough of a message for y-websocket to know that the line lives. */
const keepAlive = new Outgoing([writePresence(writePresenceStates([]))])
const synced = writeSyncStep2(emptyUpdate)
/** A client that read so much since the last look is slow but alive. */
const SOME_PROGRESS_BYTES = 65_536

/** The connections of a room, and what each was sent. SPEC.md, Showing, Joining, Keep-alive, Slow clients. */
export class Audience {
  readonly members = new Set<Member>()
  readonly #source: Source
  readonly #clock: Clock

  constructor(source: Source, clock: Clock) {
    this.#source = source
    this.#clock = clock
  }

  /** Sends a frame to everybody who is current, with the acks that are due, in one write each. */
  show(frame: Frame): void {
    const whole = new Outgoing([...frame.document, ...frame.presence])
    const rest = frame.from && new Outgoing(frame.presence)
    for (const member of this.members) {
      if (member.progress.step !== 'current') {
        this.flushAck(member)
        continue
      }
      const outgoing = member === frame.from && rest ? rest : whole
      const ack = member.takeAck()
      this.#deliver(member, ack ? new Outgoing([...outgoing.messages, ack]) : outgoing)
      member.shownSeq = this.#source.seq()
    }
  }

  /** Sends these messages to everybody who is current, or to those of them whom `mayHear` picks. */
  tell(messages: readonly Uint8Array[], mayHear: (participant: Participant) => boolean = () => true): void {
    const outgoing = new Outgoing(messages)
    for (const member of this.members) {
      if (member.progress.step === 'current' && mayHear(member.participant)) this.#deliver(member, outgoing)
    }
  }

  /** Sends messages to one. */
  tellOne(member: Member, messages: readonly Uint8Array[]): void {
    this.#deliver(member, new Outgoing(messages))
  }

  /** Answers a sync step 1: the content first, the empty step 2 last, so that "synced" is never said of less. */
  join(member: Member, stateVector: ReadonlyMap<number, number>): void {
    if (member.progress.step === 'behind') {
      member.progress = { ...member.progress, asked: stateVector }
      return
    }
    const isNew = member.progress.step === 'fresh'
    const content = this.#source.join(stateVector)
    member.progress = { step: 'current' }
    member.shownSeq = this.#source.seq()
    this.#deliver(member, framedOnce(content), new Outgoing(isNew ? [synced, ...this.#source.presence()] : [synced]))
  }

  /** Sends the acks that wait for no frame. */
  flushAck(member: Member): void {
    if (member.progress.step === 'behind') return
    const ack = member.takeAck()
    if (ack) this.#deliver(member, new Outgoing([ack]))
  }

  /** To be called every few seconds: keeps lines alive, closes those that are dead or too slow. */
  tick(): void {
    const now = this.#clock()
    for (const member of this.members) {
      const silentMs = now - member.lastHeardMs
      if (silentMs > SILENT_MS) member.wire.terminate()
      else if (member.progress.step === 'behind') this.#judgeSlow(member, member.progress, now)
      else if (now - member.lastSentMs >= KEEP_ALIVE_MS) member.send(keepAlive, now)
      if (silentMs > SILENT_MS / 2) member.wire.ping()
    }
  }

  #judgeSlow(member: Member, progress: Extract<Member['progress'], { step: 'behind' }>, now: number): void {
    const backlogBytes = member.wire.backlogBytes()
    if (backlogBytes < progress.backlogBytes - SOME_PROGRESS_BYTES) {
      member.progress = { ...progress, sinceMs: now, backlogBytes }
    } else if (now - progress.sinceMs > TOO_SLOW_MS) {
      member.wire.close('tooSlow')
    }
  }

  #deliver(member: Member, ...parts: readonly Outgoing[]): void {
    if (member.progress.step === 'behind') return
    const now = this.#clock()
    for (const part of parts) if (part.messages.length > 0) member.send(part, now)
    const backlogBytes = member.wire.backlogBytes()
    if (backlogBytes <= BEHIND_BYTES) return
    if (backlogBytes > TOO_SLOW_BYTES + this.#source.byteLength()) {
      member.wire.close('tooSlow')
      return
    }
    member.progress = { step: 'behind', sinceMs: now, backlogBytes, asked: undefined }
    member.wire.whenDrained(() => this.#catchUp(member))
  }

  /** It has read everything: one frame brings it up to date. */
  #catchUp(member: Member): void {
    if (member.progress.step !== 'behind' || !this.members.has(member)) return
    const { asked } = member.progress
    const content = asked ? [...this.#source.join(asked), synced] : this.#source.since(member.shownSeq)
    member.progress = { step: 'current' }
    member.shownSeq = this.#source.seq()
    const ack = member.takeAck()
    this.#deliver(member, framedOnce(content), new Outgoing([...this.#source.presence(), ...(ack ? [ack] : [])]))
  }
}

/** Content is framed once: many who join at once get the same bytes, in the same buffer. */
const framed = new WeakMap<readonly Uint8Array[], Outgoing>()

function framedOnce(content: readonly Uint8Array[]): Outgoing {
  const known = framed.get(content)
  if (known) return known
  const outgoing = new Outgoing(content)
  framed.set(content, outgoing)
  return outgoing
}
