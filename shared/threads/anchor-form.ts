/** Characters of the longest passage that one remark can be about: two pages. More is about the document. */
export const maxQuote = 4000
/** Characters kept before and after. */
export const maxContext = 256

/**
 * What of an anchor stood nowhere else in the document when it was made: the quote itself, the quote with what is
 * before it, with what is after it. Only such words may later be searched for: others could be found in the wrong place.
 */
export const aloneParts = ['quote', 'before', 'after'] as const
export type AlonePart = (typeof aloneParts)[number]

/** Where in the text: the positions are Yjs relative positions in base64, the rest is for when these lead nowhere. */
export interface Anchor {
  readonly start: string
  readonly end: string
  /** The words; empty for a place between words. Blocks are parted by a line break. */
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** The block in which it begins. */
  readonly blockId: string | null
  readonly alone: readonly AlonePart[]
}
