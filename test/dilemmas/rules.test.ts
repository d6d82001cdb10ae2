import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dilemmaEventTypes, dilemmaSteps } from '#shared/dilemmas/machine.ts'
import {
  ageDays,
  ageGroup,
  type AttentionFacts,
  attentionOf,
  attentions,
  byAttention,
  demandStep,
  pictureOf,
  saidCircle,
  startingVisibility,
  stepsFor,
} from '#shared/dilemmas/rules.ts'
import { addDays } from '#shared/lib/day.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'

const today = '2026-11-24'
const facts = (given: Partial<AttentionFacts>): AttentionFacts => ({
  step: 'gesignaleerd',
  raisedOn: '2026-11-20',
  lastStepOn: '2026-11-20',
  neededByOn: null,
  meetsOn: null,
  reviewOn: null,
  ...given,
})

const open = (id: string, given: Partial<AttentionFacts>) => ({ id, ...facts({ step: 'opties', ...given }) })

describe('[D16] what needs attention', () => {
  test.each([
    ['overdue', { neededByOn: '2026-11-23' }],
    ['soon', { neededByOn: '2026-11-24' }],
    ['soon', { neededByOn: '2026-12-08' }],
    ['open', { neededByOn: '2026-12-09' }],
    ['untouched', { raisedOn: '2026-11-10' }],
    ['open', { raisedOn: '2026-11-11' }],
    ['open', { step: 'in-bespreking', raisedOn: '2026-01-01' }],
    ['review', { step: 'geparkeerd', reviewOn: '2026-11-24', neededByOn: '2026-01-01' }],
    ['parked', { step: 'geparkeerd', reviewOn: '2026-11-25' }],
    ['parked', { step: 'geparkeerd' }],
    ['underway', { step: 'geagendeerd', meetsOn: '2026-11-24' }],
    ['review', { step: 'geagendeerd', meetsOn: '2026-11-23' }],
    ['underway', { step: 'doorgezet' }],
    ['solved', { step: 'opgelost', neededByOn: '2020-01-01' }],
  ] as const)('%s: %o', (attention, given) => {
    expect(attentionOf(facts(given), today)).toBe(attention)
  })

  const anyDay = fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)))
  const anyFacts = fc.record({
    id: fc.uuid(),
    step: fc.constantFrom(...dilemmaSteps),
    raisedOn: fc.integer({ min: -400, max: 0 }).map((days) => addDays(today, days)),
    lastStepOn: fc.constant(today),
    neededByOn: anyDay,
    meetsOn: anyDay,
    reviewOn: anyDay,
  })
  test('the order of the register is one order, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFacts, { selector: ({ id }) => id }), fc.integer(), (all, seed) => {
        const sorted = all.toSorted(byAttention(today))
        const again = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed })[0] ?? []
        expect(again.toSorted(byAttention(today))).toEqual(sorted)
        const ranks = sorted.map((each) => attentions.indexOf(attentionOf(each, today)))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
    )
  })

  test('inside a group what is needed first comes first, then the oldest; of the solved the newest', () => {
    const order = [
      open('solved-old', { step: 'opgelost', lastStepOn: '2026-10-01' }),
      open('later', { neededByOn: '2027-03-01' }),
      open('old', { raisedOn: '2026-01-01' }),
      open('solved-new', { step: 'opgelost', lastStepOn: '2026-11-01' }),
      open('new', {}),
      open('sooner', { neededByOn: '2027-02-01' }),
    ].toSorted(byAttention(today))
    expect(order.map(({ id }) => id)).toEqual(['sooner', 'later', 'old', 'new', 'solved-new', 'solved-old'])
  })
})

describe('age and picture', () => {
  test('[D8] the age of a solved dilemma stops', () => {
    expect(ageDays(facts({ raisedOn: '2026-11-01' }), today)).toBe(23)
    expect(ageDays(facts({ step: 'opgelost', raisedOn: '2026-11-01', lastStepOn: '2026-11-11' }), today)).toBe(10)
    expect([0, 7, 8, 31, 32, 92, 93].map(ageGroup)).toEqual([
      'week',
      'week',
      'month',
      'month',
      'quarter',
      'quarter',
      'older',
    ])
  })

  test('[D18] the picture counts per period, the empty ones too, and days to the first discussion', () => {
    const picture = pictureOf(
      [
        { raisedOn: '2026-09-03', discussedOn: '2026-09-10', solvedOn: '2026-11-02' },
        { raisedOn: '2026-09-30', discussedOn: '2026-11-01', solvedOn: null },
        { raisedOn: '2026-11-20', discussedOn: null, solvedOn: null },
      ],
      { by: 'month', since: '2026-09-15', until: today },
    )
    expect(picture).toEqual({
      bars: [
        { from: '2026-09-01', flagged: 2, discussed: 1, solved: 0 },
        { from: '2026-10-01', flagged: 0, discussed: 0, solved: 0 },
        { from: '2026-11-01', flagged: 1, discussed: 1, solved: 1 },
      ],
      daysToDiscussion: [7, 32],
      medianDaysToDiscussion: 19.5,
      waiting: 1,
    })
    const weeks = pictureOf([], { by: 'week', since: '2026-11-16', until: '2026-11-24' })
    expect(weeks.bars.map(({ from }) => from)).toEqual(['2026-11-16', '2026-11-23'])
    expect(weeks.medianDaysToDiscussion).toBeNull()
  })
})

function isAllowed(...asked: Parameters<typeof demandStep>): boolean {
  try {
    demandStep(...asked)
    return true
  } catch {
    return false
  }
}

describe('who may do what with it', () => {
  const utrecht: Viewer = { organisationCode: 'gm0344', koepel: 'vng' }
  const vng: Viewer = { organisationCode: 'vng', koepel: 'vng' }
  const bzk: Viewer = { organisationCode: 'mnre1034', koepel: null }
  const narrow: Circle = { visibility: 'koepel', raisedBy: 'gm0344', koepel: 'vng' }
  const wide: Circle = { visibility: 'everyone', raisedBy: 'gm0344' }

  test('[D6] solving and parking is for the organisation that raised it and for the owner', () => {
    for (const type of ['solve', 'park'] as const) {
      const asked = (viewer: Viewer, userId: string) => () =>
        demandStep(type, { circle: wide, ownerId: 'owner' }, { userId, viewer })
      expect(asked(utrecht, 'a')).not.toThrow()
      expect(asked(bzk, 'owner')).not.toThrow()
      expect(asked(bzk, 'b')).toThrow(expect.objectContaining({ code: 'not-allowed' }))
    }
  })

  test('[D7] it is scheduled or forwarded only when everybody may see it', () => {
    const asker = { userId: 'a', viewer: utrecht }
    const refused = dilemmaEventTypes.filter((type) => !isAllowed(type, { circle: narrow, ownerId: null }, asker))
    expect(refused).toEqual(['schedule', 'forward'])
  })

  test('[D5-D7] what a screen offers is exactly what is not refused', () => {
    for (const circle of [narrow, wide]) {
      for (const viewer of [utrecht, vng]) {
        const asker = { userId: 'a', viewer }
        const allowed = dilemmaEventTypes.filter((type) => isAllowed(type, { circle, ownerId: null }, asker))
        const offered = new Set(dilemmaSteps.flatMap((step) => stepsFor(step, { circle, ownerId: null }, asker)))
        expect([...offered].toSorted()).toEqual(allowed.toSorted())
      }
    }
  })

  test('[D9] it starts in the inner circle, also from a thread that all see, and no wider than the thread', () => {
    const own: Circle = { visibility: 'organisation', raisedBy: 'gm0344' }
    const starts = [utrecht, bzk].map((viewer) => [undefined, wide].map((thread) => startingVisibility(viewer, thread)))
    expect(starts).toEqual([
      ['koepel', 'koepel'],
      ['everyone', 'everyone'],
    ])
    expect(startingVisibility(utrecht, narrow)).toBe('koepel')
    expect(startingVisibility(utrecht, own)).toBe('organisation')
  })

  test('[D11] what is said is at most as wide as what it is about', () => {
    expect(saidCircle(narrow, vng)).toEqual({ visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' })
    expect(saidCircle(narrow, vng, 'organisation')).toEqual({ visibility: 'organisation', raisedBy: 'vng' })
    expect(saidCircle(narrow, vng, 'everyone')).toBeUndefined()
    expect(saidCircle(wide, bzk)).toEqual({ visibility: 'everyone', raisedBy: 'mnre1034' })
    expect(saidCircle(wide, bzk, 'koepel')).toBeUndefined()
    expect(saidCircle(wide, utrecht, 'koepel')).toEqual({ visibility: 'koepel', raisedBy: 'gm0344', koepel: 'vng' })
  })
})
