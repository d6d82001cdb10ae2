import { fromBase64, toBase64 } from 'lib0/buffer'
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  encodeRelativePosition,
  getItem,
  type Doc,
  type RelativePosition,
} from 'yjs'
import { aloneParts, maxQuote, type AlonePart, type Anchor } from './anchor-form.ts'
import { completed, type HeldRange } from './anchor-range.ts'
import { blockRange, byWords, isAlone, type Range } from './anchor-words.ts'
import { isLike } from './likeness.ts'
import {
  offsetAt,
  offsetIn,
  placeOf,
  spotAt,
  spotAtPlace,
  squeeze,
  wordsBetween,
  type Spot,
  type TextIndex,
} from './text-index.ts'

/** Characters of context that are tried, from few to many: the fewer are needed, the more edits around it they survive. */
const contextSizes = [32, 64, 128, 256] as const
/** Letters on both sides, or twice as many on one, that say of a place between words that it is still the same. */
const CONTEXT_LETTERS = 8

/** Where an anchor is now, in ProseMirror's positions. `how`: by its positions, or found again by its words. */
export type Place =
  | {
      readonly kind: 'anchored'
      readonly from: number
      readonly to: number
      readonly how: 'position' | 'block' | 'document'
      /** False: the words there have been edited since. */
      readonly isExact: boolean
    }
  | {
      readonly kind: 'lost'
      /** Near where it was, for a card to stand beside; null when even that is gone. Not to be shown as its place. */
      readonly near: number | null
    }

/** The least context with which the words stand nowhere else; else the least, which then serves people only. */
function contextOf(index: TextIndex, words: (size: number) => string, keyOf: (context: string) => string) {
  for (const size of contextSizes) {
    const context = words(size)
    if (isAlone(index, squeeze(keyOf(context)))) return { context, isAlone: true }
  }
  return { context: words(contextSizes[0]), isAlone: false }
}

const encoded = ({ run, at }: Spot, side: -1 | 0): string =>
  toBase64(encodeRelativePosition(createRelativePositionFromTypeIndex(run.text, at, side)))

/**
 * An anchor on the words between two positions of ProseMirror, without white space around them; between words when
 * there are none. The first letter and the last hold it: what is typed before or after does not belong to it.
 * @returns undefined where there is no text, and for a passage longer than {@link maxQuote}
 */
export function makeAnchor(index: TextIndex, from: number, to: number): Anchor | undefined {
  const words = wordsIn(index, from, to)
  if (!words) return placeBetween(index, from)
  const { start, end } = words
  const quote = wordsBetween(index, start, end)
  const first = spotAt(index, start)
  const last = spotAt(index, end, true)
  if (!first || !last || quote.length > maxQuote) return undefined
  const before = contextOf(
    index,
    (size) => wordsBetween(index, start - size, start),
    (context) => context + quote,
  )
  const after = contextOf(
    index,
    (size) => wordsBetween(index, end, end + size),
    (context) => quote + context,
  )
  const alone: Readonly<Record<AlonePart, boolean>> = {
    quote: isAlone(index, squeeze(quote)),
    before: before.isAlone,
    after: after.isAlone,
  }
  return {
    start: encoded(first, 0),
    end: encoded(last, -1),
    quote,
    prefix: before.context,
    suffix: after.context,
    blockId: first.run.blockId,
    alone: aloneParts.filter((each) => alone[each]),
  }
}

/** The offsets of the words between two positions; undefined when there is only white space. */
function wordsIn(index: TextIndex, from: number, to: number): { start: number; end: number } | undefined {
  const start = offsetAt(index, from)
  const end = offsetAt(index, to, true)
  if (start === undefined || end === undefined || start >= end) return undefined
  const text = wordsBetween(index, start, end)
  if (text.trim() === '') return undefined
  return { start: start + (text.length - text.trimStart().length), end: end - (text.length - text.trimEnd().length) }
}

/** A place between words, held by the letter before it, or where it begins a text by the one after it. */
function placeBetween(index: TextIndex, position: number): Anchor | undefined {
  const spot = spotAtPlace(index, position)
  if (!spot) return undefined
  const held = encoded(spot, spot.at > 0 ? -1 : 0)
  const around = (size: number): readonly [string, string] => [
    wordsBetween(index, spot.offset - size, spot.offset),
    wordsBetween(index, spot.offset, spot.offset + size),
  ]
  const size = contextSizes.find((each) => isAlone(index, squeeze(around(each).join(''))))
  const [prefix, suffix] = around(size ?? contextSizes[0])
  const alone: readonly AlonePart[] = size === undefined ? [] : ['quote']
  return { start: held, end: held, quote: '', prefix, suffix, blockId: spot.run.blockId, alone }
}

/** Decoded once: the same anchors are asked for after every change. */
const decodedPositions = new WeakMap<Anchor, readonly (RelativePosition | undefined)[]>()

function decoded(anchor: Anchor): readonly (RelativePosition | undefined)[] {
  const known = decodedPositions.get(anchor)
  if (known) return known
  const positions = [anchor.start, anchor.end].map(decode)
  decodedPositions.set(anchor, positions)
  return positions
}

/**
 * Anchors come from other people's clients: what cannot be read, or points at nothing in a text, leads nowhere. A root
 * type by name is never what we write, and looking it up would make it.
 */
function decode(position: string): RelativePosition | undefined {
  try {
    const { type, item, assoc, tname } = decodeRelativePosition(fromBase64(position))
    return tname === null && (type !== null || item !== null) ? { type, item, assoc, tname } : undefined
  } catch {
    return undefined
  }
}

/** Where the positions lead; `start` after `end` becomes an empty range. */
function byPosition(index: TextIndex, anchor: Anchor, doc: Doc): HeldRange | undefined {
  const positions = decoded(anchor)
  const [start, end] = positions.map((position) => {
    const found = position && createAbsolutePositionFromRelativePosition(position, doc, false)
    return found ? offsetIn(index, found.type, found.index) : undefined
  })
  if (start === undefined || end === undefined) return undefined
  const [isStartHeld = false, isEndHeld = false] = positions.map((position) => isThere(position, doc))
  return { start, end: Math.max(start, end), isStartHeld, isEndHeld }
}

/** Is the letter that holds this position still in the text? Without one the position is only where a gap was. */
const isThere = (position: RelativePosition | undefined, doc: Doc): boolean =>
  position?.item !== null && position?.item !== undefined && !getItem(doc.store, position.item).deleted

/** Is a place between words still between the same ones: on both sides, or by more of them on one? */
function isSamePlace(index: TextIndex, anchor: Anchor, offset: number): boolean {
  const [prefix, suffix] = [squeeze(anchor.prefix), squeeze(anchor.suffix)]
  if (prefix === '' && suffix === '') return true
  const reach = 8 * CONTEXT_LETTERS
  const before = squeeze(wordsBetween(index, offset - reach, offset))
  const after = squeeze(wordsBetween(index, offset, offset + reach))
  const isBefore = (letters: number): boolean => prefix !== '' && before.endsWith(prefix.slice(-letters))
  const isAfter = (letters: number): boolean => suffix !== '' && after.startsWith(suffix.slice(0, letters))
  if (isBefore(CONTEXT_LETTERS) && isAfter(CONTEXT_LETTERS)) return true
  return isBefore(2 * CONTEXT_LETTERS) || isAfter(2 * CONTEXT_LETTERS)
}

/**
 * Where the words of an anchor are now. In this order: its positions, when the words there still fit; its words in the
 * same block; its words in the document, with as much around them as made them the only ones. Else it is lost. It never
 * points at other words: see [T50] to [T58] in SPEC.md.
 */
export function resolveAnchor(index: TextIndex, anchor: Anchor, doc: Doc): Place {
  const held = byPosition(index, anchor, doc)
  if (held && anchor.quote === '' && isSamePlace(index, anchor, held.start)) {
    return anchored(index, { start: held.start, end: held.start }, 'position', true)
  }
  if (held && anchor.quote !== '') {
    const wanted = squeeze(anchor.quote)
    const whole = completed(index, held, anchor)
    const isHeld = held.isStartHeld || held.isEndHeld
    const isSure = isHeld || anchor.alone.includes('quote')
    if (whole && isSure) return anchored(index, whole, 'position', true)
    if (isHeld && isLike(squeeze(wordsBetween(index, held.start, held.end)), wanted)) {
      return anchored(index, held, 'position', false)
    }
  }
  const found = byWords(index, anchor)
  if (found) return anchored(index, found, found.how, true)
  const near = held?.start ?? (anchor.blockId === null ? undefined : blockRange(index, anchor.blockId)?.start)
  return { kind: 'lost', near: near === undefined ? null : placeOf(index, near) }
}

function anchored(
  index: TextIndex,
  { start, end }: Range,
  how: 'position' | 'block' | 'document',
  isExact: boolean,
): Place {
  const text = wordsBetween(index, start, end)
  const from = placeOf(index, start + (text.length - text.trimStart().length))
  // the end of the last letter, not the begin of what comes after it: that may be another block
  const last = start + text.trimEnd().length - 1
  const to = text.trim() === '' ? from : placeOf(index, last) + 1
  return { kind: 'anchored', from, to, how, isExact }
}
