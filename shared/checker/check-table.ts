import type { Node } from '@tiptap/pm/model'
import { type Finding, quoteOf } from './rules.ts'

const isHeader = (cell: Node): boolean => cell.type.name === 'tableHeader'

/** Is every first cell of a row a header? */
function hasHeaderColumn(rows: readonly Node[]): boolean {
  return rows.every(({ firstChild }) => firstChild !== null && isHeader(firstChild))
}

/** The rows of a table: what else a table may hold (a caption) is none. */
const rowsOf = (table: Node): Node[] => table.children.filter(({ type }) => type.name === 'tableRow')

/**
 * What is wrong with a table as a whole.
 * @param pos of the table within the child of the document that is checked
 */
export function checkTable(table: Node, pos: number): Finding[] {
  const rows = rowsOf(table)
  const [first] = rows
  if (!first) return []
  const place = { from: pos, to: pos + table.nodeSize, quote: quoteOf(first.textBetween(0, first.content.size, ' ')) }
  if (rows.length === 1) return [{ rule: 'C10', ...place }]
  const hasHeaderRow = first.children.every(isHeader)
  if (hasHeaderRow || hasHeaderColumn(rows)) return []
  return [{ rule: 'C9', ...place, fix: { kind: 'header-row' } }]
}
