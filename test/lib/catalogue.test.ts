import { describe, expect, test } from 'vitest'
import { problemStatuses, type ProblemCode } from '#shared/lib/problem.ts'
import { ApiProblem, NetworkFailure } from '#client/lib/api.ts'
import { formatMoment } from '#client/lib/format.ts'
import { errorText, problemText } from '#client/lib/problems.ts'
import { defineMessages, say } from '#client/lib/text.tsx'

const messages = defineMessages({
  nl: { hello: 'Dag {name}', papers: { one: '{n} stuk', other: '{n} stukken' } },
  en: { hello: 'Hello {name}', papers: { one: '{n} paper', other: '{n} papers' } },
})

const throttled = (retryAfterSeconds: number): string =>
  errorText(new ApiProblem({ code: 'too-many-requests', status: 429, retryAfterSeconds }), 'nl')
/** The instant at which clocks here show this. */
const at = (local: string): string => new Date(local).toISOString()

describe('the catalogue', () => {
  test('fills in names and chooses the form by number', () => {
    expect(say(messages, 'nl', 'hello', { name: 'Sanne' })).toBe('Dag Sanne')
    expect(say(messages, 'nl', 'papers', { n: 1 })).toBe('1 stuk')
    expect(say(messages, 'nl', 'papers', { n: 0 })).toBe('0 stukken')
    expect(say(messages, 'nl', 'papers', { n: 1200 })).toBe('1.200 stukken')
    expect(say(messages, 'en', 'papers', { n: 1200 })).toBe('1,200 papers')
  })
  test('what somebody typed is not filled in again', () => {
    expect(say(messages, 'nl', 'hello', { name: '{name} $& $1' })).toBe('Dag {name} $& $1')
  })

  test.each(Object.keys(problemStatuses) as ProblemCode[])('%s has a sentence in both languages', (code) => {
    for (const locale of ['nl', 'en'] as const) {
      const text = problemText(code, locale, 30)
      expect(text).toMatch(/^[A-Z].*\.$/u)
      expect(text).not.toMatch(/[!{}]/u)
    }
  })

  test('a wait is told in seconds, and in minutes when it is long', () => {
    expect(throttled(1)).toContain('1 seconde ')
    expect(throttled(45)).toContain('45 seconden')
    expect(throttled(600)).toContain('10 minuten')
  })
  test('no answer is told apart from a refusal', () => {
    expect(errorText(new NetworkFailure('x'), 'nl')).toContain('Geen verbinding')
    expect(errorText(new RangeError('x'), 'nl')).toContain('Laad de pagina opnieuw')
  })
})

describe('moments in words', () => {
  const nowMs = new Date('2026-12-03T15:00:00').getTime()
  test.each([
    ['2026-12-03T14:32:00', 'vandaag om 14.32 uur'],
    ['2026-12-03T09:05:00', 'vandaag om 9.05 uur'],
    ['2026-12-03T00:05:00', 'vandaag om 0.05 uur'],
    ['2026-12-02T23:59:00', 'gisteren om 23.59 uur'],
    ['2026-11-30T10:00:00', '3 dagen geleden om 10.00 uur'],
    ['2026-11-20T10:00:00', '20 november 2026 om 10.00 uur'],
    ['2026-12-05T10:00:00', '5 december 2026 om 10.00 uur'],
  ])('%s is %s', (local, words) => {
    expect(formatMoment(at(local), 'nl', nowMs)).toBe(words)
  })
  test('English has its own way', () => {
    expect(formatMoment(at('2026-12-03T09:05:00'), 'en', nowMs)).toBe('today at 09:05')
  })
})
