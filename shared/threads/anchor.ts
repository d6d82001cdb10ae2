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
import { isLike } from './likeness.ts'
import {
  offsetAt,
  offsetIn,
  placeOf,
  spotAt,
  spotAtPlace,
  squeeze,
  unsqueeze,
  wordsBetween,
  type Spot,
  type TextIndex,
} from './text-index.ts'

/** Letters that must stand nowhere else before they may be searched for: some six words. */
const MIN_KEY = 32
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

const occurrences = (text: string, key: string, most: number): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(key); at >= 0 && found.length < most; at = text.indexOf(key, at + 1)) found.push(at)
  return found
}
const isAlone = (index: TextIndex, key: string): boolean =>
  key.length >= MIN_KEY && occurrences(index.squeezed(), key, 2).length === 1

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

/** Anchors come from other people's clients: what cannot be read leads nowhere. */
function decode(position: string): RelativePosition | undefined {
  try {
    return decodeRelativePosition(fromBase64(position))
  } catch {
    return undefined
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Where the positions lead; `start` after `end` becomes an empty range. */
function byPosition(index: TextIndex, anchor: Anchor, doc: Doc): (Range & { isHeld: boolean }) | undefined {
  const positions = decoded(anchor)
  const [start, end] = positions.map((position) => {
    const found = position && createAbsolutePositionFromRelativePosition(position, doc, false)
    return found ? offsetIn(index, found.type, found.index) : undefined
  })
  if (start === undefined || end === undefined) return undefined
  return { start, end: Math.max(start, end), isHeld: positions.some((position) => isThere(position, doc)) }
}

/** Is the letter that holds this position still in the text? Without one the position is only where a gap was. */
const isThere = (position: RelativePosition | undefined, doc: Doc): boolean =>
  position?.item !== null && position?.item !== undefined && !getItem(doc.store, position.item).deleted

/**
 * The range with what belongs to it beside it: after a split in the middle of the words, or when only a part of them was
 * deleted and typed again, the positions hold a piece, and the rest stands next to it.
 */
function completed(index: TextIndex, { start, end }: Range, anchor: Anchor): Range | undefined {
  const wanted = squeeze(anchor.quote)
  const held = squeeze(wordsBetween(index, start, end))
  if (held === wanted) return { start, end }
  if (held === '') return undefined
  if (held.length > wanted.length) {
    return narrowed(index, { start, end }, { wanted, isAlone: anchor.alone.includes('quote') })
  }
  // white space is what may lie between the pieces; more of it than letters is no longer the same passage
  const reach = 2 * wanted.length + CONTEXT_LETTERS
  const left = squeeze(wordsBetween(index, start - reach, start))
  const right = squeeze(wordsBetween(index, end, end + reach))
  for (let taken = 0; taken <= wanted.length - held.length; taken += 1) {
    const isLeft = taken === 0 || left.endsWith(wanted.slice(0, taken))
    if (!isLeft || wanted.slice(taken, taken + held.length) !== held) continue
    if (right.startsWith(wanted.slice(taken + held.length))) {
      return stretched(index, { start, end }, { left: taken, right: wanted.length - held.length - taken })
    }
  }
  return undefined
}

/** The words inside a longer range: at one of its ends, which a letter of theirs holds, or when they were the only ones. */
function narrowed(
  index: TextIndex,
  { start, end }: Range,
  { wanted, isAlone }: { wanted: string; isAlone: boolean },
): Range | undefined {
  const held = squeeze(wordsBetween(index, start, end))
  const [first, another] = occurrences(held, wanted, 2)
  const isSure = isAlone && another === undefined
  const atEnd = held.endsWith(wanted) ? held.length - wanted.length : undefined
  const at = isSure || first === 0 ? first : atEnd
  if (at === undefined) return undefined
  const { end: from } = stretched(index, { start, end: start }, { left: 0, right: at })
  const { end: to } = stretched(index, { start: from, end: from }, { left: 0, right: wanted.length })
  return { start: from, end: to }
}

/** A range that is so many letters longer on either side. */
function stretched(index: TextIndex, { start, end }: Range, by: { left: number; right: number }): Range {
  const isLetter = (offset: number): boolean => /\S/u.test(wordsBetween(index, offset, offset + 1))
  let [from, left] = [start, by.left]
  while (left > 0 && from > 0) {
    from -= 1
    if (isLetter(from)) left -= 1
  }
  let [to, right] = [end, by.right]
  for (; right > 0; to += 1) if (isLetter(to)) right -= 1
  return { start: from, end: to }
}

/** What may be searched for, with where in it the quote lies. */
function keysOf(anchor: Anchor): { key: string; skip: number; length: number }[] {
  const [quote, prefix, suffix] = [squeeze(anchor.quote), squeeze(anchor.prefix), squeeze(anchor.suffix)]
  if (anchor.quote === '') {
    return anchor.alone.includes('quote') ? [{ key: prefix + suffix, skip: prefix.length, length: 0 }] : []
  }
  const keys = {
    quote: { key: quote, skip: 0, length: quote.length },
    before: { key: prefix + quote, skip: prefix.length, length: quote.length },
    after: { key: quote + suffix, skip: 0, length: quote.length },
  }
  return aloneParts.filter((each) => anchor.alone.includes(each)).map((each) => keys[each])
}

/** The words found again: once in their block, else once in the document. Twice is not found. */
function byWords(index: TextIndex, anchor: Anchor): (Range & { how: 'block' | 'document' }) | undefined {
  const all = keysOf(anchor)
    .filter(({ key }) => key.length >= MIN_KEY)
    .map(({ key, skip, length }) =>
      occurrences(index.squeezed(), key, 8).map((at) => rangeOf(index, at + skip, length)),
    )
  const block = anchor.blockId === null ? undefined : blockRange(index, anchor.blockId)
  for (const found of block ? all : []) {
    const inside = found.filter(({ start, end }) => block && start >= block.start && end <= block.end)
    if (inside.length === 1 && inside[0]) return { ...inside[0], how: 'block' }
  }
  const only = all.find((found) => found.length === 1)?.[0]
  return only && { ...only, how: 'document' }
}

function rangeOf(index: TextIndex, at: number, length: number): Range {
  if (length > 0) return { start: unsqueeze(index, at), end: unsqueeze(index, at + length - 1) + 1 }
  const start = at === 0 ? 0 : unsqueeze(index, at - 1) + 1
  return { start, end: start }
}

function blockRange({ parts }: TextIndex, id: string): Range | undefined {
  for (const part of parts) {
    const block = part.blocks.find((each) => each.id === id)
    if (block) return { start: part.start + block.start, end: part.start + block.end }
  }
  return undefined
}

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
    const isSure = held.isHeld || anchor.alone.includes('quote')
    if (whole && isSure) return anchored(index, whole, 'position', true)
    if (held.isHeld && isLike(squeeze(wordsBetween(index, held.start, held.end)), wanted)) {
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
