import type { DocumentNode } from '#shared/documents/schema.ts'

/**
 * All words of a part of a text, as a place in it is quoted; blocks in it apart from each other. Both sides quote with it: a
 * quote that was made otherwise would be said to have changed.
 */
export function wordsOf(node: DocumentNode): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return ' '
  const inner = (node.content ?? []).map(wordsOf)
  const isLine = (node.content ?? []).some(({ text }) => text !== undefined)
  return inner.join(isLine ? '' : ' ').trim()
}
