import type { Anchor } from './anchor-form.ts'
import { occurrences, type Range } from './anchor-words.ts'
import { squeeze, wordsBetween, type TextIndex } from './text-index.ts'

/** White space beside a short passage; a long one may have as much of it as it has letters. */
const MIN_SPACE = 8

/** Where the positions of an anchor lead, and whether the letters that hold them are still there. */
export interface HeldRange extends Range {
  readonly isStartHeld: boolean
  readonly isEndHeld: boolean
}

/**
 * The range with what belongs to it beside it: after a split in the middle of the words, or when only a part of them was
 * deleted and typed again, the positions hold a piece, and the rest stands next to it.
 */
export function completed(index: TextIndex, held: HeldRange, anchor: Anchor): Range | undefined {
  const { start, end } = held
  const wanted = squeeze(anchor.quote)
  const piece = squeeze(wordsBetween(index, start, end))
  if (piece === wanted) return { start, end }
  if (piece === '') return undefined
  if (piece.length > wanted.length) {
    return narrowed(index, held, { wanted, isAlone: anchor.alone.includes('quote') })
  }
  // only white space may lie between the pieces
  const reach = 2 * wanted.length + MIN_SPACE
  const left = squeeze(wordsBetween(index, start - reach, start))
  const right = squeeze(wordsBetween(index, end, end + reach))
  for (let taken = 0; taken <= wanted.length - piece.length; taken += 1) {
    const isLeft = taken === 0 || left.endsWith(wanted.slice(0, taken))
    if (!isLeft || wanted.slice(taken, taken + piece.length) !== piece) continue
    if (right.startsWith(wanted.slice(taken + piece.length))) {
      return stretched(index, { start, end }, { left: taken, right: wanted.length - piece.length - taken })
    }
  }
  return undefined
}

/** The words inside a longer range: at one of its ends, which a letter of theirs holds, or when they were the only ones. */
function narrowed(
  index: TextIndex,
  { start, end, isStartHeld, isEndHeld }: HeldRange,
  { wanted, isAlone }: { wanted: string; isAlone: boolean },
): Range | undefined {
  const held = squeeze(wordsBetween(index, start, end))
  const [first, another] = occurrences(held, wanted, 2)
  const isSure = (isAlone && another === undefined) || (isStartHeld && first === 0)
  const atEnd = isEndHeld && held.endsWith(wanted) ? held.length - wanted.length : undefined
  const at = isSure ? first : atEnd
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
