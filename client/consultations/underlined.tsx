import { type Letters, letterAt } from '#shared/consultations/word-places.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { squeeze } from '#shared/threads/text-index.ts'
import styles from './frozen-text.module.css'

/** Words of a block that a remark is about. */
export interface Underline {
  /** Of the remark. */
  readonly id: string
  readonly letters: Letters
}

/** A part of a text in a block, with the remarks that are about it. */
interface Piece {
  readonly text: string
  /** Where it begins in its text. */
  readonly at: number
  readonly remarkIds: readonly string[]
}

/** The pieces of each text in a block; empty when nothing in it is underlined. */
export type Pieces = ReadonlyMap<DocumentNode, readonly Piece[]>

/** The id of the element that says what was remarked, for whoever hears the text. */
export const remarkElementId = (remarkId: string): string => `opmerking-${remarkId}`

/** Cuts the texts of a block where what is underlined begins and ends. */
export function piecesOf(block: DocumentNode, underlines: readonly Underline[]): Pieces {
  const pieces = new Map<DocumentNode, readonly Piece[]>()
  let start = 0
  const walk = (node: DocumentNode): void => {
    if (node.text !== undefined) {
      pieces.set(node, cut(node.text, start, underlines))
      start += squeeze(node.text).length
    }
    for (const child of node.content ?? []) walk(child)
  }
  if (underlines.length > 0) walk(block)
  return pieces
}

/** @param start how many letters of the block come before this text */
function cut(text: string, start: number, underlines: readonly Underline[]): Piece[] {
  const marked = underlines.flatMap(({ id, letters }) => {
    const from = letters.start <= start ? 0 : letterAt(text, letters.start - start)
    const to = letters.end <= start ? 0 : letterAt(text, letters.end - start - 1) + 1
    return from < to ? [{ id, from, to }] : []
  })
  const edges = new Set([0, text.length, ...marked.flatMap(({ from, to }) => [from, Math.min(to, text.length)])])
  const cuts = [...edges].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((at, index) => ({
    at,
    text: text.slice(at, cuts[index + 1]),
    remarkIds: marked.filter(({ from, to }) => from <= at && at < to).map(({ id }) => id),
  }))
}

/** A text with what remarks are about underlined. */
export const Underlined = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ at, text, remarkIds }) =>
    remarkIds.length === 0 ? (
      text
    ) : (
      <mark key={at} className={styles.remarked} aria-details={remarkIds.map(remarkElementId).join(' ')}>
        {text}
      </mark>
    ),
  )
