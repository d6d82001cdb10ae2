import { Doc } from 'yjs'
import { makeAnchor, resolveAnchor } from '#shared/threads/anchor.ts'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import { blockRange, occurrences } from '#shared/threads/anchor-words.ts'
import { placeOf, spotAtPlace, squeeze, type TextIndex, wordsBetween } from '#shared/threads/text-index.ts'
import type { Place } from './schema.ts'

/** Characters that the API takes of a quote, and of what stands before and after it. */
const MAX_QUOTE = 2000
const MAX_CONTEXT = 100
/** Characters that are kept of a whole block. */
const WHOLE_QUOTE = 1000
/** As often as words that somebody looks for in a paragraph are told apart. */
const MOST = 20

/**
 * A piece of a block, in letters from its begin. White space does not count: a page, a text and its index then count the
 * same, whatever they put between the lines of a list.
 */
export interface Letters {
  readonly start: number
  readonly end: number
}

/** Where in these words the letter with this number, from 0, is; their length when there are fewer. */
export function letterAt(words: string, letter: number): number {
  let left = letter
  for (let at = 0; at < words.length; at += 1) {
    if (/\s/u.test(words.charAt(at))) continue
    if (left === 0) return at
    left -= 1
  }
  return words.length
}

/** A block of a text, with its words as `wordsOf` gives them. */
interface Block {
  readonly id: string
  readonly words: string
}

/** The place of a whole block. */
export const placeOfBlock = ({ id, words }: Block): Place => ({
  blockId: id,
  quote: words.slice(0, WHOLE_QUOTE),
  prefix: '',
  suffix: '',
})

/**
 * The place of words in a block, with as much around them as tells them from the same words elsewhere in it. Where that is
 * not enough, the place is the block.
 */
export function placeOfWords(block: Block, { start, end }: Letters): Place {
  const from = letterAt(block.words, start)
  const to = Math.min(letterAt(block.words, end - 1) + 1, from + MAX_QUOTE)
  const place = {
    blockId: block.id,
    quote: block.words.slice(from, to).trim(),
    prefix: block.words.slice(Math.max(0, from - MAX_CONTEXT), from),
    suffix: block.words.slice(to, to + MAX_CONTEXT),
  }
  return lettersOf(block.words, place) ? place : placeOfBlock(block)
}

/** Which letters of its block a place is about; undefined when its words do not stand there, or more than once. */
export function lettersOf(words: string, { quote, prefix, suffix }: Omit<Place, 'blockId'>): Letters | undefined {
  const wanted = squeeze(quote)
  if (wanted === '') return undefined
  const before = squeeze(prefix)
  const [at, another] = occurrences(squeeze(words), before + wanted + squeeze(suffix), 2)
  if (at === undefined || another !== undefined) return undefined
  return { start: at + before.length, end: at + before.length + wanted.length }
}

/** Every piece of a block that reads so, whatever its capitals and white space; the first twenty. */
export const findWords = (words: string, wanted: string): Letters[] => {
  const key = squeeze(wanted).toLowerCase()
  if (key === '') return []
  return occurrences(squeeze(words).toLowerCase(), key, MOST).map((start) => ({ start, end: start + key.length }))
}

/** Is a place its whole block, and not words in it? Of a long block only the begin is quoted. */
export function isWhole(words: string, { quote, prefix, suffix }: Place): boolean {
  if (prefix !== '' || suffix !== '') return false
  const [all, quoted] = [squeeze(words), squeeze(quote)]
  return all === quoted || (quote.length >= WHOLE_QUOTE && all.startsWith(quoted))
}

/** What became of a place in the text of now. */
export type Became =
  | {
      /** `same`: in the block where it was. `moved`: in another one, with that one's id. */
      readonly kind: 'same' | 'moved'
      readonly blockId: string | null
      /** In ProseMirror's positions; undefined for a place that is a block and no words. */
      readonly range: { readonly from: number; readonly to: number } | undefined
    }
  /** The block is there, and the words are not found in it any more: what stands there now. */
  | { readonly kind: 'changed'; readonly blockId: string; readonly now: string }
  | { readonly kind: 'gone' }

/**
 * Where the words of a frozen text stand now. Only the anchors of threads look ([T50] to [T58]): what made the words the
 * only ones is read in the frozen text, and without positions they are found by words, or not. A block that reads as it did
 * has them where it had them ([C19]).
 */
export function placeNow(place: Place, frozen: TextIndex, living: TextIndex): Became {
  if (place.blockId === null) return { kind: 'gone' }
  const was = wordsOfBlock(frozen, place.blockId)
  const now = wordsOfBlock(living, place.blockId)
  const letters = was === undefined ? undefined : lettersOf(was, place)
  if (was !== undefined && now !== undefined && squeeze(was) === squeeze(now)) {
    return { kind: 'same', blockId: place.blockId, range: letters && rangeIn(living, place.blockId, letters) }
  }
  const anchor = letters && anchorOf(frozen, place.blockId, letters)
  const found = anchor && resolveAnchor(living, anchor, living.fragment.doc ?? new Doc())
  if (found?.kind === 'anchored') {
    const { from, to, how } = found
    const blockId = how === 'block' ? place.blockId : (spotAtPlace(living, from)?.run.blockId ?? null)
    return { kind: blockId === place.blockId ? 'same' : 'moved', blockId, range: { from, to } }
  }
  return now === undefined || now.trim() === ''
    ? { kind: 'gone' }
    : { kind: 'changed', blockId: place.blockId, now: now.trim() }
}

function wordsOfBlock(index: TextIndex, blockId: string): string | undefined {
  const range = blockRange(index, blockId)
  return range && wordsBetween(index, range.start, range.end)
}

/** An anchor without positions: those of a text that nobody writes in lead nowhere in another. */
function anchorOf(frozen: TextIndex, blockId: string, letters: Letters): Anchor | undefined {
  const range = rangeIn(frozen, blockId, letters)
  const anchor = range && makeAnchor(frozen, range.from, range.to)
  return anchor && { ...anchor, start: '', end: '', blockId }
}

function rangeIn(index: TextIndex, blockId: string, letters: Letters): { from: number; to: number } | undefined {
  const block = blockRange(index, blockId)
  if (!block) return undefined
  const words = wordsBetween(index, block.start, block.end)
  const [first, last] = [letterAt(words, letters.start), letterAt(words, letters.end - 1)]
  return { from: placeOf(index, block.start + first), to: placeOf(index, block.start + last) + 1 }
}
