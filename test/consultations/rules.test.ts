import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  demandGiving,
  nextRound,
  reactionMandates,
  type RoundEvent,
  roundEvents,
  type RoundStep,
  roundSteps,
} from '#shared/consultations/machine.ts'
import {
  committeeFit,
  daysLeft,
  defaultClosesOn,
  dueReminders,
  extendedTerm,
  groupByPlace,
  isLate,
  isShort,
  notLooked,
  reactionChange,
  remindersOf,
  roundCircle,
  isInside,
  unanswered,
} from '#shared/consultations/rules.ts'
import { addDays } from '#shared/lib/day.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Viewer } from '#shared/threads/visibility.ts'

const codeOf = (run: () => string | void): string => {
  try {
    return run() ?? 'passes'
  } catch (error) {
    return error instanceof Problem ? error.code : 'no problem'
  }
}

describe('the steps of a round', () => {
  const table: Readonly<Record<RoundStep, Partial<Record<RoundEvent, RoundStep>>>> = {
    open: { close: 'closed' },
    closed: { reopen: 'open', settle: 'settled' },
    settled: { change: 'closed' },
  }
  const every = roundSteps.flatMap((step) => roundEvents.map((event) => [event, step] as const))
  test.each(every)('[C2] %s when %s', (event, step) => {
    expect(codeOf(() => nextRound(step, event))).toBe(table[step][event] ?? 'step-not-possible')
  })

  test('[C12, C13] with which mandate a reaction may be given, in every step and after every earlier one', () => {
    const refused = roundSteps.flatMap((step) =>
      [null, ...reactionMandates].flatMap((before) =>
        reactionMandates
          .filter((mandate) => codeOf(() => demandGiving(step, before, mandate)) === 'step-not-possible')
          .map((mandate) => `${step}: ${mandate} after ${before}`),
      ),
    )
    expect(refused).toEqual([
      'open: ambtelijk after bestuurlijk-vastgesteld',
      'closed: ambtelijk after bestuurlijk-vastgesteld',
      'settled: ambtelijk after null',
      'settled: bestuurlijk-vastgesteld after null',
      'settled: ambtelijk after bestuurlijk-vastgesteld',
    ])
  })
})

const meeting = (meetsOn: string, papersDueOn: string | null = null) => ({ name: 'Water', meetsOn, papersDueOn })

describe('terms and days', () => {
  const term = { opensOn: '2026-11-24', closesOn: '2027-01-24' }

  test('[C4] two months, and a shorter term is known as such', () => {
    expect(defaultClosesOn('2026-11-24')).toBe('2027-01-24')
    expect(defaultClosesOn('2026-12-31')).toBe('2027-02-28')
    expect(isShort('2026-11-24', '2027-01-24')).toBe(false)
    expect(isShort('2026-11-24', '2027-01-23')).toBe(true)
  })

  test('[C4] on the last day one is in time', () => {
    expect(daysLeft(term, '2027-01-24')).toBe(0)
    expect(isLate(term, '2027-01-24')).toBe(false)
    expect(isLate(term, '2027-01-25')).toBe(true)
  })

  test('[C8] an extension moves the end to the latest day that was granted, never back', () => {
    expect(extendedTerm(term, ['2027-02-10', '2027-02-01']).closesOn).toBe('2027-02-10')
    expect(extendedTerm(term, ['2027-01-01']).closesOn).toBe('2027-01-24')
  })

  test.each([
    ['no-calendar', [], undefined],
    ['fits', [meeting('2026-12-10'), meeting('2027-01-14', '2026-12-31')], '2027-01-14'],
    ['fits', [meeting('2027-01-24')], '2027-01-24'],
    ['misses', [meeting('2026-12-01', '2026-11-20'), meeting('2027-02-04'), meeting('2027-03-04')], '2027-02-04'],
    ['misses', [meeting('2026-10-01')], undefined],
  ] as const)('[C9] the term and the committee: %s', (kind, calendar, meetsOn) => {
    const fit = committeeFit(term, calendar, '2026-11-24')
    expect(fit.kind).toBe(kind)
    expect(fit.kind === 'fits' ? fit.committee.meetsOn : fit.kind === 'misses' ? fit.next?.meetsOn : undefined).toBe(
      meetsOn,
    )
  })

  test('[C16] four reminders of an ordinary term, fewer of a short one', () => {
    expect(remindersOf(term)).toEqual([
      { kind: 'opened', on: '2026-11-24' },
      { kind: 'third-left', on: '2027-01-04' },
      { kind: 'three-days', on: '2027-01-21' },
      { kind: 'closed', on: '2027-01-25' },
    ])
    expect(remindersOf({ opensOn: '2026-11-24', closesOn: '2026-11-26' }).map(({ kind }) => kind)).toEqual([
      'opened',
      'closed',
    ])
  })

  test('[C16] day by day every reminder is due exactly once, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (length) => {
        const short = { opensOn: '2026-11-24', closesOn: addDays('2026-11-24', length) }
        const days = Array.from({ length: length + 10 }, (_, index) => addDays('2026-11-20', index))
        const told = days.flatMap((day) => dueReminders(short, addDays(day, -1), day))
        expect(told).toEqual(remindersOf(short))
        expect(dueReminders(short, null, days.at(-1) ?? '')).toEqual(told)
      }),
    )
  })
})

const remark = (id: string, blockId: string | null) => ({ id, place: blockId === null ? null : { blockId } })

describe('inside and outside', () => {
  const vng: Viewer = { organisationCode: 'vng', koepel: 'vng' }
  const utrecht: Viewer = { organisationCode: 'gm0344', koepel: 'vng' }
  const bzk: Viewer = { organisationCode: 'mnre1034', koepel: null }
  const inspection: Viewer = { organisationCode: null, koepel: null }

  test('[C6] the circle of a round is the invited koepel, else the invited organisation itself', () => {
    expect(roundCircle(vng, ['vng', 'uvw'])).toBe('vng')
    expect(roundCircle(utrecht, ['vng', 'gm0344'])).toBe('vng')
    expect(roundCircle(utrecht, ['gm0344'])).toBe('gm0344')
    expect(roundCircle(utrecht, ['uvw'])).toBeNull()
    expect(roundCircle(bzk, ['vng'])).toBeNull()
    expect(roundCircle(inspection, ['vng', 'gm0344'])).toBeNull()
    expect([vng, utrecht, bzk, inspection].map((viewer) => isInside(viewer, 'vng'))).toEqual([true, true, false, false])
  })

  test('[C7] remarks are grouped in the order of the text; what lost its place comes last', () => {
    const remarks = [remark('1', 'b'), remark('2', null), remark('3', 'a'), remark('4', 'gone'), remark('5', 'b')]
    const groups = groupByPlace(remarks, ['a', 'b', 'c'])
    expect(groups.map((group) => [group.blockId, group.remarks.map(({ id }) => id)])).toEqual([
      ['a', ['3']],
      ['b', ['1', '5']],
      [null, ['2', '4']],
    ])
  })

  test('[C10] who has not looked', () => {
    expect(notLooked([{ code: 'a' }, { code: 'b' }], new Set(['b']))).toEqual([{ code: 'a' }])
  })
})

describe('reactions and answers', () => {
  const before = {
    standpoint: 'voorbehoud',
    summary: 'Onder voorbehoud.',
    points: [
      { id: '1', text: 'Wie betaalt?' },
      { id: '2', text: 'Te snel.' },
    ],
  }
  const after = {
    ...before,
    standpoint: 'voor',
    points: [
      { id: '1', text: 'Wie betaalt dit?' },
      { id: '3', text: 'Nieuw.' },
    ],
  }

  test('[C13] what changed between two times that it was given', () => {
    expect(reactionChange(before, after)).toEqual({
      standpoint: ['voorbehoud', 'voor'],
      summary: null,
      added: [{ id: '3', text: 'Nieuw.' }],
      removed: [{ id: '2', text: 'Te snel.' }],
      changed: [{ id: '1', text: ['Wie betaalt?', 'Wie betaalt dit?'] }],
    })
  })

  test('[C14] an answer to an earlier text of a point is no answer to the text of now', () => {
    const answers = [
      { pointId: '1', pointText: 'Wie betaalt?' },
      { pointId: '3', pointText: 'Nieuw.' },
    ]
    expect(unanswered(after.points, answers)).toEqual([{ id: '1', text: 'Wie betaalt dit?' }])
  })
})
