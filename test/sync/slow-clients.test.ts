import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  BEHIND_BYTES,
  BURST_BYTES,
  KEEP_ALIVE_MS,
  MAX_MESSAGE_BYTES,
  SILENT_MS,
  TICK_MS,
  TOO_SLOW_MS,
} from '#server/sync/limits.ts'
import { TestRooms, type PairedClient } from '#test/support/socket-pair.ts'
import { firstText, textOf } from '#test/support/yjs-client.ts'

let world: TestRooms
let anna: PairedClient
let slow: PairedClient

beforeEach(async () => {
  vi.useFakeTimers()
  world = new TestRooms()
  anna = await world.join('anna')
  slow = await world.join('sem')
  await world.flush()
})
afterEach(() => {
  world.stop()
  vi.useRealTimers()
})

const write = (characters: number): void =>
  anna.doc.transact(() => firstText(anna.doc).insert(0, 'x'.repeat(characters)))

async function fallBehind(): Promise<void> {
  slow.wire.stopReading()
  write(BEHIND_BYTES + 1)
  await world.flush([anna])
}

describe('a client that does not read', () => {
  test('[B1] is sent nothing more, neither text nor presence', async () => {
    await fallBehind()
    const backlog = slow.wire.backlogBytes()
    for (let i = 0; i < 20; i += 1) write(100_000)
    anna.awareness.setLocalStateField('cursor', { anchor: 1 })
    await world.flush([anna])
    vi.advanceTimersByTime(1_000)
    expect(slow.wire.backlogBytes()).toBe(backlog)
    expect(slow.wire.closed).toBeUndefined()
  })

  test('[B2] gets, when it has read, what it missed in one go, and no more than that', async () => {
    await fallBehind()
    for (let i = 0; i < 20; i += 1) write(1_000)
    await world.flush([anna])
    slow.take(slow.wire.readAgain())
    const bytes = slow.wire.inbox.reduce((sum, message) => sum + message.length, 0)
    expect(bytes).toBeLessThan(40_000)
    await world.flush()
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
    write(3)
    await world.flush()
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
  })

  test('[B2] however many updates that were', async () => {
    await fallBehind()
    for (let i = 0; i < 150; i += 1) write(1)
    await world.flush([anna])
    slow.take(slow.wire.readAgain())
    await world.flush()
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
    expect(slow.doc.store.pendingStructs).toBeNull()
    expect(slow.received[0]).toBeLessThan(20)
  })

  test('[B2] also when the document was compacted meanwhile', async () => {
    await fallBehind()
    write(1_000)
    await world.flush([anna])
    const snapshot = await world.log.compact('d1')
    if (snapshot) world.room().content.compacted(snapshot)
    write(10)
    await world.flush([anna])
    slow.take(slow.wire.readAgain())
    await world.flush()
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
  })

  test('[B2] a sync step 1 that it sent meanwhile is answered then, once', async () => {
    await fallBehind()
    const backlog = slow.wire.backlogBytes()
    const again = new Uint8Array([0, 0, 1, 0])
    for (let i = 0; i < 50; i += 1) slow.sendRaw(again)
    slow.push()
    expect(slow.wire.backlogBytes()).toBe(backlog)
    slow.synced = false
    slow.take(slow.wire.readAgain())
    await world.flush()
    expect(slow.synced).toBe(true)
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
  })

  test('[B3] is closed when it made no progress for half a minute', async () => {
    await fallBehind()
    vi.advanceTimersByTime(TOO_SLOW_MS - TICK_MS)
    memberOf(slow).lastHeardMs = Date.now()
    world.room().audience.tick()
    expect(slow.wire.closed).toBeUndefined()
    vi.advanceTimersByTime(2 * TICK_MS)
    world.room().audience.tick()
    expect(slow.wire.closed).toBe('tooSlow')
    expect(anna.wire.closed).toBeUndefined()
  })

  test('[B3] stays when it reads slowly but steadily', async () => {
    await fallBehind()
    write(BEHIND_BYTES)
    for (let i = 0; i < 12; i += 1) {
      vi.advanceTimersByTime(TICK_MS)
      const [first] = slow.wire.inbox
      if (first) slow.wire.inbox[0] = first.subarray(100_000)
      memberOf(slow).lastHeardMs = Date.now()
      world.room().audience.tick()
    }
    expect(slow.wire.closed).toBeUndefined()
  })
})

describe('a client that sends too much', () => {
  test('[B4] is not read for a while; nothing is lost and nobody else notices', async () => {
    const burst = Math.ceil(BURST_BYTES / MAX_MESSAGE_BYTES) + 1
    for (let i = 0; i < burst; i += 1) {
      firstText(anna.doc).insert(0, 'y'.repeat(MAX_MESSAGE_BYTES - 1_000))
      firstText(anna.doc).delete(0, MAX_MESSAGE_BYTES - 1_000)
    }
    await world.flush()
    expect(anna.wire.isPaused).toBe(true)
    expect(anna.wire.closed).toBeUndefined()
    vi.advanceTimersByTime(30_000)
    expect(anna.wire.isPaused).toBe(false)
    write(5)
    await world.flush()
    expect(textOf(slow.doc)).toBe(textOf(anna.doc))
  })

  test('[B4] a flood of questions for the whole document is slowed down', async () => {
    for (let i = 0; i < 200; i += 1) slow.sendRaw(new Uint8Array([0, 0, 1, 0]))
    await world.flush()
    expect(slow.wire.isPaused).toBe(true)
    expect(slow.wire.closed).toBeUndefined()
  })
})

describe('keep-alive', () => {
  test('[K1] who was sent nothing for a while gets an empty message that y-websocket takes', () => {
    vi.advanceTimersByTime(KEEP_ALIVE_MS)
    world.room().audience.tick()
    const before = anna.received[1] ?? 0
    anna.pull()
    expect((anna.received[1] ?? 0) - before).toBe(1)
    world.room().audience.tick()
    expect(anna.wire.inbox).toEqual([])
  })

  test('[K2] who is silent is asked for a sign of life, and cut off when none comes', () => {
    vi.advanceTimersByTime(SILENT_MS / 2 + 1)
    memberOf(slow).lastHeardMs = Date.now()
    world.room().audience.tick()
    expect([anna.wire.pings, slow.wire.pings]).toEqual([1, 0])
    vi.advanceTimersByTime(SILENT_MS / 2)
    world.room().audience.tick()
    expect([anna.wire.closed, slow.wire.closed]).toEqual(['cut', undefined])
  })
})

function memberOf(client: PairedClient) {
  const { state } = client.connection
  if (state.step !== 'inside') throw new Error('not inside')
  return state.member
}
