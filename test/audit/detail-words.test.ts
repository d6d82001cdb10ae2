import { expect, test } from 'vitest'
import { roundSteps } from '#shared/consultations/machine.ts'
import { outcomes } from '#shared/threads/kinds.ts'
import { visibilities } from '#shared/threads/visibility.ts'
import { isDetailName, isDetailValue } from '#client/audit/detail-words.ts'

test('every code that an act writes down as a detail has words for who reads the log', () => {
  const codes = [...roundSteps, ...outcomes, ...visibilities, 'granted', 'refused', 'deels', 'niet', 'setup-link']
  expect(codes.filter((code) => !isDetailValue(code))).toEqual([])
  // what people wrote is nobody's code
  expect(['constructor', 'toString', 'Wie betaalt?'].filter((word) => isDetailValue(word))).toEqual([])
})

test('what an act writes down about templates, rounds and the register has a name', () => {
  expect(
    ['given', 'retired', 'template', 'round', 'organisation', 'invited'].filter((name) => !isDetailName(name)),
  ).toEqual([])
})
