import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fateOf, IMAGE_RETENTION_DAYS } from '#shared/images/retention.ts'

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
})

/** What may happen on a day: somebody puts the image in the text, takes it out, or the round is made. */
const day = fc.record({
  does: fc.constantFrom('show', 'hide', 'round', 'nothing'),
  days: fc.integer({ min: 0, max: 60 }),
})

test('[IM1-IM4] whatever happens, an image goes only when no text of the whole term before it showed it', () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 60 }), (days) => {
      let nowMs = 0
      let unusedSinceMs: number | null = 0
      let isShown = false
      let lastShownMs = 0
      const namedAt: number[] = []
      for (const { does, days: passed } of days) {
        nowMs += passed * DAY_MS
        if (isShown) lastShownMs = nowMs
        if (does === 'show' && !isShown) namedAt.push(nowMs)
        if (does === 'show') lastShownMs = nowMs
        if (does === 'show' || does === 'hide') isShown = does === 'show'
        if (does !== 'round') continue
        const references = { ...nobody, inText: new Set(isShown ? ['a'] : []) }
        const fate = fateOf({ id: 'a', unusedSinceMs }, references, nowMs)
        if (fate === 'used') unusedSinceMs = null
        if (fate === 'begin-term') unusedSinceMs = nowMs
        if (fate !== 'expired') continue
        const sinceMs = unusedSinceMs ?? 0
        if (namedAt.some((atMs) => atMs >= sinceMs)) {
          unusedSinceMs = nowMs
          continue
        }
        expect(nowMs - lastShownMs).toBeGreaterThanOrEqual(TERM_MS)
        return
      }
    }),
    { numRuns: 2000 },
  )
})
