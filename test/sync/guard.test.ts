import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyUpdate, decodeUpdate, Doc, encodeStateAsUpdate, getState, Item, UndoManager, XmlElement } from 'yjs'
import { handMade, length, text, type, values, type HandMade } from '#test/support/hostile.ts'
import { TestRooms, type PairedClient } from '#test/support/socket-pair.ts'
import { paragraph, sendAsBram, twoInRoom, type TwoInRoom } from '#test/support/two-in-room.ts'
import { firstText, textOf } from '#test/support/yjs-client.ts'

let room: TwoInRoom
let world: TestRooms
let anna: PairedClient
let bram: PairedClient
let before: number
beforeEach(async () => {
  room = await twoInRoom()
  ;({ world, anna, bram, before } = room)
})
afterEach(() => world.stop())

describe('[G3] nobody writes under the clientID of another', () => {
  test('an update with the clientID of somebody who wrote is refused, and his next edit arrives', async () => {
    const forged = handMade([{ ...paragraph, client: anna.doc.clientID, clock: clockOf(anna.doc) }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(forged))).toBe('refusedUpdate')
    const carla = await world.join('carla')
    await world.flush()
    expect(textOf(carla.doc)).toContain('En Water en bodem')
  })

  test('of two who use a new clientID at once the first has it', async () => {
    const letGo = world.log.hold()
    bram.sendUpdate(handMade([{ ...paragraph, client: 99 }]))
    bram.push()
    const carla = await world.join('carla')
    carla.sendUpdate(handMade([{ ...paragraph, client: 99, content: type(3, 'heading') }]))
    carla.push()
    letGo()
    await world.flush()
    expect(bram.wire.closed).toBeUndefined()
    // The same items again are known already and dropped unread; the next ones are not
    carla.sendUpdate(handMade([{ ...paragraph, client: 99, clock: 1 }]))
    await world.flush()
    expect(carla.wire.closed).toBe('refusedUpdate')
    expect(textOf(anna.doc)).not.toContain('heading')
  })

  test("a clientID stays its owner's after everybody left and the room was opened again", async () => {
    world.stop()
    const again = new TestRooms(world.log)
    const carla = await again.join('carla')
    carla.sendUpdate(handMade([{ ...paragraph, client: anna.doc.clientID, clock: clockOf(anna.doc) }]))
    await again.flush()
    expect(carla.wire.closed).toBe('refusedUpdate')
  })

  test('the same person may use it from another connection', async () => {
    const again = await world.join('anna', new Doc())
    again.sendUpdate(handMade([{ ...paragraph, client: anna.doc.clientID, clock: clockOf(anna.doc) }]))
    await world.flush()
    expect(again.wire.closed).toBeUndefined()
  })
})

describe('[G4] only the root `content` is written', () => {
  test('another root is refused', async () => {
    const update = handMade([{ ...paragraph, root: 'meta' }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(update))).toBe('refusedUpdate')
  })

  test('also where it comes after items that are fine', async () => {
    const update = handMade([paragraph, { ...paragraph, client: 4, root: 'other' }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(update))).toBe('refusedUpdate')
  })

  test.each<[string, Partial<HandMade>]>([
    ['a value', { ref: 8, content: values(1) }],
    ['an element', {}],
  ])('an attribute of the root is refused: %s', async (_what, struct) => {
    const update = handMade([{ ...paragraph, key: 'x', ...struct }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(update))).toBe('refusedUpdate')
  })
})

describe('[G5] only what an editor makes is written', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
  test.each<[string, Partial<HandMade>]>([
    ['a document in the document', { ref: 9, content: (e) => [text('guid')(e), encoding.writeAny(e, {})] }],
    ['bytes', { ref: 3, content: (e) => encoding.writeVarUint8Array(e, new Uint8Array(3)) }],
    ['an embed', { ref: 5, content: text('{}') }],
    ['JSON of old', { ref: 2, content: (e) => [length(1)(e), text('1')(e)] }],
    ['a map', { content: type(1) }],
    ['an array', { content: type(0) }],
    ['a hook', { content: type(5, 'h') }],
    ['a fragment', { content: type(4) }],
    ['a name without end', { content: type(3, 'p'.repeat(201)) }],
    ['a name that is a trap', { content: type(3, '__proto__') }],
    ['text beside the paragraphs', { ref: 4, content: text('los') }],
    ['a value beside the paragraphs', { ref: 8, content: values('los') }],
  ])('%s', async (_what, struct) => {
    const update = handMade([{ ...paragraph, ...struct }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(update))).toBe('refusedUpdate')
  })

  test.each<[string, unknown]>([
    ['bytes', new Uint8Array(2)],
    ['a big integer', 2n ** 60n],
    ['nested too deep', deep(20)],
  ])('an attribute that is %s', async (_what, value) => {
    const element = handMade([paragraph])
    const attribute = handMade([{ client: 6, clock: 0, ref: 8, parent: [5, 0], key: 'id', content: values(value) }])
    const carla = await world.join('carla')
    carla.sendUpdate(element)
    carla.sendUpdate(attribute)
    await world.flush()
    expect(carla.wire.closed).toBe('refusedUpdate')
  })

  const inText: Partial<HandMade> = { parent: [5, 0] }
  const asAttribute: Partial<HandMade> = { parent: [5, 0], key: 'id' }
  test.each<[string, Partial<HandMade>]>([
    ['a paragraph in a text', inText],
    ['a text in a text', { ...inText, content: type(6) }],
    ['a value in a text', { ...inText, ref: 8, content: values('x') }],
    ['an element as an attribute', asAttribute],
    ['characters as an attribute', { ...asAttribute, ref: 4, content: text('x') }],
    [
      'characters beside a text, whatever is said to be on the other side',
      { ref: 4, content: text('x'), origin: [5, 0] },
    ],
  ])('%s', async (_what, struct) => {
    const node = { ...paragraph, content: type(6) }
    const update = handMade([node, { ...paragraph, client: 4, ...struct }])
    expect(await sendAsBram(room, (client) => client.sendUpdate(update))).toBe('refusedUpdate')
  })

  test('elements nested so deep that reading them overflows a stack', async () => {
    const doc = new Doc()
    let parent: { insert(at: number, elements: XmlElement[]): void } = doc.getXmlFragment('content')
    for (let depth = 0; depth < 300; depth += 1) {
      const element = new XmlElement('blockquote')
      parent.insert(0, [element])
      parent = element
    }
    expect(await sendAsBram(room, (client) => client.sendUpdate(encodeStateAsUpdate(doc)))).toBe('refusedUpdate')
  })

  test('nested too deep step by step, through siblings and a room that was opened again', async () => {
    for (let level = 0; level < 110; level += 1) {
      const parent = level === 0 ? {} : { parent: [5, level * 2 - 1] as const }
      bram.sendUpdate(handMade([{ ...paragraph, clock: level * 2, ...parent }]))
      bram.sendUpdate(handMade([{ ...paragraph, clock: level * 2 + 1, origin: [5, level * 2] }]))
      if (level % 20 === 0) await world.log.compact('d1')
    }
    await world.flush()
    expect(bram.wire.closed).toBe('refusedUpdate')
    world.stop()
    const again = new TestRooms(world.log)
    const back = await again.join('bram')
    back.sendUpdate(handMade([{ ...paragraph, clock: 202, parent: [5, 201] }]))
    await again.flush()
    expect(back.wire.closed).toBe('refusedUpdate')
  })
})

test('[G6] what is known is dropped: a client that returns with everything writes nothing', async () => {
  bram.sendUpdate(encodeStateAsUpdate(anna.doc))
  firstText(bram.doc).delete(0, 3)
  await world.flush()
  expect(world.log.entries('d1')).toHaveLength(before + 1)
  bram.sendUpdate(encodeStateAsUpdate(bram.doc))
  await world.flush()
  expect(world.log.entries('d1')).toHaveLength(before + 1)
})

test('[G6] of an update that is known in part only the rest is kept', async () => {
  const offline = new Doc()
  applyUpdate(offline, encodeStateAsUpdate(anna.doc))
  offline.clientID = anna.doc.clientID
  const clock = clockOf(offline)
  firstText(offline).insert(firstText(offline).length, ' sturend')
  const given = encodeStateAsUpdate(offline)
  // Yjs joined what is new with what is known: one struct
  expect(decodeUpdate(given).structs.at(-1)?.length).toBe('Water en bodem sturend'.length)
  anna.sendUpdate(given)
  await world.flush()
  expect(textOf(bram.doc)).toContain('Water en bodem sturend')
  const stored = decodeUpdate(world.log.entries('d1').at(-1)?.update ?? new Uint8Array())
  expect(stored.structs.map(({ id, length: count }) => [id.clock, count])).toEqual([[clock, ' sturend'.length]])
})

describe('[G7] a gap is not kept, and answered by a resync', () => {
  test('of a clock', async () => {
    firstText(bram.doc).insert(0, 'verloren ')
    bram.lose()
    firstText(bram.doc).insert(0, 'daarna ')
    bram.push()
    await world.commits.idle()
    expect(world.log.entries('d1')).toHaveLength(before)
    await world.flush()
    expect(textOf(anna.doc)).toContain('daarna verloren ')
  })

  test.each<[string, Uint8Array]>([
    ['of what it refers to', handMade([{ ...paragraph, origin: [77, 3] }])],
    ['of what holds it', handMade([{ ...paragraph, parent: [77, 3] }])],
    ['of what it deletes', handMade([], [[77, 0, 5]])],
  ])('%s', async (_what, update) => {
    bram.sendUpdate(update)
    bram.push()
    expect(bram.wire.inbox.map((message) => [message[0], message[1]])).toEqual([[0, 0]])
    await world.flush()
    expect(bram.wire.closed).toBeUndefined()
    expect(world.log.entries('d1')).toHaveLength(before)
  })

  test('nobody can delete in advance what another will type', async () => {
    bram.sendUpdate(handMade([], [[anna.doc.clientID, clockOf(anna.doc), 1_000_000]]))
    await world.flush()
    firstText(anna.doc).insert(0, 'Nieuw: ')
    await world.flush()
    expect(textOf(bram.doc)).toContain('Nieuw: Water')
  })

  test('two clients that wait for each other never get in', async () => {
    const circle = handMade([
      { ...paragraph, client: 21, origin: [22, 0] },
      { ...paragraph, client: 22, origin: [21, 0] },
    ])
    bram.sendUpdate(circle)
    await world.flush()
    expect(world.log.entries('d1')).toHaveLength(before)
  })

  test('a client that keeps something nobody has is asked once, and is not asked for ever', async () => {
    const stuck = new Doc()
    applyUpdate(stuck, handMade([{ ...paragraph, client: 33 }]))
    applyUpdate(stuck, handMade([{ ...paragraph, client: 33, clock: 7 }]))
    firstText(stuck).insert(0, 'Wel heel')
    const carla = await world.join('carla', stuck)
    await world.flush()
    expect(carla.wire.closed).toBeUndefined()
    expect(textOf(anna.doc)).toContain('Wel heel')
    expect(carla.received[0]).toBeLessThan(8)
    // what is before the hole is kept, what is after it not
    expect(getState(anna.doc.store, 33)).toBe(1)
    expect(anna.doc.store.pendingStructs).toBeNull()
    firstText(stuck).insert(0, 'En nog ')
    await world.flush()
    expect(textOf(anna.doc)).toContain('En nog ')
    expect(carla.acks.at(-1)).toBeGreaterThan(1)
  })
})

test('[G8] everybody may delete what another wrote', async () => {
  firstText(bram.doc).delete(0, 6)
  await world.flush()
  expect(textOf(anna.doc)).toContain('>en bodem')
})

test('[G8] a huge set of deletions costs no more than its bytes', async () => {
  const ranges = Array.from({ length: 100_000 }, (_, i): [number, number, number] => [anna.doc.clientID, i % 10, 1])
  const start = performance.now()
  bram.sendUpdate(handMade([], ranges))
  await world.flush()
  expect(performance.now() - start).toBeLessThan(4_000)
  expect(bram.wire.closed).toBeUndefined()
})

describe('[G9] readers and commenters change nothing', () => {
  test('a write is denied, once reported, never stored', async () => {
    const reader = await world.join('rita:read')
    await world.flush()
    firstText(reader.doc).insert(0, 'Ik ')
    firstText(reader.doc).insert(0, 'schrijf ')
    await world.flush()
    expect(reader.wire.closed).toBeUndefined()
    expect(reader.denied).toBe(2)
    expect(world.refused).toEqual(['rita write-without-right'])
    expect(reader.acks).toEqual([])
    expect(world.log.entries('d1')).toHaveLength(before)
    expect(textOf(anna.doc)).not.toContain('schrijf')
  })

  test("its garbage closes it like anybody's", async () => {
    const reader = await world.join('rita:read')
    reader.sendRaw(new Uint8Array([0, 2, 1, 250]))
    await world.flush()
    expect(reader.wire.closed).toBe('malformed')
  })
})

/** Why [G12] does not refuse it: whoever does, loses what somebody takes back. */
test('[G12] undo of Yjs names neighbours between which its own client had put something, and is taken', async () => {
  const content = bram.doc.getXmlFragment('content')
  const undo = new UndoManager(content, { captureTimeout: 0 })
  firstText(bram.doc).delete(1, 1)
  content.delete(0, 1)
  undo.undo()
  firstText(bram.doc).insert(1, 'X')
  undo.undo()
  undo.undo()
  expect(firstText(bram.doc).toJSON()).toBe('Water en bodem')
  const [between, broughtBack] = (bram.doc.store.clients.get(bram.doc.clientID) ?? []).slice(-2)
  if (!(between instanceof Item && broughtBack instanceof Item)) throw new Error('undo made no items')
  expect([broughtBack.origin, broughtBack.rightOrigin]).toEqual([between.origin, between.rightOrigin])
  expect(broughtBack.right).toBe(between)
  await world.flush()
  expect(bram.wire.closed).toBeUndefined()
  expect(textOf(anna.doc)).toBe(textOf(bram.doc))
})

/** The next clock of the document's own client. */
function clockOf(doc: Doc): number {
  const structs = doc.store.clients.get(doc.clientID) ?? []
  const last = structs.at(-1)
  return last ? last.id.clock + last.length : 0
}
