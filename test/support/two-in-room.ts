import { expect } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import type { HandMade } from './hostile.ts'
import { type } from './hostile.ts'
import { TestRooms, type PairedClient } from './socket-pair.ts'
import { firstText, textOf } from './yjs-client.ts'

/** A room in which anna works and bram, who may write too, does what no client does. */
export interface TwoInRoom {
  readonly world: TestRooms
  readonly anna: PairedClient
  readonly bram: PairedClient
  /** Updates in the log when the test begins. */
  readonly before: number
}

export async function twoInRoom(): Promise<TwoInRoom> {
  const world = new TestRooms()
  const anna = await world.join('anna')
  const bram = await world.join('bram')
  firstText(anna.doc).insert(0, 'Water en bodem')
  await world.flush()
  return { world, anna, bram, before: world.log.entries('d1').length }
}

/** A paragraph in the root by client 5: to be varied. */
export const paragraph = { client: 5, clock: 0, ref: 7, content: type(3, 'paragraph') } satisfies HandMade

/** Sends something as bram, checks that nobody else noticed and nothing was kept. @returns how bram was closed */
export async function sendAsBram(room: TwoInRoom, send: (bram: PairedClient) => void): Promise<unknown> {
  const { world, anna, bram, before } = room
  const text = textOf(anna.doc)
  send(bram)
  await world.flush()
  expect(anna.wire.closed).toBeUndefined()
  expect(textOf(anna.doc)).toBe(text)
  expect(world.log.entries('d1')).toHaveLength(before)
  firstText(anna.doc).insert(0, 'En ')
  await world.flush()
  const replayed = new Doc()
  applyUpdate(replayed, world.room().content.whole())
  expect(textOf(replayed)).toBe(textOf(anna.doc))
  return bram.wire.closed
}
