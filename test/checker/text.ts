import { Node } from '@tiptap/pm/model'
import { checkBlock } from '#shared/checker/check-block.ts'
import { checkDocument, type PlacedFinding } from '#shared/checker/check-document.ts'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { indexWords } from '#shared/language/hints.ts'
import { plainWords } from '#shared/language/plain-words.ts'

const words = indexWords(plainWords)

/** A text node, with the marks named. */
export const text = (content: string, ...marks: readonly string[]): DocumentNode => ({
  type: 'text',
  text: content,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const inline = (content: string | readonly DocumentNode[]): readonly DocumentNode[] =>
  typeof content === 'string' ? (content === '' ? [] : [text(content)]) : content

/** A paragraph of these words. */
export const p = (content: string | readonly DocumentNode[], id?: string): DocumentNode => ({
  type: 'paragraph',
  attrs: { id: id ?? null },
  content: inline(content),
})
/** A heading of this level. */
export const h = (level: number, content: string | readonly DocumentNode[]): DocumentNode => ({
  type: 'heading',
  attrs: { level },
  content: inline(content),
})
/** A table of cells; the first row of headers or not. */
export const table = (rows: readonly (readonly string[])[], headers: boolean): DocumentNode => ({
  type: 'table',
  content: rows.map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: headers && row === 0 ? 'tableHeader' : 'tableCell', content: [p(cell)] })),
  })),
})

/** A document of these blocks, checked against the schema. */
export function documentOf(...blocks: readonly DocumentNode[]): Node {
  const doc = Node.fromJSON(documentSchema, { type: 'doc', content: blocks })
  doc.check()
  return doc
}

/** All that the checker finds in a document. */
export const findingsIn = (doc: Node): PlacedFinding[] =>
  checkDocument(doc.children.map((block) => ({ block, check: checkBlock(block, words) })))

/** Where a child of the document begins. */
export function positionOf(doc: Node, wanted: Node): number {
  let pos = -1
  doc.forEach((child, offset) => {
    if (child === wanted) pos = offset
  })
  return pos
}

/** The words at the place of a finding. */
export function wordsAt(doc: Node, { block, from, to }: PlacedFinding): string {
  const start = positionOf(doc, block)
  return doc.textBetween(start + from, start + to, ' ')
}
