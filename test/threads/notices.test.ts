import { expect, onTestFinished, test } from 'vitest'
import { TestRooms } from '#test/support/socket-pair.ts'

test('[T25] of a notice that is not for him nobody gets a byte', async () => {
  const world = new TestRooms()
  onTestFinished(() => world.stop())
  const anna = await world.join('anna')
  const bram = await world.join('bram')
  await world.flush()
  const { writes } = bram.wire
  world.room().tell({ kind: 'thread', id: 't1' }, (participant) => participant.userId === 'anna')
  await world.flush()
  expect([anna.notices, bram.notices, bram.wire.writes - writes]).toEqual([[{ kind: 'thread', id: 't1' }], [], 0])
})
