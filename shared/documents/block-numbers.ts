import type { Node } from '@tiptap/pm/model'
import { citation, headingNumber, numberBlocks, type Numbered, type Numbering } from '#shared/language/numbering.ts'

/** A top block as numbering sees it; the stylesheet of the editor counts the same ones (`rich.css`). */
function numberedOf({ type, attrs, content }: Node): Numbered {
  if (type.name === 'heading') return { kind: 'heading', level: Number(attrs['level']) }
  const counts = (type.name === 'paragraph' && content.size > 0) || type.name === 'blockquote'
  return { kind: counts ? 'paragraph' : 'other' }
}

/**
 * The numbering of a document. Its highest level of headings is 1, 2, 3: in most papers the title of the page is the only
 * first-level heading, and the text begins with the second.
 */
export function numberingOf(doc: Node): Numbering {
  const blocks = doc.children.map(numberedOf)
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  return numberBlocks(
    blocks,
    levels.reduce((least, level) => Math.min(least, level), levels[0] ?? 1),
  )
}

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
