import { COMPACT_AFTER_UPDATES, COMPACT_AT_CLOSE, COMPACT_INTERVAL_MS, MAX_ROOMS } from './limits.ts'
import { Room, type RoomParts } from './room.ts'
import type { UpdateLog } from './update-log.ts'
import type { Logger } from '#server/lib/log.ts'

/** Rooms, opened once, shared, and closed when nobody is in them: a room without connections keeps nothing. */
export class Rooms {
  readonly #open = new Map<string, Place>()
  readonly #log: UpdateLog
  readonly #logger: Logger
  readonly #parts: Omit<RoomParts, 'reload' | 'onGrown'>
  readonly #compacting = new Map<string, Promise<void>>()

  constructor(log: UpdateLog, logger: Logger, parts: Omit<RoomParts, 'reload' | 'onGrown'>) {
    this.#log = log
    this.#logger = logger
    this.#parts = parts
  }

  get size(): number {
    return this.#open.size
  }

  get isFull(): boolean {
    return this.#open.size >= MAX_ROOMS
  }

  /** The rooms that are open now. */
  now(): Room[] {
    return [...this.#open.values()].flatMap((place) => place.room ?? [])
  }

  /** The room of a document if it is open. */
  find(documentId: string): Room | undefined {
    return this.#open.get(documentId)?.room
  }

  /**
   * Opens the room, or shares it, for as long as `use` takes and whoever entered meanwhile stays.
   * @throws when the log cannot be read
   */
  async with<T>(documentId: string, use: (room: Room) => T | Promise<T>): Promise<T> {
    const place = this.#open.get(documentId) ?? this.#enter(documentId)
    place.users += 1
    try {
      let ready: Promise<Room>
      do {
        ready = place.ready
        await ready
      } while (ready !== place.ready) // it was read again meanwhile
      return await use(await ready)
    } finally {
      place.users -= 1
      this.#closeIfIdle(documentId)
    }
  }

  /** To be called when somebody left. */
  left(documentId: string): void {
    this.#closeIfIdle(documentId)
  }

  /** Resolves when no compaction is under way. */
  async idle(): Promise<void> {
    while (this.#compacting.size > 0) await Promise.all(this.#compacting.values())
  }

  #enter(documentId: string): Place {
    const place: Place = { room: undefined, users: 0, ready: this.#load(documentId), compactFrom: 0, compactedAtMs: 0 }
    this.#open.set(documentId, place)
    return place
  }

  async #load(documentId: string): Promise<Room> {
    try {
      const stored = await this.#log.load(documentId)
      const room = new Room(documentId, stored, {
        ...this.#parts,
        reload: (failed) => this.#reload(failed),
        onGrown: (grown) => this.#grown(grown),
      })
      const place = this.#open.get(documentId)
      if (place) place.room = room
      return room
    } catch (error) {
      this.#open.delete(documentId)
      throw error
    }
  }

  /** Reads the log again after a commit failed. Who wants in waits for it; when it fails too, all must come again. */
  #reload(room: Room): void {
    const place = this.#open.get(room.documentId)
    if (!place || place.room !== room) return
    const ready = this.#log.load(room.documentId).then((stored) => {
      room.reloaded(stored)
      this.#closeIfIdle(room.documentId)
      return room
    })
    place.ready = ready
    ready.catch((error: unknown) => {
      this.#logger.error({ err: error, documentId: room.documentId }, 'a document could not be read again')
      for (const member of room.audience.members) member.wire.close('restarting')
      if (this.#open.get(room.documentId) === place) this.#open.delete(room.documentId)
    })
  }

  #closeIfIdle(documentId: string): void {
    const place = this.#open.get(documentId)
    if (!place?.room || place.users > 0 || !place.room.isIdle) return
    this.#open.delete(documentId)
    place.room.close()
    if (place.room.content.tailLength >= COMPACT_AT_CLOSE) this.#compact(documentId, undefined)
  }

  #grown(room: Room): void {
    const { content, documentId } = room
    const place = this.#open.get(documentId)
    if (place && content.isWorthCompacting && content.tailLength >= place.compactFrom) {
      const now = this.#parts.clock()
      if (now - place.compactedAtMs >= COMPACT_INTERVAL_MS) {
        place.compactedAtMs = now
        this.#compact(documentId, room)
      }
    }
    this.#closeIfIdle(documentId)
  }

  #compact(documentId: string, room: Room | undefined): void {
    if (this.#compacting.has(documentId)) return
    this.#compacting.set(documentId, this.#makeSnapshot(documentId, room))
  }

  async #makeSnapshot(documentId: string, room: Room | undefined): Promise<void> {
    try {
      const snapshot = await this.#log.compact(documentId)
      if (snapshot) (room ?? this.find(documentId))?.content.compacted(snapshot)
    } catch (error) {
      this.#logger.warn({ err: error, documentId }, 'a document could not be compacted')
      // The log is whole without it: it is tried again when the document has grown as much again
      const place = this.#open.get(documentId)
      if (place?.room) place.compactFrom = place.room.content.tailLength + COMPACT_AFTER_UPDATES
    } finally {
      this.#compacting.delete(documentId)
    }
  }
}

interface Place {
  room: Room | undefined
  /** Who is using the room without being in it. */
  users: number
  ready: Promise<Room>
  /** Length of the tail from which compaction is tried again, after it failed. */
  compactFrom: number
  compactedAtMs: number
}
