import { expect, test } from 'vitest'
import { anchorTrial, emptyTally } from '#test/threads/anchor-trial.ts'

const HISTORIES = 10_000

test(`[T50] in ${HISTORIES} random histories no anchor points at other words`, () => {
  const firstSeed = Math.floor(Math.random() * 2 ** 30)
  const tally = emptyTally()
  for (let seed = firstSeed; seed < firstSeed + HISTORIES; seed += 1) anchorTrial(seed, tally)
  console.log(`seeds ${firstSeed} to ${firstSeed + HISTORIES - 1}: ${JSON.stringify(tally)}`)
  expect(tally.stays + tally['found-in-block'] + tally['found-elsewhere']).toBeGreaterThan(tally['lost-but-there'] * 5)
}, 900_000)
