import { describe, expect, test } from 'vitest'
import { Problem } from '#shared/lib/problem.ts'
import {
  type Dilemma,
  type DilemmaEvent,
  type DilemmaEventType,
  dilemmaEventTypes,
  type DilemmaStep,
  dilemmaSteps,
  nextDilemma,
  possibleEvents,
} from '#shared/dilemmas/machine.ts'

const dilemmas: Readonly<Record<DilemmaStep, Dilemma>> = {
  gesignaleerd: { step: 'gesignaleerd' },
  'in-bespreking': { step: 'in-bespreking' },
  opties: { step: 'opties' },
  opgelost: { step: 'opgelost', outcome: 'Het Rijk betaalt de eerste twee jaar.' },
  geagendeerd: { step: 'geagendeerd', meeting: 'BO Water', meetsOn: '2027-01-14' },
  doorgezet: { step: 'doorgezet' },
  geparkeerd: { step: 'geparkeerd', reviewOn: '2027-03-01' },
}
const events: Readonly<Record<DilemmaEventType, DilemmaEvent>> = {
  discuss: { type: 'discuss' },
  weigh: { type: 'weigh' },
  solve: { type: 'solve', outcome: 'Samen betaald.' },
  schedule: { type: 'schedule', meeting: 'Overhedenoverleg', meetsOn: null },
  forward: { type: 'forward' },
  park: { type: 'park', reviewOn: null },
  reopen: { type: 'reopen' },
}

/** The table of SPEC.md, written out the other way round: every step with every event. */
const table: Readonly<Record<DilemmaStep, Partial<Record<DilemmaEventType, Dilemma>>>> = {
  gesignaleerd: {
    discuss: { step: 'in-bespreking' },
    weigh: { step: 'opties' },
    solve: { step: 'opgelost', outcome: 'Samen betaald.' },
    schedule: { step: 'geagendeerd', meeting: 'Overhedenoverleg', meetsOn: null },
    park: { step: 'geparkeerd', reviewOn: null },
  },
  'in-bespreking': {
    weigh: { step: 'opties' },
    solve: { step: 'opgelost', outcome: 'Samen betaald.' },
    schedule: { step: 'geagendeerd', meeting: 'Overhedenoverleg', meetsOn: null },
    forward: { step: 'doorgezet' },
    park: { step: 'geparkeerd', reviewOn: null },
  },
  opties: {
    discuss: { step: 'in-bespreking' },
    solve: { step: 'opgelost', outcome: 'Samen betaald.' },
    schedule: { step: 'geagendeerd', meeting: 'Overhedenoverleg', meetsOn: null },
    forward: { step: 'doorgezet' },
    park: { step: 'geparkeerd', reviewOn: null },
  },
  opgelost: { reopen: { step: 'in-bespreking' } },
  geagendeerd: {
    weigh: { step: 'opties' },
    solve: { step: 'opgelost', outcome: 'Samen betaald.' },
    schedule: { step: 'geagendeerd', meeting: 'Overhedenoverleg', meetsOn: null },
    forward: { step: 'doorgezet' },
    park: { step: 'geparkeerd', reviewOn: null },
    reopen: { step: 'in-bespreking' },
  },
  doorgezet: { solve: { step: 'opgelost', outcome: 'Samen betaald.' }, reopen: { step: 'in-bespreking' } },
  geparkeerd: { reopen: { step: 'in-bespreking' } },
}

const outcomeOf = (run: () => Dilemma): Dilemma | string => {
  try {
    return run()
  } catch (error) {
    return error instanceof Problem ? error.code : 'no problem'
  }
}

describe('[D3] the life of a dilemma', () => {
  for (const step of dilemmaSteps) {
    for (const type of dilemmaEventTypes) {
      const expected = table[step][type]
      test(`${type} from ${step}: ${expected?.step ?? 'refused'}`, () => {
        expect(outcomeOf(() => nextDilemma(dilemmas[step], events[type]))).toEqual(expected ?? 'step-not-possible')
        expect(possibleEvents(step).includes(type)).toBe(expected !== undefined)
      })
    }
  }

  test('there is a way back from every step in which it rests', () => {
    for (const step of ['opgelost', 'geagendeerd', 'doorgezet', 'geparkeerd'] as const) {
      expect(nextDilemma(dilemmas[step], events.reopen)).toEqual({ step: 'in-bespreking' })
    }
  })
})
