import type { Place } from '#shared/consultations/schema.ts'
import { wordsOf } from '#shared/consultations/place-words.ts'
import type { Became } from '#shared/consultations/word-places.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** As much of a paragraph as tells which one it is. */
const WORDS = 90

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

/**
 * What became of a place that was chosen in the text as it went on, of which no version is kept: the same words in the same
 * block, other words there, or the block is gone. It never looks for words elsewhere: they could be others.
 */
export function livingPlace(place: Place, blocks: readonly TextBlock[]): Became {
  const block = blocks.find(({ id }) => id === place.blockId)
  if (!block) return { kind: 'gone' }
  if (block.words.includes(place.quote)) return { kind: 'same', blockId: block.id, range: undefined }
  return { kind: 'changed', blockId: block.id, now: block.words }
}
