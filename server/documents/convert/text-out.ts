import type { Node } from '@tiptap/pm/model'

const inlineText = (node: Node): string =>
  node.children.map((child) => (child.isText ? (child.text ?? '') : '\n')).join('')

const indent = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`)

function listText(list: Node): string {
  const start = Number(list.attrs['start'] ?? 1)
  return list.children
    .map((item, index) => {
      const marker = list.type.name === 'orderedList' ? `${start + index}. ` : '- '
      return marker + indent(item.children.map(blockText).join('\n'), marker.length)
    })
    .join('\n')
}

const cellText = (cell: Node): string => cell.children.map(blockText).join(' ').replace(/\s+/gu, ' ')

function blockText(node: Node): string {
  if (node.isTextblock) return inlineText(node)
  switch (node.type.name) {
    case 'bulletList':
    case 'orderedList':
      return listText(node)
    case 'table':
      return node.children.map((row) => row.children.map(cellText).join('\t')).join('\n')
    default:
      return node.children.map(blockText).join('\n\n')
  }
}

/** The words alone: an empty line between blocks, dashes and numbers for lists, a tab between the cells of a row. */
export const documentToText = (doc: Node): string => `${doc.children.map(blockText).join('\n\n').trimEnd()}\n`
