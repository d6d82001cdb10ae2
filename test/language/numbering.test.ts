import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citation, headingNumber, numberBlocks, renumber, type Numbered } from '#shared/language/numbering.ts'

const h = (level: number): Numbered => ({ kind: 'heading', level })
const p: Numbered = { kind: 'paragraph' }
const other: Numbered = { kind: 'other' }
const cited = (blocks: Numbered[], firstLevel = 1): (string | undefined)[] => {
  const numbering = numberBlocks(blocks, firstLevel)
  return blocks.map((_, index) => citation(numbering, index))
}

describe('numbers of headings and paragraphs', () => {
  test('paragraphs count within their section, other blocks do not count', () => {
    expect(cited([p, h(1), p, other, p, h(2), p, h(2), p, h(1), p])).toEqual([
      'alinea 1',
      '1',
      '1, alinea 1',
      undefined,
      '1, alinea 2',
      '1.1',
      '1.1, alinea 1',
      '1.2',
      '1.2, alinea 1',
      '2',
      '2, alinea 1',
    ])
  })

  test('under a title of the first level the second level is 1, 2, 3', () => {
    expect(cited([h(1), p, h(2), h(3), h(2), h(4)], 2)).toEqual([undefined, 'alinea 1', '1', '1.1', '2', '2.0.1'])
  })

  const block = fc.oneof(
    { weight: 3, arbitrary: fc.constant(p) },
    { weight: 1, arbitrary: fc.constant(other) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map(h) },
  )

  test('changed in place it is what numbering anew gives, and what is not named did not change', () => {
    const blocks = fc.array(block, { maxLength: 30 })
    fc.assert(
      fc.property(blocks, blocks, fc.nat(), fc.nat(6), (start, added, at, removed) => {
        const from = at % (start.length + 1)
        const taken = Math.min(removed, start.length - from)
        const before = numberBlocks(start, 2)
        const { numbering, changed } = renumber(before, { from, removed: taken, added })
        const after = [...start.slice(0, from), ...added, ...start.slice(from + taken)]
        const anew = numberBlocks(after, 2)
        const all = after.map((_, index) => index)
        expect(all.map((index) => citation(numbering, index))).toEqual(all.map((index) => citation(anew, index)))
        const shift = added.length - taken
        for (const index of all.filter((each) => each < changed.from || each >= changed.to)) {
          const was = index < changed.from ? index : index - shift
          expect(citation(numbering, index)).toBe(citation(before, was))
        }
      }),
    )
  })

  test('a new paragraph touches its own section only', () => {
    const section: Numbered[] = [h(2), p, p, p]
    const before = numberBlocks(Array.from({ length: 500 }, () => section).flat())
    const { changed, numbering } = renumber(before, { from: 401, removed: 0, added: [p] })
    expect(changed).toEqual({ from: 401, to: 406 })
    expect(headingNumber(numbering, 405)).toBe('0.102')
  })
})
