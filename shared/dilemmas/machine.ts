import { Problem } from '#shared/lib/problem.ts'
import type { Day } from '#shared/lib/day.ts'

/** The steps in a dilemma's life; see SPEC.md. A dilemma is an early tension between interests, not an impasse. */
export const dilemmaSteps = [
  'gesignaleerd',
  'in-bespreking',
  'opties',
  'opgelost',
  'geagendeerd',
  'doorgezet',
  'geparkeerd',
] as const
export type DilemmaStep = (typeof dilemmaSteps)[number]

/** Where a dilemma is, with what belongs to that step. Why it came there is with the step that was taken. */
export type Dilemma =
  | { readonly step: 'gesignaleerd' }
  | { readonly step: 'in-bespreking' }
  | { readonly step: 'opties' }
  | { readonly step: 'opgelost'; readonly outcome: string }
  | { readonly step: 'geagendeerd'; readonly meeting: string; readonly meetsOn: Day | null }
  | { readonly step: 'doorgezet' }
  | { readonly step: 'geparkeerd'; readonly reviewOn: Day | null }

export const dilemmaEventTypes = ['discuss', 'weigh', 'solve', 'schedule', 'forward', 'park', 'reopen'] as const
export type DilemmaEventType = (typeof dilemmaEventTypes)[number]

export type DilemmaEvent =
  | { readonly type: 'discuss' }
  | { readonly type: 'weigh' }
  | { readonly type: 'solve'; readonly outcome: string }
  | { readonly type: 'schedule'; readonly meeting: string; readonly meetsOn: Day | null }
  | { readonly type: 'forward' }
  | { readonly type: 'park'; readonly reviewOn: Day | null }
  | { readonly type: 'reopen' }

/** From which steps each event is possible: the whole procedure ([D3]). */
const possibleFrom: Readonly<Record<DilemmaEventType, readonly DilemmaStep[]>> = {
  discuss: ['gesignaleerd', 'opties'],
  weigh: ['gesignaleerd', 'in-bespreking', 'geagendeerd'],
  solve: ['gesignaleerd', 'in-bespreking', 'opties', 'geagendeerd', 'doorgezet'],
  schedule: ['gesignaleerd', 'in-bespreking', 'opties', 'geagendeerd'],
  forward: ['in-bespreking', 'opties', 'geagendeerd'],
  park: ['gesignaleerd', 'in-bespreking', 'opties', 'geagendeerd'],
  reopen: ['opgelost', 'geagendeerd', 'doorgezet', 'geparkeerd'],
}

/** What can be done with a dilemma in this step; what a screen offers. */
export const possibleEvents = (step: DilemmaStep): DilemmaEventType[] =>
  dilemmaEventTypes.filter((type) => possibleFrom[type].includes(step))

/**
 * The dilemma after `event`. Pure: the caller writes the step down with its person, namens, time and reason ([D4]).
 * @throws {Problem} `step-not-possible` when the dilemma's life has no such step from here
 */
export function nextDilemma(dilemma: Dilemma, event: DilemmaEvent): Dilemma {
  if (!possibleFrom[event.type].includes(dilemma.step)) {
    throw new Problem('step-not-possible', { detail: `${event.type} is not possible from ${dilemma.step}` })
  }
  return after(event)
}

function after(event: DilemmaEvent): Dilemma {
  if (event.type === 'solve') return { step: 'opgelost', outcome: event.outcome }
  if (event.type === 'schedule') return { step: 'geagendeerd', meeting: event.meeting, meetsOn: event.meetsOn }
  if (event.type === 'park') return { step: 'geparkeerd', reviewOn: event.reviewOn }
  return { step: stepAfter[event.type] }
}

const stepAfter = { discuss: 'in-bespreking', reopen: 'in-bespreking', weigh: 'opties', forward: 'doorgezet' } as const

/** Steps in which the dilemma still asks for something to be done in its dossier. */
export const isOpen = (step: DilemmaStep): boolean =>
  step === 'gesignaleerd' || step === 'in-bespreking' || step === 'opties'

/** Events that take the dilemma out of the hands of who raised it, or end it: only by whose it is ([D6]). */
export const isEnding = (type: DilemmaEventType): boolean => type === 'solve' || type === 'park'

/** Events that bring the dilemma before everybody, so everybody in the dossier must be able to see it ([D7]). */
export const needsEveryone = (type: DilemmaEventType): boolean => type === 'schedule' || type === 'forward'
