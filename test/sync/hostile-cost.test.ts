import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { handMade, length, text, type, type HandMade } from '#test/support/hostile.ts'
import { paragraph, twoInRoom, type TwoInRoom } from '#test/support/two-in-room.ts'
import { firstText, textOf } from '#test/support/yjs-client.ts'

let room: TwoInRoom
beforeEach(async () => {
  room = await twoInRoom()
})
afterEach(() => room.world.stop())

/** What costs more than its bytes takes minutes; on a machine with other work these take up to a second. */
const LOUD_MS = 10_000
vi.setConfig({ testTimeout: 3 * LOUD_MS })

/** Milliseconds until the server has dealt with what is sent. */
async function bramTakes(send: () => void): Promise<number> {
  const start = performance.now()
  send()
  await room.world.flush([room.bram])
  return performance.now() - start
}

describe('[G12] hostile shapes cost no more than their bytes', () => {
  test('a state vector of 100,000 clients', async () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 100_000)
    for (let i = 0; i < 100_000; i += 1) for (const value of [i, 2 ** 31]) encoding.writeVarUint(encoder, value)
    const message = encoding.createEncoder()
    for (const value of [0, 0]) encoding.writeVarUint(message, value)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(encoder))
    expect(await bramTakes(() => room.bram.sendRaw(encoding.toUint8Array(message)))).toBeLessThan(LOUD_MS)
    expect(room.bram.wire.closed).toBeUndefined()
  })

  test('clients that wait for each other, and 100,000 clients at once', async () => {
    const chain = Array.from({ length: 900 }, (_, i): HandMade => ({
      ...paragraph,
      client: 1_000 + i,
      origin: [1_001 + i, 0],
    }))
    expect(await bramTakes(() => room.bram.sendUpdate(handMade(chain)))).toBeLessThan(LOUD_MS)
    expect(room.world.log.entries('d1')).toHaveLength(room.before)
    const many = Array.from({ length: 100_000 }, (_, i): HandMade => ({ ...paragraph, client: i + 1_000 }))
    expect(await bramTakes(() => room.bram.sendUpdate(handMade(many)))).toBeLessThan(LOUD_MS)
    expect(room.bram.wire.closed).toBe('refusedUpdate')
  })

  test('runs of two thousand million deleted items', async () => {
    const bomb = handMade([{ ...paragraph, ref: 0, content: length(2 ** 31 - 1) }], [[5, 0, 2 ** 31 - 1]])
    expect(await bramTakes(() => room.bram.sendUpdate(bomb))).toBeLessThan(LOUD_MS)
    expect(await bramTakes(() => void room.world.log.compact('d1'))).toBeLessThan(LOUD_MS)
    firstText(room.anna.doc).insert(0, 'Gewoon verder: ')
    await room.world.flush()
    expect(textOf(room.anna.doc)).toContain('Gewoon verder: ')
    expect(room.world.room().content.byteLength).toBeLessThan(1_000)
  })

  test('a flood of tiny updates', async () => {
    const updates = Array.from({ length: 20_000 }, (_, i) =>
      handMade([
        {
          ...paragraph,
          clock: i,
          ref: 4,
          content: text('x'),
          ...(i === 0
            ? { ref: 7, content: type(6) }
            : i === 1
              ? { parent: [5, 0] as const }
              : { origin: [5, i - 1] as const }),
        },
      ]),
    )
    expect(await bramTakes(() => updates.forEach((update) => room.bram.sendUpdate(update)))).toBeLessThan(LOUD_MS)
    expect(room.bram.wire.closed).toBeUndefined()
    expect(room.anna.wire.closed).toBeUndefined()
    await room.world.flush()
    expect(textOf(room.anna.doc)).toContain('x'.repeat(19_999))
  })
})
