import type { WebSocket } from 'ws'
import type { CloseReason } from '#shared/sync/close-codes.ts'
import type { Clock } from '#server/lib/clock.ts'
import type { Logger } from '#server/lib/log.ts'
import { Commits } from './commits.ts'
import { Connection, type Admission } from './connection.ts'
import { Content } from './content.ts'
import {
  MAX_CONNECTIONS_PER_PERSON,
  MAX_CONNECTIONS_PER_ROOM,
  RECONSIDER_AT_ONCE,
  RECONSIDER_MS,
  TICK_MS,
} from './limits.ts'
import type { Member } from './member.ts'
import { MalformedMessage } from '#shared/sync/protocol.ts'
import { Rooms } from './rooms.ts'
import { wireOf } from './socket.ts'
import type { Arrival, Authorise, Participant, Refusal, Sync, Verdict, Writer } from './sync.ts'
import { Load, Tempo } from './tempo.ts'
import type { UpdateLog } from './update-log.ts'

/** What the engine needs of the server around it. */
export interface SyncOptions {
  /** Closed by {@link Sync.drain}. */
  readonly log: UpdateLog
  readonly authorise: Authorise
  /** A client that says it has another one is told to reload. */
  readonly schemaHash: string
  readonly clock: Clock
  readonly logger: Logger
  /** Somebody's updates are on disk. Called after every commit: keep it cheap. */
  readonly onWritten: (documentId: string, author: Writer) => void
  /** A message was refused: for the audit. */
  readonly onRefused: (refusal: Refusal) => void
}

/** The sync engine; see SPEC.md. It starts timers, which {@link Sync.drain} stops. */
export function createSync(options: SyncOptions): Sync {
  return new Engine(options)
}

class Engine implements Sync {
  readonly #options: SyncOptions
  readonly #connections = new Set<Connection>()
  readonly #commits: Commits
  readonly #rooms: Rooms
  readonly #timers: NodeJS.Timeout[]
  #refusals = 0
  #isDraining = false

  constructor(options: SyncOptions) {
    this.#options = options
    const { log, clock, logger } = options
    const load = new Load(clock)
    this.#commits = new Commits(log)
    this.#rooms = new Rooms(log, logger, {
      commits: this.#commits,
      clock,
      tempo: (show) => new Tempo(show, clock, () => load.isBusy()),
      onWritten: options.onWritten,
      onDenied: (documentId, member) => this.#refused(documentId, member, 'write-without-right'),
    })
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS).unref(),
      // Errors are logged where they happen
      setInterval(() => void this.reconsider(), RECONSIDER_MS).unref(),
    ]
  }

  enter(socket: WebSocket, arrival: Arrival): void {
    const wire = wireOf(socket, {
      message: (bytes) => connection.receive(bytes),
      text: () => connection.fault(new MalformedMessage('text')),
      alive: () => connection.heard(),
      closed: () => this.#left(connection),
    })
    const connection: Connection = new Connection(wire, arrival, {
      clock: this.#options.clock,
      onFault: (at, reason, error) => this.#fault(at, reason, error),
    })
    this.#connections.add(connection)
    const { schema } = arrival
    if (this.#isDraining) this.#close(connection, 'restarting')
    else if (schema !== undefined && schema !== this.#options.schemaHash) this.#close(connection, 'oldSchema')
    else {
      wire.pause()
      void this.#decide(connection) // it handles its errors
    }
  }

  async reconsider(concerns?: (connection: { documentId: string; userId: string }) => boolean): Promise<void> {
    const concerned = [...this.#connections].filter((connection) => {
      const { userId } = connection
      // Nobody knows yet who that is: it may be the one
      if (userId === undefined || !concerns) return true
      return concerns({ documentId: connection.arrival.documentId, userId })
    })
    for (let i = 0; i < concerned.length; i += RECONSIDER_AT_ONCE) {
      await Promise.all(concerned.slice(i, i + RECONSIDER_AT_ONCE).map((connection) => this.#decide(connection)))
    }
  }

  async append(documentId: string, update: Uint8Array, author: Writer): Promise<void> {
    await this.#rooms.with(documentId, (room) => room.append(update, author))
  }

  async read(documentId: string): Promise<Uint8Array> {
    const room = this.#rooms.find(documentId)
    return (room?.content ?? new Content(await this.#options.log.load(documentId))).whole()
  }

  tell(documentId: string, kind: string, id: string, mayHear?: (participant: Participant) => boolean): void {
    this.#rooms.find(documentId)?.tell({ kind, id }, mayHear)
  }

  figures(): Readonly<Record<string, number>> {
    const rooms = this.#rooms.now()
    const members = rooms.flatMap((room) => [...room.audience.members])
    return {
      rooms: rooms.length,
      connections: this.#connections.size,
      clients_behind: members.filter((member) => member.progress.step === 'behind').length,
      document_bytes: rooms.reduce((sum, room) => sum + room.content.byteLength, 0),
      commits: this.#commits.counts.commits,
      updates: this.#commits.counts.updates,
      failed_commits: this.#commits.counts.failures,
      refusals: this.#refusals,
    }
  }

  async drain(): Promise<void> {
    if (this.#isDraining) return
    this.#isDraining = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const connection of this.#connections) connection.wire.pause()
    await this.#commits.idle()
    for (const connection of this.#connections) this.#close(connection, 'restarting')
    await this.#rooms.idle()
    await this.#options.log.close()
  }

  /** Asks whether a connection may (still) be there, and does what the answer says. Never throws. */
  async #decide(connection: Connection): Promise<void> {
    connection.turn += 1
    const { turn } = connection
    const { documentId, sessionHash } = connection.arrival
    let verdict: Verdict
    try {
      verdict = await this.#options.authorise(documentId, sessionHash)
    } catch (error) {
      this.#options.logger.error({ err: error, documentId }, 'access to a document could not be decided')
      // Who is inside stays until it can be: he was let in, and a database at its limit is no reason to throw all out
      if (connection.state.step === 'deciding' && turn === connection.turn) this.#close(connection, 'restarting')
      return
    }
    if (turn !== connection.turn || connection.state.step === 'closed') return
    if (verdict.kind === 'refuse') this.#close(connection, verdict.reason)
    else await this.#admit(connection, verdict)
  }

  async #admit(connection: Connection, admission: Admission): Promise<void> {
    const { state } = connection
    if (state.step === 'inside') {
      state.room.changed(state.member, admission)
      return
    }
    const isFirst = state.step === 'deciding'
    if (isFirst && this.#isTooMuch(connection.arrival.documentId, admission)) {
      this.#close(connection, 'tooMany')
      return
    }
    connection.admit(admission)
    if (!isFirst) return
    const { documentId } = connection.arrival
    try {
      await this.#rooms.with(documentId, (room) => connection.enter(room))
    } catch (error) {
      this.#options.logger.error({ err: error, documentId }, 'a document could not be opened')
      this.#close(connection, 'restarting')
    }
  }

  #isTooMuch(documentId: string, { participant }: Admission): boolean {
    const room = this.#rooms.find(documentId)
    if (room ? room.audience.members.size >= MAX_CONNECTIONS_PER_ROOM : this.#rooms.isFull) return true
    const own = this.#connections.values().filter((connection) => connection.userId === participant.userId)
    return own.reduce((count) => count + 1, 0) >= MAX_CONNECTIONS_PER_PERSON
  }

  #close(connection: Connection, reason: CloseReason): void {
    connection.close(reason)
    this.#left(connection)
  }

  #left(connection: Connection): void {
    connection.leave()
    if (this.#connections.delete(connection)) this.#rooms.left(connection.arrival.documentId)
  }

  #fault(connection: Connection, reason: CloseReason, error: unknown): void {
    const { state, arrival } = connection
    if (reason === 'restarting')
      this.#options.logger.error({ err: error, documentId: arrival.documentId }, 'sync failed')
    else if (state.step === 'inside') this.#refused(arrival.documentId, state.member, reason)
  }

  #refused(documentId: string, member: Member, reason: Refusal['reason']): void {
    this.#refusals += 1
    const { userId, organisationCode } = member.participant
    this.#options.onRefused({ documentId, userId, organisationCode, address: member.address, reason })
  }

  #tick(): void {
    for (const room of this.#rooms.now()) room.audience.tick()
  }
}
