/** What numbering sees of a top-level block. A block that is neither heading nor paragraph has no number. */
export type Numbered =
  | { readonly kind: 'heading'; readonly level: number }
  /** A paragraph or quote with text in it. Lists and tables belong to the paragraph before them. */
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'other' }

/** The place of one block: the counters of the headings above it, and which paragraph of its section it is. */
interface Place {
  readonly block: Numbered
  /** One counter per level from the first numbered level on. Shared between the blocks of a section. */
  readonly counters: readonly number[]
  /** How many paragraphs the section has up to and with this block. */
  readonly paragraphs: number
}

/** The numbers of a document's top-level blocks. Immutable; made by {@link numberBlocks}, changed by {@link renumber}. */
export interface Numbering {
  /** Headings of this level are 1, 2, 3: 2 where the page's title is the only first-level heading. */
  readonly firstLevel: number
  readonly places: readonly Place[]
}

const before: Place = { block: { kind: 'other' }, counters: [], paragraphs: 0 }

function next(previous: Place, block: Numbered, firstLevel: number): Place {
  if (block.kind === 'other') return { ...previous, block }
  if (block.kind === 'paragraph') return { ...previous, block, paragraphs: previous.paragraphs + 1 }
  const depth = block.level - firstLevel
  if (depth < 0) return { block, counters: [], paragraphs: 0 }
  // a skipped level counts 0, as in Word: "1.0.1" shows that something is missing
  const counters = Array.from({ length: depth + 1 }, (_, level) => previous.counters[level] ?? 0)
  counters[depth] = (counters[depth] ?? 0) + 1
  return { block, counters, paragraphs: 0 }
}

const isSame = (a: Place, b: Place): boolean =>
  a.paragraphs === b.paragraphs &&
  a.counters.length === b.counters.length &&
  a.counters.every((counter, level) => counter === b.counters[level])

/** Numbers a whole document. */
export function numberBlocks(blocks: readonly Numbered[], firstLevel = 1): Numbering {
  return renumber({ firstLevel, places: [] }, { from: 0, removed: 0, added: blocks }).numbering
}

/**
 * Numbers a whole document with its highest level of headings as 1, 2, 3: in most papers the title of the page is the
 * only first-level heading, and the text begins with the second.
 */
export function numberFromHighest(blocks: readonly Numbered[]): Numbering {
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  return numberBlocks(
    blocks,
    levels.reduce((least, level) => Math.min(least, level), levels[0] ?? 1),
  )
}

export interface Splice {
  /** Index of the first top-level block that changed. */
  readonly from: number
  readonly removed: number
  readonly added: readonly Numbered[]
}

/**
 * The numbering after some neighbouring blocks were replaced. Goes forward only until the numbers are what they were;
 * typing inside a block changes no {@link Numbered}, so it needs no call at all.
 * @returns the numbering, and the blocks `[from, to)` whose number may have changed: what has to be drawn again
 */
export function renumber(
  { firstLevel, places }: Numbering,
  { from, removed, added }: Splice,
): { numbering: Numbering; changed: { from: number; to: number } } {
  const fresh: Place[] = []
  let previous = places[from - 1] ?? before
  const step = (block: Numbered): Place => {
    previous = next(previous, block, firstLevel)
    return previous
  }
  for (const block of added) fresh.push(step(block))
  let old = from + removed
  // equal before the next block and the same blocks after it: everything after it is equal too
  let settled = isSame(previous, places[old - 1] ?? before)
  for (; !settled && old < places.length; old += 1) {
    const was = places[old]
    if (!was) break
    const now = step(was.block)
    settled = isSame(now, was)
    fresh.push(now)
  }
  const numbering = { firstLevel, places: [...places.slice(0, from), ...fresh, ...places.slice(old)] }
  return { numbering, changed: { from, to: from + fresh.length } }
}

/** "3.2" for a numbered heading; undefined for every other block. */
export function headingNumber({ places }: Numbering, index: number): string | undefined {
  const place = places[index]
  if (place?.block.kind !== 'heading' || place.counters.length === 0) return undefined
  return place.counters.join('.')
}

/** Which paragraph of its section this is, from 1; undefined for what is no paragraph. */
function paragraphNumber({ places }: Numbering, index: number): number | undefined {
  const place = places[index]
  return place?.block.kind === 'paragraph' ? place.paragraphs : undefined
}

/** How others cite this block: "3.2, alinea 4", "alinea 2" before the first heading, "3.2" for the heading itself. */
export function citation(numbering: Numbering, index: number): string | undefined {
  const heading = headingNumber(numbering, index)
  if (heading) return heading
  const paragraph = paragraphNumber(numbering, index)
  if (paragraph === undefined) return undefined
  const section = numbering.places[index]?.counters.join('.')
  return section ? `${section}, alinea ${paragraph}` : `alinea ${paragraph}`
}
