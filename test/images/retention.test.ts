import { describe, expect, test } from 'vitest'
import { fateOf, IMAGE_RETENTION_DAYS, logCountsAfter } from '#shared/images/retention.ts'

const DAY_MS = 86_400_000
const nobody = { inText: new Set<string>(), elsewhere: new Set<string>() }
const TERM_MS = IMAGE_RETENTION_DAYS * DAY_MS

describe('what becomes of an image', () => {
  test('[IM1] kept while the text or a stored version shows it, however old', () => {
    const image = { id: 'a', unusedSinceMs: 0 }
    expect(fateOf(image, { ...nobody, inText: new Set(['a']) }, 100 * TERM_MS)).toBe('used')
    expect(fateOf(image, { ...nobody, elsewhere: new Set(['a']) }, 100 * TERM_MS)).toBe('used')
    expect(fateOf(image, { ...nobody, inText: new Set(['b']) }, 100 * TERM_MS)).toBe('expired')
  })

  test('[IM2] kept for its term once nothing shows it', () => {
    expect(fateOf({ id: 'a', unusedSinceMs: 5 }, nobody, 5 + TERM_MS)).toBe('wait')
    expect(fateOf({ id: 'a', unusedSinceMs: 5 }, nobody, 6 + TERM_MS)).toBe('expired')
  })

  test('[IM3] a term begins when a round misses it for the first time', () => {
    expect(fateOf({ id: 'a', unusedSinceMs: null }, nobody, 100 * TERM_MS)).toBe('begin-term')
  })

  test('[IM4] an entry of the log counts for as long as the term', () => {
    expect(logCountsAfter(TERM_MS + 7)).toBe(7)
  })
})
