import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { MAX_MESSAGE_BYTES } from '#server/sync/limits.ts'
import { handMade, length, text, type, type HandMade } from '#test/support/hostile.ts'
import { paragraph, sendAsBram, twoInRoom, type TwoInRoom } from '#test/support/two-in-room.ts'
import { firstText } from '#test/support/yjs-client.ts'

let room: TwoInRoom
beforeEach(async () => {
  room = await twoInRoom()
})
afterEach(() => room.world.stop())

/** A message with these bytes as its update. */
const update = (bytes: readonly number[]): Uint8Array => new Uint8Array([0, 2, bytes.length, ...bytes])

describe('[G1] what is no message closes its sender with 4400', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['garbage', new Uint8Array([250, 1, 2, 3])],
    ['an unknown type', new Uint8Array([77, 0])],
    ['a type that only a server sends', new Uint8Array([100, 1])],
    ['an auth message', new Uint8Array([2, 0, 0])],
    ['an unknown kind of sync message', new Uint8Array([0, 9, 0])],
    ['a message that ends too early', new Uint8Array([0, 2, 200, 1])],
    ['a message with something after it', new Uint8Array([0, 2, 2, 0, 0, 1])],
    ['an update with something after it', update([0, 0, 7])],
    ['a cut update', update([1, 1, 5, 0, 4])],
    ['a cut struct', update([1, 1, 5])],
    ['a number of more than 53 bits', update([255, 255, 255, 255, 255, 255, 255, 255, 255, 1])],
    ['more clients than anybody has', update([255, 255, 255, 127])],
    ['a state vector that is none', new Uint8Array([0, 0, 3, 9, 9, 9])],
    ['presence that is none', new Uint8Array([1, 2, 9, 9])],
  ])('%s', async (_what, bytes) => {
    expect(await sendAsBram(room, (client) => client.sendRaw(bytes))).toBe('malformed')
  })

  test('each prefix of a real update', async () => {
    const doc = new Doc()
    firstText(doc).insert(0, 'Een echte alinea')
    const whole = encodeStateAsUpdate(doc)
    for (let end = 1; end < whole.length; end += 1) {
      const other = await room.world.join('carla')
      other.sendUpdate(whole.subarray(0, end))
      await room.world.flush()
      expect(other.wire.closed).toBe('malformed')
    }
    expect(room.world.log.entries('d1')).toHaveLength(room.before)
  })

  test.each<[string, HandMade[], [number, number, number][]?]>([
    ['a struct of no length', [{ client: 5, clock: 0, ref: 0, content: length(0) }]],
    ['empty text', [{ ...paragraph, ref: 4, content: text('') }]],
    ['a run of 2³¹ deleted items', [{ client: 5, clock: 0, ref: 0, content: length(2 ** 31 + 1) }]],
    ['a clock of 2⁵³ − 1', [{ ...paragraph, clock: 2 ** 53 - 1 }]],
    ['a client twice', [paragraph, { ...paragraph, clock: 1 }]],
    ['an item that follows itself', [{ ...paragraph, origin: [5, 0] }]],
    ['an item that comes before a later one', [{ ...paragraph, rightOrigin: [5, 9] }]],
    ['an item in itself', [{ ...paragraph, parent: [5, 0] }]],
    ['a content that Yjs does not know', [{ ...paragraph, ref: 11, content: length(1) }]],
    ['a type that Yjs does not know', [{ ...paragraph, content: type(7) }]],
    ['a format whose value is no JSON', [{ ...paragraph, ref: 6, content: (e) => [text('bold')(e), text('{')(e)] }]],
    ['a deletion of nothing', [], [[1, 0, 0]]],
    ['a skip with flags that Yjs reads otherwise', [{ ...paragraph, ref: 10, origin: [5, 9], content: length(1) }]],
  ])('%s', async (_what, structs, deletes = []) => {
    expect(await sendAsBram(room, (client) => client.sendUpdate(handMade(structs, deletes)))).toBe('malformed')
  })
})

describe('[G2] what is too large closes its sender with 4413', () => {
  test('a message', async () => {
    expect(await sendAsBram(room, (client) => client.sendRaw(new Uint8Array(MAX_MESSAGE_BYTES + 1)))).toBe('tooLarge')
  })

  test('a state vector', async () => {
    const encoder = encoding.createEncoder()
    for (const value of [0, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeVarUint8Array(encoder, new Uint8Array(2 ** 20 + 1))
    expect(await sendAsBram(room, (client) => client.sendRaw(encoding.toUint8Array(encoder)))).toBe('tooLarge')
  })
})
