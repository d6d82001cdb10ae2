import type { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { formatNumber, sumColumn } from '#shared/language/numbers.ts'

/** How the row with sums is called, in the language of the document. */
const SUM_LABEL = 'Totaal'
/** The sum when some amounts are not known yet: what it is at least. */
const AT_LEAST = 'ten minste'

const isHeaderRow = (row: Node | undefined): boolean =>
  row !== undefined && row.children.every((cell) => cell.type.name === 'tableHeader')

/** The words of the body cells that stand in this column and in no other. */
function cellsOf(table: Node, map: TableMap, column: number): string[] {
  const cells: string[] = []
  for (let row = 0; row < map.height; row += 1) {
    if (isHeaderRow(table.children[row])) continue
    const at = row * map.width + column
    const pos = map.map[at]
    const isRepeated = pos === map.map[at - map.width] && row > 0
    const cell = pos === undefined || isRepeated ? null : table.nodeAt(pos)
    if (cell && cell.type.name === 'tableCell' && cell.attrs['colspan'] === 1)
      cells.push(cell.textBetween(0, cell.content.size, ' ', ' '))
  }
  return cells
}

function sumText(cells: readonly string[]): string {
  const sum = sumColumn(cells)
  // a column in which one cell holds words is no column of numbers: a sum without it would say something wrong
  if (sum.kind !== 'sum' || sum.skipped > 0) return ''
  return sum.unknown > 0 ? `${AT_LEAST} ${formatNumber(sum.value)}` : formatNumber(sum.value)
}

/**
 * The cells of the row with sums, one a column: the label first, then the sum of each column of numbers in Dutch
 * notation, or nothing. Undefined when the table has no such row.
 */
export function tableSums(table: Node): string[] | undefined {
  if (table.attrs['sumRow'] !== true || table.childCount === 0) return undefined
  const map = TableMap.get(table)
  return Array.from({ length: map.width }, (_, column) =>
    column === 0 ? SUM_LABEL : sumText(cellsOf(table, map, column)),
  )
}
