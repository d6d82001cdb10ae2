import type { Node } from '@tiptap/pm/model'
import { type BlockNumbers, unnumbered } from '#shared/documents/block-numbers.ts'
import { calloutLabel } from '#shared/documents/blocks.ts'
import { leafWords } from '#shared/documents/leaf-words.ts'
import { type NoteOrder, orderNotes } from '#shared/documents/notes.ts'
import { tableSums } from '#shared/documents/table-sums.ts'
import { listMarker } from './list-marker.ts'

function leafText(node: Node, { numbers }: NoteOrder): string {
  if (node.type.name !== 'footnoteReference') return leafWords(node.type.name, node.attrs)
  const number = numbers.get(String(node.attrs['note']))
  return number === undefined ? '' : `[${number}]`
}

const inlineText = (node: Node, notes: NoteOrder): string =>
  node.children.map((child) => (child.isText ? (child.text ?? '') : leafText(child, notes))).join('')

const indent = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`)

function markerOf(list: Node, index: number): string {
  if (list.type.name === 'taskList') return list.child(index).attrs['checked'] === true ? '[x] ' : '[ ] '
  if (list.type.name === 'bulletList') return '- '
  return `${listMarker(Number(list.attrs['start'] ?? 1) + index, list.attrs['type'])}. `
}

function listText(list: Node, notes: NoteOrder): string {
  return list.children
    .map((item, index) => {
      const marker = markerOf(list, index)
      return marker + indent(item.children.map((child) => blockText(child, notes)).join('\n'), marker.length)
    })
    .join('\n')
}

/** A merged cell takes as many places as it is wide, so that the columns after it stay columns. */
const cellText = (cell: Node, notes: NoteOrder): string =>
  cell.children
    .map((child) => blockText(child, notes))
    .join(' ')
    .replace(/\s+/gu, ' ') + '\t'.repeat(Number(cell.attrs['colspan']) - 1)

function tableText(table: Node, notes: NoteOrder): string {
  const rows = table.children.map((row) => row.children.map((cell) => cellText(cell, notes)).join('\t'))
  const sums = tableSums(table)
  return [...rows, ...(sums ? [sums.join('\t')] : [])].join('\n')
}

/** A picture that is decoration says nothing. */
function imageText(alt: unknown): string {
  if (alt === '') return ''
  return typeof alt === 'string' ? `[Afbeelding: ${alt}]` : '[Afbeelding]'
}

function blockText(node: Node, notes: NoteOrder): string {
  if (node.isTextblock) return inlineText(node, notes)
  const content = (separator: string): string => node.children.map((child) => blockText(child, notes)).join(separator)
  switch (node.type.name) {
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return listText(node, notes)
    case 'table':
      return tableText(node, notes)
    case 'callout':
      return `${calloutLabel(node.attrs['kind'])}: ${content('\n\n')}`
    case 'horizontalRule':
      return '* * *'
    case 'pageBreak':
      return '\f'
    case 'image':
      return imageText(node.attrs['alt'])
    default:
      return content('\n\n')
  }
}

const withNumber = (number: string | undefined, words: string): string =>
  number === undefined ? words : `${number} ${words}`.trimEnd()

/** The words alone: an empty line between blocks, dashes and numbers for lists, a tab between cells, notes at the end. */
export function documentToText(doc: Node, numbers: BlockNumbers = unnumbered): string {
  const notes = orderNotes(doc)
  const text = doc.children
    .filter(({ type }) => type.name !== 'footnote')
    .map((block) => withNumber(numbers.get(block), blockText(block, notes)))
  const noted = notes.notes.map((note, index) => `[${index + 1}] ${blockText(note, notes)}`)
  return `${[...text, ...noted].join('\n\n').trimEnd()}\n`
}
