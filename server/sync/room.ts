import { mergeUpdates } from 'yjs'
import { writePermissionDenied, writeSyncStep1, writeUpdate, type Notice, writeNotice } from '#shared/sync/protocol.ts'
import { Audience } from './audience.ts'
import type { Commits, CommitTarget, Pending } from './commits.ts'
import { Content } from './content.ts'
import { sift, type Sifted } from './guard.ts'
import { Known } from './known.ts'
import { MAX_DOCUMENT_BYTES, MERGE_GROUP } from './limits.ts'
import type { Member, Mode } from './member.ts'
import { Places } from './places.ts'
import { Presence } from './presence.ts'
import { TooLarge } from './refusals.ts'
import { RefusedUpdate } from './scan-values.ts'
import type { Participant, Writer } from './sync.ts'
import type { Tempo } from './tempo.ts'
import type { StoredDocument } from './update-log.ts'
import type { Clock } from '#server/lib/clock.ts'

/** What a room needs of the engine. */
export interface RoomParts {
  readonly commits: Commits
  readonly clock: Clock
  readonly tempo: (show: () => void) => Tempo
  /** Reads the log again after a failed commit. */
  readonly reload: (room: Room) => void
  readonly onWritten: (documentId: string, author: Writer) => void
  /** A reader or commenter wrote; once per connection. */
  readonly onDenied: (documentId: string, member: Member) => void
  /** Something was committed: it may be time to compact. */
  readonly onGrown: (room: Room) => void
}

/** One open document and its connections: no socket, no SQL. SPEC.md says what it does, rule by rule. */
export class Room implements CommitTarget {
  readonly documentId: string
  readonly audience: Audience
  readonly presence: Presence
  content: Content
  readonly #parts: RoomParts
  readonly #tempo: Tempo
  #known: Known
  /** Accepted and not yet on disk, in order. */
  readonly #pending: Pending[] = []
  #pendingBytes = 0
  /** A commit failed: what is known here may not be what is in the log, until that was read again. */
  #isOutOfStep = false
  /** On disk and not yet shown. */
  #unshown: { readonly update: Uint8Array; readonly sender: Member | undefined }[] = []
  /** Who wrote in the commits that were not told yet, by user and address. */
  readonly #writtenBy = new Map<string, Writer>()

  constructor(documentId: string, stored: StoredDocument, parts: RoomParts) {
    this.documentId = documentId
    this.content = new Content(stored)
    this.#known = new Known(stored)
    this.#parts = parts
    this.#tempo = parts.tempo(() => this.#show())
    this.presence = new Presence((clientId) => this.#known.owner(clientId))
    this.audience = new Audience(
      {
        seq: () => this.content.seq,
        byteLength: () => this.content.byteLength,
        join: (stateVector) => this.content.join(stateVector),
        since: (seq) => this.content.since(seq),
        presence: () => this.presence.everybody(),
      },
      parts.clock,
    )
  }

  /** Nobody is in it and nothing is under way. */
  get isIdle(): boolean {
    return this.audience.members.size === 0 && this.#pending.length === 0
  }

  enter(member: Member): void {
    this.audience.members.add(member)
    if (member.mode === 'write') this.askForAll(member)
  }

  leave(member: Member): void {
    this.audience.members.delete(member)
    this.presence.leave(member)
    this.#presenceChanged()
  }

  /** Sync step 1 to a member that may write: it answers with all that it has and we have not. */
  askForAll(member: Member): void {
    this.audience.tellOne(member, [writeSyncStep1(this.#known.stateVector())])
  }

  /**
   * A document message of a member. `isAnswer` when it is a sync step 2, which holds all that the client has.
   * @throws {MalformedMessage}, {@link RefusedUpdate} or {@link TooLarge}: nothing of it is kept
   */
  write(member: Member, update: Uint8Array, isAnswer: boolean): void {
    const number = member.countMessage()
    if (this.#isOutOfStep) {
      member.wire.close('restarting')
      return
    }
    const sifted = this.#siftFor(member, update)
    if (!sifted) return
    if (sifted.hasGap && !(isAnswer && member.isAskedForGap)) {
      if (!member.isAskedForGap) this.askForAll(member)
      member.isAskedForGap = true
      return
    }
    if (isAnswer) member.isAskedForGap = false
    if (sifted.update) this.#accept(sifted, sifted.update, { author: writerOf(member), sender: member, number })
    else this.#acknowledge(member, number)
  }

  /**
   * An update that the server made. Resolves when it is on disk.
   * @throws what {@link write} throws, and an error when it builds on what is not there or cannot be written
   */
  append(update: Uint8Array, author: Writer): Promise<void> {
    if (this.#isOutOfStep) throw new Error('the log of this document is being read again')
    const sifted = sift(update, this.#known, author.userId)
    if (sifted.hasGap) throw new RefusedUpdate('an update that builds on what is not there')
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const settled = (error: unknown): void => (error === undefined ? resolve() : reject(error))
    if (sifted.update) this.#accept(sifted, sifted.update, { author, settled })
    else resolve()
    return promise
  }

  committed(pending: Pending, seq: number): void {
    const { update, author } = pending.entry
    this.#pending.shift()
    this.#pendingBytes -= update.length
    this.#isOutOfStep ||= seq !== this.content.seq + 1
    this.content.append(update)
    this.#unshown.push({ update, sender: pending.sender })
    this.#writtenBy.set(`${author.userId} ${pending.address}`, { ...author, address: pending.address })
    for (const [member, number] of pending.acks) member.onDisk(number)
  }

  flushed(): void {
    for (const author of this.#writtenBy.values()) this.#parts.onWritten(this.documentId, author)
    this.#writtenBy.clear()
    if (this.#isOutOfStep) this.#parts.commits.fail(this, new Error('somebody else writes this log'))
    this.#tempo.documentChanged()
    this.#parts.onGrown(this)
  }

  /** The writers try again over a new connection, with the text that they still have. */
  failed(): void {
    this.#isOutOfStep = true
    this.#pending.length = 0
    this.#pendingBytes = 0
    for (const member of this.audience.members) if (member.mode === 'write') member.wire.close('restarting')
    this.#parts.reload(this)
  }

  /** Starts anew from the log; who stays is shown what he was not shown yet. */
  reloaded(stored: StoredDocument): void {
    this.content = new Content(stored)
    this.#known = new Known(stored)
    this.#unshown = []
    this.#isOutOfStep = false
    for (const member of this.audience.members) {
      if (member.progress.step !== 'current') continue
      this.audience.tellOne(member, this.content.since(member.shownSeq))
      member.shownSeq = this.content.seq
    }
  }

  /** An awareness update of a member. @throws {MalformedMessage} or {@link TooLarge} */
  showPresence(member: Member, states: Uint8Array): void {
    this.presence.receive(member, states)
    this.#presenceChanged()
  }

  /** A member's name, organisation or right changed. Who may write now is asked for what it could not send before. */
  changed(member: Member, to: { mode: Mode; participant: Participant }): void {
    const isPromoted = member.mode === 'read' && to.mode === 'write'
    const isOther = member.mode !== to.mode
    member.participant = to.participant
    member.mode = to.mode
    if (isOther) this.audience.tellOne(member, [writeNotice({ kind: 'rights', id: to.mode })])
    if (isPromoted) {
      member.isDenied = false
      member.isAskedForGap = true
      this.askForAll(member)
    }
    this.presence.refresh(member)
    this.#presenceChanged()
  }

  tell(notice: Notice, mayHear?: (participant: Participant) => boolean): void {
    this.audience.tell([writeNotice(notice)], mayHear)
  }

  /** Stops what would still happen on its own. */
  close(): void {
    this.#tempo.stop()
  }

  /** What is new of a member's update; undefined when it may not write, which it is told. */
  #siftFor(member: Member, update: Uint8Array): Sifted | undefined {
    if (member.mode === 'write') return sift(update, this.#known, member.participant.userId)
    if (!isNews(update, this.#known)) return { update: undefined, news: nothing, hasGap: false }
    this.audience.tellOne(member, [writePermissionDenied('permission denied')])
    if (!member.isDenied) this.#parts.onDenied(this.documentId, member)
    member.isDenied = true
    return undefined
  }

  #accept(
    sifted: Sifted,
    update: Uint8Array,
    by: { author: Writer; sender?: Member; number?: number; settled?: (error: unknown) => void },
  ): void {
    const total = this.content.byteLength + this.#pendingBytes + update.length
    if (total > MAX_DOCUMENT_BYTES) throw new TooLarge('document')
    this.#pendingBytes += update.length
    const { userId, organisationCode } = by.author
    this.#known.add(sifted.news, userId)
    const pending: Pending = {
      entry: {
        documentId: this.documentId,
        author: { userId, organisationCode },
        receivedAtMs: this.#parts.clock(),
        update,
        newClients: sifted.news.newClients,
      },
      target: this,
      address: by.author.address,
      sender: by.sender,
      acks: by.sender && by.number !== undefined ? [[by.sender, by.number]] : [],
      settled: by.settled,
    }
    this.#pending.push(pending)
    this.#parts.commits.add(pending)
  }

  /** Nothing of the message was new, but what made it known may still be on its way to the disk. */
  #acknowledge(member: Member, number: number): void {
    const last = this.#pending.at(-1)
    if (last) {
      last.acks.push([member, number])
      return
    }
    member.onDisk(number)
    this.audience.flushAck(member)
  }

  #presenceChanged(): void {
    if (this.presence.hasChanges) this.#tempo.presenceChanged()
  }

  #show(): void {
    const unshown = this.#unshown
    this.#unshown = []
    const presence = this.presence.hasChanges && this.#tempo.isPresenceDue() ? this.presence.takeChanges() : []
    const from = unshown[0]?.sender
    this.audience.show({
      document: mergedInGroups(unshown.map(({ update }) => update)).map(writeUpdate),
      presence,
      from: unshown.every(({ sender }) => sender === from) ? from : undefined,
    })
    this.#presenceChanged()
  }
}

const nothing = { clocks: new Map<number, number>(), places: new Places(), deletes: [], newClients: [] }

const writerOf = ({ participant, address }: Member): Writer => ({
  userId: participant.userId,
  organisationCode: participant.organisationCode,
  address,
})

/** Whether a reader's update would change anything; whose clientIDs it carries is no matter, it is not taken. */
function isNews(update: Uint8Array, known: Known): boolean {
  try {
    const { update: news, hasGap } = sift(update, known, '')
    return news !== undefined || hasGap
  } catch (error) {
    if (error instanceof RefusedUpdate) return true
    throw error
  }
}

/** Merging costs more than linearly: many at once go in groups. */
function mergedInGroups(updates: readonly Uint8Array[]): Uint8Array[] {
  const groups: Uint8Array[] = []
  for (let i = 0; i < updates.length; i += MERGE_GROUP) groups.push(mergeUpdates(updates.slice(i, i + MERGE_GROUP)))
  return groups
}
