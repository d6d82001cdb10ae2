import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lateApostrophe, smartenQuotes, smartQuote } from '#shared/language/quotes.ts'

const bare = (value: string): string => value.replaceAll(/["'„“”‘’]/gu, '*')

describe('Dutch quotation marks', () => {
  test.each([
    ['Hij zei: "ja".', 'Hij zei: „ja”.'],
    ["Zij zei: 'nee'.", 'Zij zei: ‘nee’.'],
    [`"Dat is 'raar'," zei hij.`, '„Dat is ‘raar’,” zei hij.'],
    ["In 's-Gravenhage is 't druk", 'In ’s-Gravenhage is ’t druk'],
    ["'s Avonds en 's morgens", '’s Avonds en ’s morgens'],
    ["foto's van de jaren '90", 'foto’s van de jaren ’90'],
    ["Hij had 'n idee ('t beste)", 'Hij had ’n idee (’t beste)'],
    ["'t Is zo'n dag", '’t Is zo’n dag'],
    ["'slecht' is geen woord van 's", '‘slecht’ is geen woord van ‘s'],
    ['("tussen haakjes")', '(„tussen haakjes”)'],
    ['al „goed” en ‘goed’', 'al „goed” en ‘goed’'],
    ["’s-Hertogenbosch en op-'t-Zand", '’s-Hertogenbosch en op-’t-Zand'],
    ["in 2026-'27", 'in 2026-’27'],
  ])('%s becomes %s', (typed, expected) => expect(smartenQuotes(typed, 'low')).toBe(expected))

  test('the other style', () => expect(smartenQuotes('"ja"', 'high')).toBe('“ja”'))

  test('while typing: the mark by what stands before it, the apostrophe once what follows is known', () => {
    expect(smartQuote('Den Haag heet ', "'", 'low')).toBe('‘')
    expect(lateApostrophe('Den Haag heet ‘s')).toBeUndefined()
    expect(lateApostrophe('Den Haag heet ‘s-')).toBe(14)
    expect(lateApostrophe('Den Haag heet ‘sa')).toBeUndefined()
    expect(lateApostrophe('de jaren ‘90')).toBe(9)
  })

  test('no straight mark is left, and nothing else changes', () => {
    const text = fc
      .array(fc.constantFrom('"', "'", ' ', 's', 't', 'a', '-', '9', '(', '😀', 'n'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('low', 'high'), (typed, style) => {
        const smart = smartenQuotes(typed, style)
        expect(smart).not.toMatch(/["']/u)
        expect(bare(smart)).toBe(bare(typed))
        expect(smartenQuotes(smart, style)).toBe(smart)
      }),
    )
  })
})
