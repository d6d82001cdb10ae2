import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Doc } from 'yjs'
import { writePresence, writePresenceStates } from '#shared/sync/protocol.ts'
import { MAX_PRESENCE_BYTES, PRESENCE_DELAY_MS, PRESENCE_INTERVAL_MS } from '#server/sync/limits.ts'
import { entering, TestRooms, type PairedClient } from '#test/support/socket-pair.ts'
import { firstText } from '#test/support/yjs-client.ts'

let world: TestRooms
let anna: PairedClient
let bram: PairedClient

beforeEach(async () => {
  vi.useFakeTimers()
  world = new TestRooms()
  anna = await world.join('anna')
  bram = await world.join('bram')
  await settle()
})
afterEach(() => {
  world.stop()
  vi.useRealTimers()
})

async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    await world.flush()
    vi.advanceTimersByTime(PRESENCE_INTERVAL_MS + PRESENCE_DELAY_MS)
  }
  await world.flush()
}

const seen = (by: PairedClient, of: PairedClient): unknown => by.awareness.getStates().get(of.doc.clientID)
const rawState = (clientId: number, json: string, clock = 1_000): Uint8Array =>
  writePresence(writePresenceStates([{ clientId, clock, json: Buffer.from(json) }]))

describe("[P2] identity is the server's", () => {
  test('what a client says of itself is overwritten, its cursor is kept', async () => {
    anna.awareness.setLocalState({ user: { id: 'bram', name: 'De minister', color: 'red' }, cursor: { anchor: 1 } })
    await settle()
    expect(seen(bram, anna)).toEqual({
      cursor: { anchor: 1 },
      user: { id: 'anna', name: 'anna', organisation: 'Utrecht', layer: 'gemeente', color: '#a04a05' },
    })
  })

  test('a changed name is shown without the client doing anything', async () => {
    const { participant } = entering('anna')
    world.room().changed(memberOf(anna), { mode: 'write', participant: { ...participant, name: 'Anna de Wit' } })
    await settle()
    expect(seen(bram, anna)).toMatchObject({ user: { name: 'Anna de Wit' } })
  })
})

describe('[P1] a connection shows one clientID, its own', () => {
  test('the state of somebody else is not taken from it', async () => {
    bram.sendRaw(rawState(anna.doc.clientID, '{"cursor":"vals"}'))
    bram.sendRaw(rawState(12_345, '{"cursor":"verzonnen"}'))
    await settle()
    expect(seen(bram, anna)).not.toMatchObject({ cursor: 'vals' })
    const carla = await world.join('carla')
    await settle()
    expect(carla.awareness.getStates().has(12_345)).toBe(false)
    expect(seen(carla, anna)).toMatchObject({ user: { id: 'anna' } })
  })

  test('what it echoes of others is not read, however much, and closes nothing', async () => {
    const echo = Array.from({ length: 5_000 }, (_, i) => ({
      clientId: i + 1,
      clock: 1,
      json: Buffer.from('geen json'),
    }))
    for (let i = 0; i < 20; i += 1) bram.sendRaw(writePresence(writePresenceStates(echo)))
    await settle()
    expect(bram.wire.closed).toBeUndefined()
    expect(world.room().presence.size).toBe(2)
  })

  test('it cannot say that somebody else left', async () => {
    bram.sendRaw(rawState(anna.doc.clientID, 'null'))
    await settle()
    const carla = await world.join('carla')
    await settle()
    expect(seen(carla, anna)).toBeDefined()
  })

  test('an echo of somebody who just left does not make it his', async () => {
    const left = anna.doc.clientID
    const carla = await world.join('carla')
    carla.awareness.setLocalState(null)
    carla.lose()
    anna.close()
    carla.sendRaw(rawState(left, '{"cursor":1}'))
    await settle()
    expect(bram.awareness.getStates().has(left)).toBe(false)
  })
})

describe('[P3] readers are seen to be there, their carets are not', () => {
  test('from the start, and from the moment that they may no longer write', async () => {
    const reader = await world.join('rita:read')
    reader.awareness.setLocalState({ cursor: { anchor: 2 }, note: 'hallo' })
    anna.awareness.setLocalStateField('cursor', { anchor: 3 })
    await settle()
    expect(seen(bram, reader)).toEqual({ user: expect.objectContaining({ id: 'rita' }) })
    world.room().changed(memberOf(anna), entering('anna:read'))
    await settle()
    expect(seen(bram, anna)).toEqual({ user: expect.objectContaining({ id: 'anna' }) })
  })
})

describe('[P4] a state is a small object', () => {
  test.each([
    ['no JSON', '{"a":'],
    ['a list', '[]'],
    ['a number', '7'],
    ['null in disguise', ' null '],
  ])('%s is malformed', async (_what, json) => {
    anna.sendRaw(rawState(anna.doc.clientID, json))
    await settle()
    expect(anna.wire.closed).toBe('malformed')
    expect(bram.wire.closed).toBeUndefined()
  })

  test('one too large is refused', async () => {
    anna.sendRaw(rawState(anna.doc.clientID, JSON.stringify({ cursor: 'x'.repeat(MAX_PRESENCE_BYTES) })))
    await settle()
    expect(anna.wire.closed).toBe('tooLarge')
  })

  test('a clock that would shut the client out for ever is malformed', async () => {
    const encoder = encoding.createEncoder()
    for (const value of [1, anna.doc.clientID, 2 ** 53 - 1]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, '{}')
    anna.sendRaw(writePresence(encoding.toUint8Array(encoder)))
    await settle()
    expect(anna.wire.closed).toBe('malformed')
  })
})

describe('[P5] presence is shown together', () => {
  test('at most twenty frames a second, whatever the number of people and moves', async () => {
    const others = await Promise.all(Array.from({ length: 30 }, (_, i) => world.join(`p${i}`)))
    await settle()
    const before = bram.received[1] ?? 0
    for (let ms = 0; ms < 1_000; ms += 10) {
      for (const other of others) other.awareness.setLocalStateField('cursor', { anchor: ms })
      await world.flush()
      vi.advanceTimersByTime(10)
    }
    await world.flush()
    expect((bram.received[1] ?? 0) - before).toBeLessThanOrEqual(1_000 / PRESENCE_INTERVAL_MS + 1)
    await settle()
    expect(seen(bram, others[7] ?? bram)).toMatchObject({ cursor: { anchor: 990 } })
  })

  test('it rides on a document frame', async () => {
    vi.advanceTimersByTime(1_000)
    anna.awareness.setLocalStateField('cursor', { anchor: 9 })
    anna.push()
    const { writes } = bram.wire
    anna.doc.transact(() => firstText(anna.doc).insert(0, 'Water'))
    anna.push()
    await world.commits.idle()
    expect(bram.wire.writes - writes).toBe(1)
    expect(bram.wire.inbox.map((message) => message[0])).toEqual([0, 1])
  })
})

describe('[P6] who leaves is seen to leave', () => {
  test('and to come back, though his clock did not move', async () => {
    anna.connection.leave()
    await settle()
    expect(seen(bram, anna)).toBeUndefined()
    const back = await world.join('anna', anna.doc)
    back.lose()
    back.awareness.meta.set(anna.doc.clientID, { clock: 0, lastUpdated: 0 })
    back.sendPresence([anna.doc.clientID])
    await settle()
    expect(seen(bram, anna)).toBeDefined()
  })

  test('taking over the clock that it is shown under starts no exchange without end', async () => {
    anna.connection.leave()
    await settle()
    const back = await world.join('anna', anna.doc)
    await settle()
    const before = bram.received[1]
    await settle()
    expect(bram.received[1]).toBe(before)
    back.awareness.setLocalStateField('cursor', { anchor: 4 })
    await settle()
    expect(seen(bram, back)).toMatchObject({ cursor: { anchor: 4 } })
  })

  test('[P7] the late close of a line that died does not take away who came back over another', async () => {
    const back = await world.join('anna', anna.doc)
    await settle()
    anna.connection.leave()
    await settle()
    expect(seen(bram, anna)).toBeDefined()
    back.connection.leave()
    await settle()
    expect(seen(bram, anna)).toBeUndefined()
  })

  test('a client that says so itself is gone too', async () => {
    anna.awareness.setLocalState(null)
    await settle()
    expect(seen(bram, anna)).toBeUndefined()
  })
})

test('[P5] asked for, everybody is told at once', async () => {
  bram.awareness.states.delete(anna.doc.clientID)
  bram.awareness.meta.delete(anna.doc.clientID)
  bram.sendRaw(new Uint8Array([3]))
  bram.push()
  bram.pull()
  expect(seen(bram, anna)).toBeDefined()
})

function memberOf(client: PairedClient) {
  const { state } = client.connection
  if (state.step !== 'inside') throw new Error('not inside')
  return state.member
}

test('[P2] a document with the same clientID in another room is another', async () => {
  const doc = new Doc()
  doc.clientID = anna.doc.clientID
  const carla = await world.join('carla', doc, 'd2')
  await settle()
  expect(world.room('d2').presence.size).toBe(1)
  expect(carla.wire.closed).toBeUndefined()
})
