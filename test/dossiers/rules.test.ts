import { expect, test } from 'vitest'
import { unheardLayers } from '#shared/dossiers/rules.ts'

test('nog niet gehoord: an affected layer without anybody, or with somebody who did nothing yet', () => {
  const present = new Set(['rijk', 'gemeente', 'provincie'] as const)
  const active = new Set(['rijk', 'provincie'] as const)
  expect(unheardLayers(['rijk', 'gemeente', 'waterschap'], present, active)).toEqual([
    { layer: 'gemeente', reason: 'no-act' },
    { layer: 'waterschap', reason: 'no-member' },
  ])
})

test('a layer that is not affected is not missed', () => {
  expect(unheardLayers([], new Set(), new Set())).toEqual([])
})
