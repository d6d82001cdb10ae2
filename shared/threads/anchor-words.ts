import { aloneParts, type Anchor } from './anchor-form.ts'
import { squeeze, unsqueeze, type TextIndex } from './text-index.ts'

/** Letters that must stand nowhere else before they may be searched for: some six words. */
const MIN_KEY = 32

/** A piece of the words of a document. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Where a key stands, the first so many times. */
export const occurrences = (text: string, key: string, most: number): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(key); at >= 0 && found.length < most; at = text.indexOf(key, at + 1)) found.push(at)
  return found
}
/** Is this long enough to be searched for, and nowhere else in the document? */
export const isAlone = (index: TextIndex, key: string): boolean =>
  key.length >= MIN_KEY && occurrences(index.squeezed(), key, 2).length === 1

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
export function byWords(index: TextIndex, anchor: Anchor): (Range & { how: 'block' | 'document' }) | undefined {
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

/** The words of the block with this id; undefined when it is gone. */
export function blockRange({ parts }: TextIndex, id: string): Range | undefined {
  for (const part of parts) {
    const block = part.blocks.find((each) => each.id === id)
    if (block) return { start: part.start + block.start, end: part.start + block.end }
  }
  return undefined
}
