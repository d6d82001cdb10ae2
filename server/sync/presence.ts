import { readPresenceStates, MalformedMessage, writePresence, writePresenceStates } from '#shared/sync/protocol.ts'
import type { PresenceState } from '#shared/sync/protocol.ts'
import { MAX_CLOCK, MAX_PRESENCE_BYTES, MAX_REMEMBERED_CLIENTS } from './limits.ts'
import type { Member } from './member.ts'
import { TooLarge } from './refusals.ts'
import type { Participant } from './sync.ts'

/** The colour of each group, from the design's palette; all reach a contrast of 4.5 on white. */
const colours: Readonly<Record<string, string>> = {
  rijk: '#14356b',
  provincie: '#8632b6',
  gemeente: '#a04a05',
  waterschap: '#14706c',
  koepel: '#45412e',
}
/** For a group that has no colour: the text's. */
const PLAIN = '#1b1b1b'

const gone = Buffer.from('null')

interface Shown {
  readonly member: Member
  /** As the client sent it. */
  readonly sent: Buffer
  readonly sentClock: number
  /** As others see it. */
  readonly state: PresenceState & { readonly json: Buffer }
}

/**
 * Who is in a room and where, as bytes. Each connection shows one clientID, says who it is nowhere: name, organisation
 * and colour are the server's. SPEC.md, Presence.
 */
export class Presence {
  readonly #shown = new Map<number, Shown>()
  /** The last clock shown of each clientID and whose it was, also of those who left. */
  readonly #last = new Map<number, { clock: number; userId: string }>()
  readonly #changed = new Set<number>()
  readonly #ownerOf: (clientId: number) => string | undefined

  /** @param ownerOf the user to whom the document's log binds a clientID */
  constructor(ownerOf: (clientId: number) => string | undefined) {
    this.#ownerOf = ownerOf
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** People shown. */
  get size(): number {
    return this.#shown.size
  }

  /**
   * Takes an awareness update. Only the connection's own state is read; what stock clients echo of others is not.
   * @throws {MalformedMessage} when it is none, or the own state is no JSON object
   * @throws {TooLarge} when the own state is
   */
  receive(member: Member, bytes: Uint8Array): void {
    readPresenceStates(bytes, (state) => {
      if (member.presenceId === undefined && this.#mayClaim(member, state)) this.#claim(member, state.clientId)
      if (state.clientId === member.presenceId) this.#update(member, state)
    })
  }

  /** Shows a member anew after its name, organisation or right changed. */
  refresh(member: Member): void {
    const shown = member.presenceId === undefined ? undefined : this.#shown.get(member.presenceId)
    if (shown?.member === member) this.#show(member, shown.sent, shown.sentClock)
  }

  /** The member went: others see it go, unless it came back over another connection already. */
  leave(member: Member): void {
    if (member.presenceId !== undefined && this.#shown.get(member.presenceId)?.member === member) {
      this.#shown.delete(member.presenceId)
      this.#changed.add(member.presenceId)
    }
    member.presenceId = undefined
  }

  /** The message with all changes since the last one; none when nothing changed. */
  takeChanges(): Uint8Array[] {
    if (this.#changed.size === 0) return []
    const states = [...this.#changed].map((clientId) => this.#shown.get(clientId)?.state ?? this.#farewell(clientId))
    this.#changed.clear()
    return [writePresence(writePresenceStates(states))]
  }

  /** The message with everybody; none when nobody is shown. */
  everybody(): Uint8Array[] {
    if (this.#shown.size === 0) return []
    return [writePresence(writePresenceStates([...this.#shown.values()].map(({ state }) => state)))]
  }

  #mayClaim(member: Member, { clientId, json }: PresenceState): boolean {
    if (gone.equals(json)) return false
    const { userId } = member.participant
    const known = [this.#shown.get(clientId)?.member.participant.userId, this.#last.get(clientId)?.userId]
    return [...known, this.#ownerOf(clientId)].every((owner) => owner === undefined || owner === userId)
  }

  /** A connection that returns takes its clientID over from the one that died unnoticed. */
  #claim(member: Member, clientId: number): void {
    const before = this.#shown.get(clientId)?.member
    if (before) before.presenceId = undefined
    member.presenceId = clientId
  }

  #update(member: Member, { clientId, clock, json }: PresenceState): void {
    const shown = this.#shown.get(clientId)
    if (gone.equals(json)) {
      if (shown?.member === member && this.#shown.delete(clientId)) this.#changed.add(clientId)
      return
    }
    if (json.length > MAX_PRESENCE_BYTES) throw new TooLarge('presence')
    if (clock > MAX_CLOCK) throw new MalformedMessage('a clock that nobody reaches')
    if (shown?.member === member) {
      if (clock <= shown.sentClock) return
      // It took over what we showed of it, as it does when our clock was ahead of its own: nothing new
      if (clock === shown.state.clock && shown.state.json.equals(json)) return
    }
    this.#show(member, Buffer.from(json), clock)
  }

  #show(member: Member, sent: Buffer, sentClock: number): void {
    const clientId = member.presenceId
    if (clientId === undefined) return
    // Others ignore a state whose clock is not above the last one of this client, 0 at first; its own clock starts
    // at 0 and stays behind ours when it comes back
    const clock = Math.max(sentClock, (this.#last.get(clientId)?.clock ?? 0) + 1)
    const state = { clientId, clock, json: asShown(member, sent) }
    this.#remember(clientId, clock, member.participant.userId)
    this.#shown.set(clientId, { member, sent, sentClock, state })
    this.#changed.add(clientId)
  }

  #farewell(clientId: number): PresenceState {
    const last = this.#last.get(clientId)
    const clock = (last?.clock ?? 0) + 1
    if (last) this.#remember(clientId, clock, last.userId)
    return { clientId, clock, json: gone }
  }

  #remember(clientId: number, clock: number, userId: string): void {
    this.#last.delete(clientId)
    this.#last.set(clientId, { clock, userId })
    if (this.#last.size <= MAX_REMEMBERED_CLIENTS) return
    const oldest = this.#last.keys().find((id) => !this.#shown.has(id))
    if (oldest !== undefined) this.#last.delete(oldest)
  }
}

/** What others see: the client's state with the server's identity; of who may not write, only that he is there. */
function asShown(member: Member, sent: Buffer): Buffer {
  const state = parse(sent)
  const user = identityOf(member.participant)
  return Buffer.from(JSON.stringify(member.mode === 'write' ? { ...state, user } : { user }))
}

function parse(json: Buffer): Record<string, unknown> {
  let state: unknown
  try {
    state = JSON.parse(json.toString('utf8'))
  } catch (cause) {
    throw new MalformedMessage('presence that is no JSON', { cause })
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state))
    throw new MalformedMessage('presence that is no object')
  // An object of JSON has only string keys
  return state as Record<string, unknown>
}

const identityOf = (participant: Participant) => ({
  id: participant.userId,
  name: participant.name,
  organisation: participant.organisation,
  layer: participant.group,
  color: colours[participant.group] ?? PLAIN,
})
