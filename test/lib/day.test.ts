import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayNumber, daysBetween, startOfMonth, startOfWeek } from '#shared/lib/day.ts'

const anyDay = fc.integer({ min: -60_000, max: 60_000 }).map((days) => addDays('1970-01-01', days))

describe('calendar days', () => {
  test('are the days that Temporal knows, over three centuries', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const plain = Temporal.PlainDate.from(day)
        expect(addDays(day, days)).toBe(plain.add({ days }).toString())
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(startOfWeek(day)).toBe(plain.subtract({ days: plain.dayOfWeek - 1 }).toString())
      }),
    )
  })

  test('two months later is the same date, or the last of a shorter month', () => {
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (day, months) => {
        expect(addMonths(day, months)).toBe(Temporal.PlainDate.from(day).add({ months }).toString())
      }),
    )
  })

  test('begin in 1970 and know their month', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(startOfMonth('2026-11-24')).toBe('2026-11-01')
  })
})
