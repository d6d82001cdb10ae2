import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { BUSY_WINDOW_MS, COMPACT_AFTER_UPDATES, COMPACT_AT_CLOSE } from '#server/sync/limits.ts'
import { entering, TestRooms, type PairedClient } from '#test/support/socket-pair.ts'
import { firstText, textOf } from '#test/support/yjs-client.ts'

let world: TestRooms
let anna: PairedClient
let bram: PairedClient

beforeEach(async () => {
  world = new TestRooms()
  anna = await world.join('anna')
  bram = await world.join('bram')
  await world.flush()
})
afterEach(() => {
  vi.useRealTimers()
  world.stop()
})

/** One update, also when it makes the first paragraph. */
const write = (client: PairedClient, text: string): void =>
  client.doc.transact(() => firstText(client.doc).insert(0, text))

describe('log first', () => {
  test('[S1] an update is neither shown nor acknowledged before it is on disk', async () => {
    const letGo = world.log.hold()
    const acked = anna.acks.at(-1)
    write(anna, 'Water')
    anna.push()
    await Promise.resolve()
    bram.pull()
    anna.pull()
    expect(textOf(bram.doc)).toBe('')
    expect(anna.acks.at(-1)).toBe(acked)
    letGo()
    await world.flush()
    expect(textOf(bram.doc)).toContain('Water')
    expect(anna.acks.at(-1)).toBe((acked ?? 0) + 1)
  })

  test('[L6] what arrives while a commit is under way is one commit, over all rooms', async () => {
    const carla = await world.join('carla', new Doc(), 'd2')
    await world.flush()
    const { commits } = world.commits.counts
    const letGo = world.log.hold()
    for (const client of [anna, bram, carla]) {
      for (const word of ['een ', 'twee ', 'drie ']) write(client, word)
      client.push()
    }
    letGo()
    await world.flush()
    expect(world.commits.counts.commits - commits).toBe(2)
    expect(textOf(anna.doc)).toBe(textOf(bram.doc))
  })

  test('[L7] acks count the document messages of a connection, in order, as one number', async () => {
    for (const word of ['een ', 'twee ', 'drie ']) write(anna, word)
    await world.flush()
    // One for the answer to the server's step 1, three for the words
    expect(anna.acks.at(-1)).toBe(4)
    expect(anna.acks).toEqual(anna.acks.toSorted((a, b) => a - b))
  })

  test('[L7] what is known, but not on disk yet, is acknowledged only when it is', async () => {
    const letGo = world.log.hold()
    write(anna, 'Water')
    anna.push()
    const again = await world.join('anna', new Doc())
    again.sendUpdate(encodeStateAsUpdate(anna.doc))
    again.push()
    again.pull()
    expect(again.acks).toEqual([])
    letGo()
    await world.flush()
    expect(again.acks.at(-1)).toBeGreaterThan(0)
  })
})

describe('[L8] a commit that fails', () => {
  test('sends the writers away to try again; nothing of it is kept, readers stay, and it comes back whole', async () => {
    const reader = await world.join('rita:read')
    await world.flush()
    write(anna, 'bewaard ')
    await world.flush()
    world.log.fail(new Error('database or disk is full'))
    write(anna, 'nog niet ')
    write(bram, 'ook niet ')
    await world.flush()
    expect([anna, bram, reader].map((client) => client.wire.closed)).toEqual(['restarting', 'restarting', undefined])
    expect(textOf(reader.doc)).toBe('<paragraph>bewaard </paragraph>')
    world.log.fail(undefined)
    for (const client of [anna, bram]) client.connection.leave()
    const back = await world.join('anna', anna.doc)
    const bramBack = await world.join('bram', bram.doc)
    await world.flush([back, bramBack, reader])
    expect(textOf(reader.doc)).toBe(textOf(anna.doc))
    expect(textOf(reader.doc)).toContain('nog niet ')
    expect(textOf(reader.doc)).toContain('ook niet ')
  })

  test('does not take other rooms with it when only one is at fault', async () => {
    const carla = await world.join('carla', new Doc(), 'd2')
    await world.flush()
    const append = world.log.append.bind(world.log)
    world.log.append = (entries) =>
      entries.some(({ documentId }) => documentId === 'd2')
        ? Promise.reject(new Error('no such document'))
        : append(entries)
    const letGo = world.log.hold()
    write(bram, 'x')
    bram.push()
    write(anna, 'Water')
    write(carla, 'Lucht')
    anna.push()
    carla.push()
    letGo()
    await world.flush()
    expect(carla.wire.closed).toBe('restarting')
    expect(anna.wire.closed).toBeUndefined()
    expect(textOf(bram.doc)).toContain('Water')
  })

  test('fails an import too', async () => {
    world.log.fail(new Error('disk full'))
    const author = { userId: 'anna', organisationCode: 'gm0344', address: 'test' }
    const doc = new Doc()
    firstText(doc).insert(0, 'import')
    await expect(world.room().append(encodeStateAsUpdate(doc), author)).rejects.toThrow('disk full')
  })
})

describe('showing', () => {
  test('[S2] many updates of one commit are one write to each client, and none to who wrote them all', async () => {
    const letGo = world.log.hold()
    write(anna, 'Water')
    anna.push()
    for (let i = 0; i < 200; i += 1) write(anna, `${i} `)
    anna.push()
    const { writes } = bram.wire
    letGo()
    await world.commits.idle()
    expect(bram.wire.writes - writes).toBe(2)
    expect(bram.wire.inbox.filter((message) => message[0] === 0)).toHaveLength(1 + Math.ceil(200 / 32))
    anna.pull()
    expect(anna.received[0]).toBe(2)
    await world.flush()
    expect(textOf(bram.doc)).toBe(textOf(anna.doc))
  })

  test('[S3] a busy server shows the first change at once and the next ones together, a window later', async () => {
    vi.useFakeTimers()
    world.isBusy = true
    vi.advanceTimersByTime(1_000)
    write(anna, 'een ')
    await world.flush()
    expect(textOf(bram.doc)).toContain('een ')
    write(anna, 'twee ')
    await world.flush()
    write(anna, 'drie ')
    await world.flush()
    expect(textOf(bram.doc)).not.toContain('twee ')
    const { writes } = bram.wire
    vi.advanceTimersByTime(BUSY_WINDOW_MS)
    expect(bram.wire.writes - writes).toBe(1)
    await world.flush()
    expect(textOf(bram.doc)).toContain('drie twee een ')
    expect(anna.acks.at(-1)).toBe(4)
  })

  test('[S4] a notice reaches everybody in the room and nobody else', async () => {
    const carla = await world.join('carla', new Doc(), 'd2')
    await world.flush()
    world.room().tell({ kind: 'thread', id: 't1' })
    await world.flush()
    expect([anna.notices, carla.notices]).toEqual([[{ kind: 'thread', id: 't1' }], []])
  })
})

describe('joining', () => {
  test('[J1] the content comes before "synced"', async () => {
    for (let i = 0; i < 70; i += 1) write(anna, `${i} `)
    await world.flush()
    const carla = await world.join('carla')
    carla.push()
    const messages = carla.wire.inbox.splice(0)
    for (const message of messages) {
      carla.take([message])
      if (carla.synced) break
    }
    expect(textOf(carla.doc)).toBe(textOf(anna.doc))
  })

  test('[J2] who has not asked for the document is shown nothing of it', async () => {
    const carla = await world.join('carla')
    write(anna, 'Water')
    await world.flush([anna, bram])
    expect(carla.wire.inbox.filter((message) => message[0] === 0 && message[1] !== 0)).toEqual([])
    await world.flush()
    expect(textOf(carla.doc)).toContain('Water')
  })

  test('[J3] who has all items still gets the deletions, without the snapshot', async () => {
    write(anna, 'Water en bodem sturend '.repeat(100))
    await world.flush()
    const away = new Doc()
    const carla = await world.join('carla', away)
    await world.flush()
    carla.close()
    firstText(anna.doc).delete(0, 9)
    await world.flush([anna, bram])
    await compact()
    const back = await world.join('carla', away)
    back.push()
    const document = back.wire.inbox.filter((message) => message[0] === 0)
    const bytes = document.reduce((sum, message) => sum + message.length, 0)
    await world.flush([anna, bram, back])
    expect(textOf(away)).toBe(textOf(anna.doc))
    expect(bytes).toBeLessThan(200)
  })

  test('[J4] fifty who join at once get the same bytes, framed once', async () => {
    write(anna, 'Water en bodem sturend')
    await world.flush()
    const joiners = await Promise.all(Array.from({ length: 50 }, (_, i) => world.join(`p${i}`)))
    for (const joiner of joiners) joiner.push()
    const contents = joiners.map((joiner) => joiner.wire.inbox.find((message) => message[0] === 0 && message[1] === 2))
    expect(new Set(contents).size).toBe(1)
  })

  test('[J5] a room that everybody left is let go, and opens again with everything', async () => {
    write(anna, 'Water')
    await world.flush()
    for (const client of world.clients.splice(0)) {
      client.close()
      world.rooms.left('d1')
    }
    expect(world.rooms.size).toBe(0)
    const carla = await world.join('carla')
    await world.flush()
    expect(textOf(carla.doc)).toContain('Water')
  })

  test('[J5] a room is not let go while a commit is under way', async () => {
    const letGo = world.log.hold()
    write(anna, 'Water')
    anna.push()
    for (const client of world.clients.splice(0)) {
      client.close()
      world.rooms.left('d1')
    }
    expect(world.rooms.size).toBe(1)
    letGo()
    await world.commits.idle()
    expect(world.rooms.size).toBe(0)
    expect(world.log.entries('d1').length).toBeGreaterThan(0)
  })
})

describe('compaction', () => {
  test('[C3] a long tail is compacted while people write, and joins stay right', async () => {
    for (let i = 0; i <= COMPACT_AFTER_UPDATES; i += 1) {
      write(anna, `${i} `)
      if (i % 50 === 0) await world.flush()
    }
    await world.flush()
    await world.rooms.idle()
    expect(world.room().content.tailLength).toBeLessThan(COMPACT_AFTER_UPDATES)
    write(bram, 'na de foto ')
    await world.flush()
    const carla = await world.join('carla')
    await world.flush()
    expect(textOf(carla.doc)).toBe(textOf(anna.doc))
    expect(encodeStateVector(carla.doc)).toEqual(encodeStateVector(anna.doc))
  })

  test('[C3] a room is compacted when the last one leaves it', async () => {
    for (let i = 0; i < COMPACT_AT_CLOSE; i += 1) write(anna, `${i} `)
    await world.flush()
    for (const client of world.clients.splice(0)) client.close()
    world.rooms.left('d1')
    await world.rooms.idle()
    expect((await world.log.load('d1')).tail).toEqual([])
  })

  test('[C4] a compaction that fails harms nothing', async () => {
    world.log.compact = () => Promise.reject(new Error('disk full'))
    for (let i = 0; i <= COMPACT_AFTER_UPDATES; i += 1) write(anna, `${i} `)
    await world.flush()
    await world.rooms.idle()
    expect(textOf(bram.doc)).toBe(textOf(anna.doc))
  })
})

describe('[E4] a right that changes', () => {
  test('from write to read: nothing more is taken, without a reconnect', async () => {
    world.room().changed(memberOf(anna), entering('anna:read'))
    write(anna, 'te laat')
    await world.flush()
    expect(anna.wire.closed).toBeUndefined()
    expect(anna.denied).toBe(1)
    expect(anna.notices).toEqual([{ kind: 'rights', id: 'read' }])
    expect(textOf(bram.doc)).toBe('')
  })

  test('from read to write: what it could not send before is asked for', async () => {
    const reader = await world.join('rita:read')
    await world.flush()
    write(reader, 'eerder getypt')
    await world.flush()
    world.room().changed(memberOf(reader), entering('rita'))
    await world.flush()
    expect(textOf(anna.doc)).toContain('eerder getypt')
    expect(reader.acks.at(-1)).toBeGreaterThan(0)
  })
})

async function compact(): Promise<void> {
  const snapshot = await world.log.compact('d1')
  if (snapshot) world.room().content.compacted(snapshot)
}

function memberOf(client: PairedClient) {
  const { state } = client.connection
  if (state.step !== 'inside') throw new Error('not inside')
  return state.member
}
