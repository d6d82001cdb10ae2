import { blockIdOf, blockWords, withNewIds } from '#shared/documents/block-words.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { type GridRow, onGrid, type Span } from '#shared/documents/table-grid.ts'

/** Template key of a document that is the options table of a dilemma; nobody can begin another document with it. */
export const optionsTemplate = 'opties'

/** The block id of the table, in its own text: so it is known among other tables that people put there. */
const tableId = 'opties'

/** A row of the table. */
export interface OptionRow {
  /**
   * The ids of its cells, the first one first: by these a row is known. Moving rows moves cells, and a column that comes
   * before all others takes the first place. Of no two rows the first ids are the same: a first cell that takes more rows
   * is in each of them, and in those below it the last.
   */
  readonly ids: readonly string[]
  readonly cells: readonly string[]
}

/** The table as it stands in the text now. */
export interface OptionTable {
  readonly columns: readonly string[]
  readonly rows: readonly OptionRow[]
}

/** An option as a row begins: its parts in the order of {@link optionColumns}. */
export interface FirstOption {
  /** Becomes the id of its first cell. */
  readonly id: string
  readonly parts: readonly string[]
}

/** What is said of every option; neutral, so without whose it is. Whoever writes in the table may add columns. */
const optionColumns = ['Optie', 'Voordelen', 'Nadelen', 'Neveneffecten', 'Hoe te verzachten'] as const

const intro =
  'Schrijf hier samen wat er kan, met feiten. Wat uw organisatie van een optie vindt, zet u bij het dilemma: daar staat het apart van deze tekst.'

/** The text with which an options table begins ([D20]). @param newId for blocks without an id of their own */
export function beginOptions(options: readonly FirstOption[], newId: () => string): DocumentNode {
  const block = (type: string, text: string, id = newId()): DocumentNode => ({
    type,
    attrs: { id },
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  })
  const cell = (type: 'tableHeader' | 'tableCell', text: string, id = newId()): DocumentNode => ({
    type,
    attrs: { id },
    content: text.split('\n').map((line) => block('paragraph', line)),
  })
  const row = (cells: DocumentNode[]): DocumentNode => ({ type: 'tableRow', attrs: { id: newId() }, content: cells })
  const asked = options.length > 0 ? options : [{ id: newId(), parts: [] }]
  const rows = asked.map(({ id, parts }) =>
    row(
      optionColumns.map((_, at) =>
        at === 0 ? cell('tableHeader', parts[0] ?? '', id) : cell('tableCell', parts[at] ?? ''),
      ),
    ),
  )
  const head = row(optionColumns.map((name) => cell('tableHeader', name)))
  const table = { type: 'table', attrs: { id: tableId }, content: [head, ...rows] }
  const heading = { ...block('heading', 'Opties'), attrs: { id: newId(), level: 1 } }
  return { type: 'doc', content: [heading, block('paragraph', intro), table, block('paragraph', '')] }
}

/** The table that the text began with, wherever it stands now; the first, when that one is gone. */
function tableOf(text: DocumentNode): DocumentNode | undefined {
  const tables = tablesIn(text)
  return tables.find((table) => blockIdOf(table) === tableId) ?? tables[0]
}

const tablesIn = (node: DocumentNode): DocumentNode[] =>
  node.type === 'table' ? [node] : (node.content ?? []).flatMap(tablesIn)

interface Cell extends Span {
  readonly id: string | undefined
  readonly words: string
}

const spanOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 1 ? value : 1

const cellOf = (node: DocumentNode): Cell => ({
  id: blockIdOf(node),
  words: blockWords(node),
  colspan: spanOf(node.attrs?.['colspan']),
  rowspan: spanOf(node.attrs?.['rowspan']),
})

/** A row; undefined where it says nothing of its own. Under a cell that takes more rows it is called after that cell. */
function optionIn({ places, lead }: GridRow<Cell>): OptionRow | undefined {
  const own = places.filter((cell) => cell !== undefined)
  const ids = own.flatMap(({ id }) => id ?? [])
  if (ids.length === 0 || own.every(({ words }) => words === '')) return undefined
  const cells = places.map((cell) => cell?.words ?? '')
  if (!lead) return { ids, cells }
  // cut: a cell may take many rows and be long, and then it would be sent as often
  return { ids: [...ids, ...(lead.id === undefined ? [] : [lead.id])], cells: [cut(lead.words), ...cells.slice(1)] }
}

/**
 * The table of a text: its first row names the columns, every other row in which something stands is an option ([D20]).
 * A cell that takes more columns stands in the first of them. Without a table there are no columns.
 */
export function readOptions(text: DocumentNode): OptionTable {
  const rows = (tableOf(text)?.content ?? []).filter(({ type }) => type === 'tableRow')
  const [head, ...rest] = onGrid(rows.map(({ content = [] }) => content.map(cellOf)))
  return {
    columns: (head?.places ?? []).map((cell) => cell?.words ?? ''),
    rows: rest.flatMap((row) => optionIn(row) ?? []),
  }
}

/** A name is to find a row by, not to keep its text. */
const MAX_NAME = 500

const cut = (words: string): string => words.slice(0, MAX_NAME).toWellFormed()

/** What a row is called, on one line: what stands in the first of its cells in which something stands. */
export const rowName = ({ cells }: Pick<OptionRow, 'cells'>): string =>
  cut((cells.find((words) => words !== '') ?? '').replaceAll(/\s+/gu, ' '))

/**
 * The text for more people than those it was written for: its own words, without pictures. They belong to the document
 * that they were put in, which the others do not see. With ids of its own, so that what is known by the id of a narrow row
 * is not found by that of a wide one; its table remains the table.
 */
export const copyOfOptions = (text: DocumentNode, newId: () => string): DocumentNode =>
  withNewIds(withoutPictures(text), (id) => (id === tableId ? id : newId()))

const withoutPictures = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.content && { content: node.content.filter(({ type }) => type !== 'image').map(withoutPictures) }),
})
