import { describe, expect, test } from 'vitest'
import type { Place } from '#shared/consultations/schema.ts'
import { findWords, isWhole, lettersOf, placeNow, placeOfWords } from '#shared/consultations/word-places.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { blockRange } from '#shared/threads/anchor-words.ts'
import { contentIndex } from '#shared/threads/content-index.ts'
import { readTextIndex, squeeze, type TextIndex, wordsBetween } from '#shared/threads/text-index.ts'
import { Random } from '#test/support/random.ts'
import { type Watched, watch, wrong } from '#test/threads/anchor-trial.ts'
import { History, type Side } from '#test/threads/histories.ts'

const paragraph = (id: string, ...texts: string[]): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: texts.map((text, at) => ({ type: 'text', text, marks: at % 2 === 1 ? [{ type: 'bold' }] : [] })),
})
const textOf = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const item = (id: string, text: string): DocumentNode => ({
  type: 'listItem',
  attrs: { id },
  content: [paragraph(`${id}p`, text)],
})

const beheer = 'Het beheer gaat naar gemeenten, en het geld gaat naar gemeenten.'
const frozen = textOf(
  paragraph('p1', 'Dit voorstel regelt het beheer van oevers in alle lagen.'),
  paragraph('p2', beheer),
  { type: 'bulletList', attrs: { id: 'l1' }, content: [item('i1', 'Eerst het geld'), item('i2', 'dan de taak')] },
  paragraph('p3', 'De termijn is ', 'acht weken', ', ook in de vakantie van het jaar daarna.'),
)
const blockWords: Readonly<Record<string, string>> = {
  p2: beheer,
  l1: 'Eerst het geld dan de taak',
  p3: 'De termijn is acht weken, ook in de vakantie van het jaar daarna.',
}
/** The place of words, as who selects them makes it; the second of two when asked. */
function at(id: string, wanted: string, which = 0): Place {
  const words = blockWords[id] ?? ''
  const letters = findWords(words, wanted)[which]
  if (!letters) throw new Error(`${wanted} is not in ${id}`)
  return placeOfWords({ id, words }, letters)
}
const now = (place: Place, ...content: DocumentNode[]) => {
  const index = contentIndex(textOf(...content))
  const became = placeNow(place, contentIndex(frozen), index)
  if (became.kind === 'gone') return 'gone'
  if (became.kind === 'changed') return `changed: ${became.now}`
  return `${became.kind} ${became.blockId}`
}
const before = frozen.content?.slice(0, 1) ?? []
const after = frozen.content?.slice(2) ?? []

describe('the place of words', () => {
  test('[C19] is their block, their quote and what stands around them; white space and lines do not count', () => {
    expect(at('p2', 'naar gemeenten')).toEqual({
      blockId: 'p2',
      quote: 'naar gemeenten',
      prefix: 'Het beheer gaat ',
      suffix: ', en het geld gaat naar gemeenten.',
    })
    expect(at('l1', 'GELD  dan')).toMatchObject({ quote: 'geld dan', prefix: 'Eerst het ' })
    expect(findWords(beheer, 'provincies')).toEqual([])
    expect(findWords(beheer, ' ')).toEqual([])
  })

  test('[C19] tells the first of two equal words from the second, and chooses none when it cannot', () => {
    const [first, second] = findWords(beheer, 'naar gemeenten')
    expect([lettersOf(beheer, at('p2', 'naar gemeenten')), lettersOf(beheer, at('p2', 'naar gemeenten', 1))]).toEqual([
      first,
      second,
    ])
    expect(lettersOf(beheer, { quote: 'naar gemeenten', prefix: '', suffix: '' })).toBeUndefined()
    expect(lettersOf(beheer, { quote: 'naar provincies', prefix: '', suffix: '' })).toBeUndefined()
  })

  test('[C19] a whole block is no words in it', () => {
    const whole = { blockId: 'p2', quote: beheer, prefix: '', suffix: '' }
    expect([isWhole(beheer, whole), isWhole(beheer, at('p2', 'Het beheer'))]).toEqual([true, false])
    const long = 'woord '.repeat(400)
    expect(isWhole(long, { ...whole, quote: long.slice(0, 1000) })).toBe(true)
  })
})

describe('where they stand now', () => {
  test('[C19] in a block that reads as it did, where they were', () => {
    const place = at('p2', 'naar gemeenten', 1)
    const became = placeNow(place, contentIndex(frozen), contentIndex(frozen))
    expect(became).toMatchObject({ kind: 'same', blockId: 'p2' })
    if (became.kind !== 'same' || !became.range) throw new Error('no range')
    const { from, to } = became.range
    // two positions for the paragraph before it, one to go in
    const inBlock = from - ((before[0]?.content?.[0]?.text?.length ?? 0) + 2) - 1
    expect(beheer.slice(inBlock, inBlock + to - from)).toBe('naar gemeenten')
    expect(inBlock).toBe(beheer.lastIndexOf('naar gemeenten'))
  })

  test('[C19] after an edit elsewhere in the block, also across marks and lines', () => {
    const edited = paragraph(
      'p3',
      'In ons plan geldt: de termijn is ',
      'acht weken',
      ', ook in de vakantie van het jaar daarna.',
    )
    expect(now(at('p3', 'acht weken'), ...before, edited)).toBe('same p3')
    expect(now(at('l1', 'geld dan'), ...before, paragraph('p2', 'Anders.'), ...after)).toBe('same l1')
  })

  test('[C19] in another block when they were taken along, and it says so', () => {
    const longer = paragraph('q9', `Nieuw is dit. ${beheer}`)
    expect(now(at('p2', 'en het geld gaat naar gemeenten'), ...before, ...after, longer)).toBe('moved q9')
  })

  test('[C19] edited words are changed, with what stands there now; nothing is guessed', () => {
    const edited = paragraph('p2', 'Het beheer gaat naar provincies, en het geld gaat naar gemeenten.')
    expect(now(at('p2', 'naar gemeenten'), ...before, edited, ...after)).toBe(
      'changed: Het beheer gaat naar provincies, en het geld gaat naar gemeenten.',
    )
    expect(now(at('p2', 'gemeenten, en het geld', 0), ...before, edited, ...after)).toMatch(/^changed/u)
  })

  test('[C19] a block that is gone, or empty, is gone; a place without a block was never in the text', () => {
    const place = at('p2', 'naar gemeenten')
    expect(now(place, ...before, ...after)).toBe('gone')
    expect(now(place, ...before, { type: 'paragraph', attrs: { id: 'p2' } }, ...after)).toBe('gone')
    expect(now({ ...place, blockId: null }, ...(frozen.content ?? []))).toBe('gone')
  })

  test('[C19] a whole block, and words that were never in it, are judged by the block', () => {
    const whole = { blockId: 'p2', quote: beheer, prefix: '', suffix: '' }
    const never = { ...whole, quote: 'dit stond er nooit' }
    for (const place of [whole, never]) {
      expect(now(place, ...(frozen.content ?? []))).toBe('same p2')
      expect(now(place, ...before, paragraph('p2', 'Anders.'))).toBe('changed: Anders.')
    }
  })
})

/** A remark on words of a frozen text, as a random history goes on. */
interface Remarked {
  readonly place: Place
  readonly frozen: TextIndex
  readonly watched: Watched
}

/** Somebody selects words in one block of the text of this moment. */
function remarked({ sides: [side], random }: History): Remarked | undefined {
  const text = side.node()
  const index = contentIndex(text.toJSON() as DocumentNode)
  const part = random.pick(index.parts)
  const block = part.blocks.find(({ start }) => start === 0)
  if (!block || part.squeezed === '') return undefined
  const words = part.words
  const start = random.below(part.squeezed.length)
  const end = start + 1 + random.below(Math.min(40, part.squeezed.length - start))
  const place = placeOfWords({ id: block.id, words }, { start, end })
  const found = placeNow(place, index, index)
  // the same words with the same hundred letters around them: no words are chosen then
  if (found.kind !== 'same' || !found.range) return undefined
  const watched = watch(side, found.range.from, found.range.to)
  return watched && { place, frozen: index, watched }
}

test('[C19] in 300 random histories no remark on words points at other words', () => {
  const firstSeed = Math.floor(Math.random() * 2 ** 30)
  const tally: Record<string, number> = { same: 0, moved: 0, changed: 0, gone: 0, twin: 0 }
  for (let seed = firstSeed; seed < firstSeed + 300; seed += 1) remarkTrial(seed, tally)
  console.log(`remarks on words, seeds from ${firstSeed}: ${JSON.stringify(tally)}`)
  expect(tally['same']).toBeGreaterThan(0)
  expect(tally['moved']).toBeGreaterThan(0)
}, 60_000)

test('[C19] of two blocks that said the same, what is left of both reads as the block that the remark was in', () => {
  const tally: Record<string, number> = {}
  remarkTrial(851_304_498, tally)
  expect(tally['twin']).toBeGreaterThan(0)
})

/** Follows a history, on both sides. @throws Error with the seed when a remark points at other words */
function remarkTrial(seed: number, tally: Record<string, number>): void {
  const history = new History(new Random(seed))
  const remarks = [remarked(history), remarked(history), remarked(history)].filter((each) => each !== undefined)
  for (let step = 0; step < 12; step += 1) {
    history.step(undefined)
    for (const side of history.sides) {
      const living = contentIndex(side.node().toJSON() as DocumentNode)
      expect(living.squeezed()).toBe(readTextIndex(side.fragment).squeezed())
      for (const each of remarks) {
        const kind = fateOf(each, side, living)
        if (kind.startsWith('"')) throw new Error(`seed ${seed}, step ${step}: ${kind}`)
        tally[kind] = (tally[kind] ?? 0) + 1
      }
    }
  }
}

/** What became of it; in quotes what is wrong with that. */
function fateOf({ place, frozen: was, watched }: Remarked, side: Side, living: TextIndex): string {
  const became = placeNow(place, was, living)
  if (!('range' in became) || !became.range) return became.kind
  const { from, to } = became.range
  const fault = wrong(side, readTextIndex(side.fragment), watched, {
    kind: 'anchored',
    from,
    to,
    how: 'block',
    isExact: true,
  })
  if (fault === undefined) return became.kind
  // of two blocks that said the same one went, and what is left reads from begin to end as the block that it was in
  const readsTheSame = became.kind === 'same' && wordsIn(was, place.blockId) === wordsIn(living, place.blockId)
  return fault === 'twin' || readsTheSame ? 'twin' : `"${place.quote}": ${fault}`
}

function wordsIn(index: TextIndex, id: string | null): string | undefined {
  const range = id === null ? undefined : blockRange(index, id)
  return range && squeeze(wordsBetween(index, range.start, range.end))
}
