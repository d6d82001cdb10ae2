import { leafWords } from './leaf-words.ts'
import type { DocumentNode } from './schema.ts'

/** The blocks in which words stand beside each other. */
const lines: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCaption'])

/** The words of a block; lines and blocks in it under each other. */
export const blockWords = (node: DocumentNode): string => wordsOf(node).trim()

function wordsOf(node: DocumentNode): string {
  if (node.text !== undefined) return node.text
  const children = node.content ?? []
  if (children.length === 0) return leafWords(node.type, node.attrs ?? {})
  const words = children.map(wordsOf)
  if (lines.has(node.type)) return words.join('')
  return words.filter((each) => each !== '').join(node.type === 'tableRow' ? ' | ' : '\n')
}

/** The id of a block; undefined where it has none. */
export function blockIdOf({ attrs }: DocumentNode): string | undefined {
  const id = attrs?.['id']
  return typeof id === 'string' ? id : undefined
}

/**
 * The same blocks as others: two documents that begin alike have no id in common.
 * @param newId for the block with this id
 */
export function withNewIds(node: DocumentNode, newId: (id: string) => string): DocumentNode {
  const content = node.content?.map((child) => withNewIds(child, newId))
  const id = blockIdOf(node)
  return {
    ...node,
    ...(id !== undefined && { attrs: { ...node.attrs, id: newId(id) } }),
    ...(content && { content }),
  }
}
