import type { Place } from '#shared/consultations/schema.ts'
import { wordsOf } from '#shared/consultations/place-words.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** As much of a paragraph as tells which one it is. */
const WORDS = 90
/** A quote that is kept with a place; the API takes 2000. */
const QUOTE = 1000

/** A block that something can be about. */
export interface TextBlock {
  readonly id: string
  readonly words: string
}

/** The blocks at the top of a text that have an id and words, in its order. */
export const blocksOf = (text: DocumentNode): TextBlock[] =>
  (text.content ?? []).flatMap((node) => {
    const id = blockId(node)
    const words = wordsOf(node)
    return id !== undefined && words !== '' ? [{ id, words }] : []
  })

/** The stable id of a block; undefined when it has none. */
export const blockId = (node: DocumentNode): string | undefined => {
  const id = node.attrs?.['id']
  return typeof id === 'string' ? id : undefined
}

/** The beginning of a paragraph, to name it by. */
export const beginning = (words: string): string => (words.length > WORDS ? `${words.slice(0, WORDS)}…` : words)

/** The place of a whole block. */
export const placeOf = ({ id, words }: TextBlock): Place => ({
  blockId: id,
  quote: words.slice(0, QUOTE),
  prefix: '',
  suffix: '',
})

/**
 * What became of a place in another text: the same words in the same block, other words there, or the block is gone. It
 * never looks for words elsewhere: they could be others.
 */
export function placeIn(place: Place, blocks: readonly TextBlock[]): 'same' | 'changed' | 'gone' {
  const block = blocks.find(({ id }) => id === place.blockId)
  if (!block) return 'gone'
  return block.words.includes(place.quote) ? 'same' : 'changed'
}
