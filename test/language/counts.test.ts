import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countText, nothingCounted, readingMinutes, recount } from '#shared/language/counts.ts'

describe('counting words', () => {
  test.each([
    ['', 0],
    ['Eén woord', 2],
    ['’s-Gravenhage, ’t Zand en B&W', 5],
    ['€ 1.250,50 – 42%', 2],
    ['interbestuur\u00adlijk', 1],
    ['en/of de e-mail', 3],
    ['...', 0],
  ])('%j holds %i words', (text, words) => expect(countText(text).words).toBe(words))

  test('soft hyphens are no characters', () => expect(countText('be\u00adleid').characters).toBe(6))

  test('a count kept up block by block is the count of the whole', () => {
    const blocks = fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 })
    fc.assert(
      fc.property(blocks, blocks, fc.nat(), (start, come, at) => {
        const from = at % (start.length + 1)
        const gone = start.slice(from, from + 3)
        const total = recount(nothingCounted, [], start.map(countText))
        const after = [...start.slice(0, from), ...come, ...start.slice(from + 3)]
        expect(recount(total, gone.map(countText), come.map(countText))).toEqual(
          recount(nothingCounted, [], after.map(countText)),
        )
      }),
    )
  })

  test('reading time is in whole minutes, and nothing takes none', () => {
    expect([0, 1, 200, 201, 50_000].map(readingMinutes)).toEqual([0, 1, 1, 2, 250])
  })
})
