import { blockIdOf, blockWords } from '#shared/documents/block-words.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** Template key of a document that is the options table of a dilemma; nobody can begin another document with it. */
export const optionsTemplate = 'opties'

/** A row of the table. */
export interface OptionRow {
  /**
   * The ids of its cells, the first one first: by these a row is known. Moving rows moves cells, and a column that comes
   * before all others takes the first place.
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
  const table = { type: 'table', attrs: { id: newId() }, content: [head, ...rows] }
  const heading = { ...block('heading', 'Opties'), attrs: { id: newId(), level: 1 } }
  return { type: 'doc', content: [heading, block('paragraph', intro), table, block('paragraph', '')] }
}

/**
 * The first table of a text: its first row names the columns, every other row in which something stands is an option
 * ([D20]). Without a table there are no columns.
 */
export function readOptions(text: DocumentNode): OptionTable {
  const table = (text.content ?? []).find(({ type }) => type === 'table')
  const [head, ...rows] = (table?.content ?? []).filter(({ type }) => type === 'tableRow')
  return {
    columns: (head?.content ?? []).map(blockWords),
    rows: rows
      .map(({ content = [] }) => ({
        ids: content.flatMap((cell) => blockIdOf(cell) ?? []),
        cells: content.map(blockWords),
      }))
      .filter(({ ids, cells }) => ids.length > 0 && cells.some((words) => words !== '')),
  }
}

/** A name is to find a row by, not to keep its text. */
const MAX_NAME = 500

/** What a row is called, on one line: what stands in the first of its cells in which something stands. */
export const rowName = ({ cells }: Pick<OptionRow, 'cells'>): string =>
  (cells.find((words) => words !== '') ?? '').replaceAll(/\s+/gu, ' ').slice(0, MAX_NAME).toWellFormed()

/**
 * The text for more people than those it was written for: its own words, without pictures. They belong to the document
 * that they were put in, which the others do not see.
 */
export const withoutPictures = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.content && { content: node.content.filter(({ type }) => type !== 'image').map(withoutPictures) }),
})
