import { describe, expect, test } from 'vitest'
import { line } from '#shared/lib/ids.ts'

const isLine = (text: string): boolean => line(120).safeParse(text).success

describe('a line that a person typed', () => {
  test.each([
    'Nota over water',
    'Súdwest-Fryslân',
    "'s-Gravenhage",
    'Ayşe Yılmaz',
    'نورا',
    'água 👩‍🔬',
    'af\u00adbreken',
  ])('%j is one', (text) => {
    expect(isLine(text)).toBe(true)
  })

  test.each([
    ['a control character', 'a\u0000b'],
    ['a new line', 'a\nb'],
    ['a control character of the second set', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['a mark that turns the writing round', 'nota\u202exslx.exe'],
    ['an isolate', '\u2066Ann\u2069'],
    ['a name that differs from another by what nobody sees', 'Ann\u200b'],
    ['only a joiner', '\u200d'],
    ['only a soft hyphen', '\u00ad'],
    ['only a space that is filled', '\u3164'],
  ])('%s is refused', (_what, text) => {
    expect(isLine(text)).toBe(false)
  })
})
