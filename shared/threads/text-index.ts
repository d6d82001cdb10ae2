import { XmlElement, XmlText, type AbstractType, type XmlFragment, type YEvent } from 'yjs'
import { leafNodes } from '#shared/documents/attributes.ts'

/** Nodes without content: one place in ProseMirror, a line break in the words. */
const leaves: ReadonlySet<string> = new Set(leafNodes)
/** Stands for what is no text in a text; our editor writes none. */
const OBJECT = '\ufffc'

/** One XmlText with its place, counted from the begin of its part. */
interface Run {
  readonly text: XmlText
  /** In the words. */
  readonly start: number
  readonly length: number
  /** In ProseMirror's positions. */
  readonly place: number
  /** The innermost block with an id around it. */
  readonly blockId: string | null
}

/** One child of the document: a paragraph, a list, a table. Kept until it changes. */
interface Part {
  readonly words: string
  readonly squeezed: string
  readonly runs: readonly Run[]
  readonly blocks: readonly { readonly id: string; readonly start: number; readonly end: number }[]
  /** As many places as it takes in ProseMirror. */
  readonly size: number
}
interface PlacedPart extends Part {
  /** Where its words begin in those of the document. */
  readonly start: number
  /** Where its squeezed words begin in those of the document. */
  readonly squeezedStart: number
  /** Where it begins in ProseMirror. */
  readonly place: number
}

/** The words of a document with the places they have, for whoever looks for many passages at once. */
export interface TextIndex {
  readonly fragment: XmlFragment
  readonly parts: readonly PlacedPart[]
  /** Of a child of the document its part. */
  readonly byElement: ReadonlyMap<unknown, PlacedPart>
  /** All words without any white space, so that splitting and joining blocks changes nothing in them. */
  readonly squeezed: () => string
}

/** Text without any white space. */
export const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '')

function wordsOf(text: XmlText): string {
  const delta: readonly { insert?: unknown }[] = text.toDelta()
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : OBJECT)).join('')
}

const isText = (child: unknown): child is XmlText => child instanceof XmlText
const isElement = (child: unknown): child is XmlElement => child instanceof XmlElement

class PartReader {
  words = ''
  size = 0
  readonly runs: Run[] = []
  readonly blocks: { id: string; start: number; end: number }[] = []
  #isBroken = false

  read(child: unknown, blockId: string | null): void {
    if (isText(child)) this.#readText(child, blockId)
    else if (isElement(child)) this.#readElement(child, blockId)
  }

  #readText(text: XmlText, blockId: string | null): void {
    const words = wordsOf(text)
    if (this.#isBroken && this.words.length > 0) this.words += '\n'
    this.#isBroken = false
    this.runs.push({ text, start: this.words.length, length: words.length, place: this.size, blockId })
    this.words += words
    this.size += words.length
  }

  #readElement(element: XmlElement, outerId: string | null): void {
    this.#isBroken = true
    if (leaves.has(element.nodeName)) {
      this.size += 1
      return
    }
    const id: unknown = element.getAttribute('id')
    const ownId = typeof id === 'string' ? id : null
    this.size += 1
    const start = this.words.length
    for (const child of element.toArray()) this.read(child, ownId ?? outerId)
    if (ownId !== null) this.blocks.push({ id: ownId, start, end: this.words.length })
    this.#isBroken = true
    this.size += 1
  }
}

function readPart(child: unknown): Part {
  const reader = new PartReader()
  reader.read(child, null)
  const { words, runs, blocks, size } = reader
  return { words, squeezed: squeeze(words), runs, blocks, size }
}

function assemble(fragment: XmlFragment, partOf: (child: object) => Part): TextIndex {
  const parts: PlacedPart[] = []
  const byElement = new Map<unknown, PlacedPart>()
  let [start, squeezedStart, place] = [0, 0, 0]
  for (const child of fragment.toArray()) {
    const placed = { ...partOf(child), start, squeezedStart, place }
    parts.push(placed)
    byElement.set(child, placed)
    // the words of two parts are parted by a line break
    start += placed.words.length + 1
    squeezedStart += placed.squeezed.length
    place += placed.size
  }
  let squeezed: string | undefined
  return { fragment, parts, byElement, squeezed: () => (squeezed ??= parts.map((part) => part.squeezed).join('')) }
}

/** The words of a document as y-tiptap writes it, read once. */
export const readTextIndex = (fragment: XmlFragment): TextIndex => assemble(fragment, readPart)

/** The child of the document that holds this type; undefined when it is not in there. */
function topOf(fragment: XmlFragment, type: AbstractType<unknown>): AbstractType<unknown> | undefined {
  let top: AbstractType<unknown> | null = type
  while (top !== null && top.parent !== fragment) top = top.parent
  return top ?? undefined
}

export interface TextWatch {
  /** The words as they are now; the same object until something changes. */
  readonly read: () => TextIndex
  readonly stop: () => void
}

/** Keeps the words of a document that is being edited: after a change only the parts that changed are read again. */
export function watchText(fragment: XmlFragment): TextWatch {
  const kept = new WeakMap<object, Part>()
  let index: TextIndex | undefined
  const forget = (events: readonly YEvent<AbstractType<unknown>>[]): void => {
    index = undefined
    for (const { target } of events) {
      const top = target === fragment ? undefined : topOf(fragment, target)
      if (top) kept.delete(top)
    }
  }
  // Yjs types its deep events loosely; an event of any type has a target
  const observer = (events: unknown[]): void => forget(events as YEvent<AbstractType<unknown>>[])
  fragment.observeDeep(observer)
  const partOf = (child: object): Part => {
    const part = kept.get(child) ?? readPart(child)
    kept.set(child, part)
    return part
  }
  return { read: () => (index ??= assemble(fragment, partOf)), stop: () => fragment.unobserveDeep(observer) }
}

/** Which part is the last that is not past something: parts are in order, so half of them are left out each time. */
function partAt(parts: readonly PlacedPart[], isPast: (part: PlacedPart) => boolean): number {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const part = parts[middle]
    if (part && isPast(part)) high = middle
    else low = middle + 1
  }
  return low - 1
}

const partOfOffset = ({ parts }: TextIndex, offset: number): PlacedPart | undefined =>
  parts[partAt(parts, (part) => part.start > offset)]

/** The words from one offset to another; outside the document there are none. */
export function wordsBetween({ parts }: TextIndex, from: number, to: number): string {
  const pieces: string[] = []
  for (
    let at = Math.max(
      0,
      partAt(parts, (part) => part.start > from),
    );
    at < parts.length;
    at += 1
  ) {
    const part = parts[at]
    if (!part || part.start >= to) break
    pieces.push(part.words.slice(Math.max(0, from - part.start), to - part.start))
  }
  return pieces.join('\n')
}

/** The offset in the words of the squeezed offset of a letter. */
export function unsqueeze({ parts }: TextIndex, squeezedOffset: number): number {
  const part = parts[partAt(parts, (each) => each.squeezedStart > squeezedOffset)]
  if (!part) return 0
  let left = squeezedOffset - part.squeezedStart
  for (let at = 0; at < part.words.length; at += 1) {
    if (/\s/u.test(part.words.charAt(at))) continue
    if (left === 0) return part.start + at
    left -= 1
  }
  return part.start + part.words.length
}

/** ProseMirror's position of the letter at this offset; of the end of the run before it where there is no letter. */
export function placeOf(index: TextIndex, offset: number): number {
  const part = partOfOffset(index, offset)
  const run = part?.runs.findLast((each) => each.start <= offset - part.start)
  if (!part || !run) return part?.place ?? 0
  return part.place + run.place + Math.min(run.length, offset - part.start - run.start)
}

/** The offset in the words of a place in an XmlText; undefined when that is not in the document. */
export function offsetIn(index: TextIndex, type: AbstractType<unknown>, at: number): number | undefined {
  const part = index.byElement.get(topOf(index.fragment, type))
  const run = part?.runs.find((each) => each.text === type)
  return part && run && part.start + run.start + Math.min(at, run.length)
}

/** A place in a run. */
export interface Spot {
  readonly run: Run
  /** In the words of the document. */
  readonly offset: number
  /** In the run's text. */
  readonly at: number
}

const spotIn = (part: PlacedPart, run: Run, at: number): Spot => ({ run, offset: part.start + run.start + at, at })

/** The spot before the letter at this offset, or with `isEnd` the one after the letter that ends there. */
export function spotAt(index: TextIndex, offset: number, isEnd = false): Spot | undefined {
  const part = partOfOffset(index, isEnd ? offset - 1 : offset)
  const letter = offset - (part?.start ?? 0) - (isEnd ? 1 : 0)
  const run = part?.runs.find(({ start, length }) => start <= letter && letter < start + length)
  return part && run && spotIn(part, run, letter - run.start + (isEnd ? 1 : 0))
}

/** The spot at a ProseMirror position inside a text, or at its begin or end; undefined where there is no text. */
export function spotAtPlace({ parts }: TextIndex, position: number): Spot | undefined {
  const part = parts[partAt(parts, (each) => each.place > position)]
  const local = position - (part?.place ?? 0)
  const run = part?.runs.find(({ place, length }) => length > 0 && place <= local && local <= place + length)
  return part && run && spotIn(part, run, local - run.place)
}

/** The offset of the first letter at or after a ProseMirror position, or with `isEnd` just after the last one before it. */
export function offsetAt({ parts }: TextIndex, position: number, isEnd = false): number | undefined {
  const step = isEnd ? -1 : 1
  for (
    let at = Math.max(
      0,
      partAt(parts, (part) => part.place > position),
    );
    at >= 0;
    at += step
  ) {
    const part = parts[at]
    if (!part) return undefined
    const local = position - part.place
    const run = isEnd
      ? part.runs.findLast(({ place, length }) => length > 0 && place < local)
      : part.runs.find(({ place, length }) => length > 0 && place + length > local)
    if (run)
      return spotIn(part, run, isEnd ? Math.min(run.length, local - run.place) : Math.max(0, local - run.place)).offset
  }
  return undefined
}
