import type { Node } from '@tiptap/pm/model'
import {
  citation,
  headingNumber,
  numberFromHighest,
  type Numbered,
  type Numbering,
} from '#shared/language/numbering.ts'

/** A top block as numbering sees it; the stylesheet of the editor counts the same ones (`rich.css`). */
function numberedOf({ type, attrs, content }: Node): Numbered {
  if (type.name === 'heading') return { kind: 'heading', level: Number(attrs['level']) }
  const counts = (type.name === 'paragraph' && content.size > 0) || type.name === 'blockquote'
  return { kind: counts ? 'paragraph' : 'other' }
}

/** The numbering of a document. */
export const numberingOf = (doc: Node): Numbering => numberFromHighest(doc.children.map(numberedOf))

/** What stands before each numbered top block of one document, in words, by the node itself. */
export type BlockNumbers = ReadonlyMap<Node, string>

export const unnumbered: BlockNumbers = new Map()

/**
 * The numbers of a document as its exports say them: "3.2" before a heading, "[3.2, alinea 4]" before a paragraph. In
 * brackets, as all that an export says and the writer did not.
 */
export function blockNumbers(doc: Node): BlockNumbers {
  const numbering = numberingOf(doc)
  const found = new Map<Node, string>()
  for (const [index, block] of doc.children.entries()) {
    const number = headingNumber(numbering, index)
    const cited = citation(numbering, index)
    if (number) found.set(block, number)
    else if (cited) found.set(block, `[${cited}]`)
  }
  return found
}
