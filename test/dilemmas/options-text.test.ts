import { expect, test } from 'vitest'
import { beginOptions, copyOfOptions, readOptions, rowName } from '#shared/dilemmas/options-text.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { contentAsUpdate } from '#server/documents/convert/json-in.ts'
import { stateToContent } from '#server/documents/convert/from-state.ts'

let made = 0
const newId = (): string => `id-${(made += 1)}`

/** As it comes back from disk. */
const stored = (text: Parameters<typeof contentAsUpdate>[0]) => {
  const update = contentAsUpdate(text)
  if (!update) throw new Error('it begins empty')
  return JSON.parse(stateToContent(update, 'json', false))
}

const cell = (text: string) => ({
  type: 'tableCell',
  attrs: { id: text },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const table = (text: string) => ({
  type: 'table',
  content: [
    { type: 'tableCaption', content: [{ type: 'text', text: 'Titel' }] },
    { type: 'tableRow', content: [cell('Optie')] },
    { type: 'tableRow', content: [cell(text)] },
  ],
})

test('[D20] a table begins with its columns, and with the rows of before, also as the schema keeps it', () => {
  const text = stored(beginOptions([{ id: 'fonds', parts: ['Fonds', 'Snel\nSamen', 'Duur', '', 'In delen'] }], newId))
  const { columns, rows } = readOptions(text)
  expect(columns).toEqual(['Optie', 'Voordelen', 'Nadelen', 'Neveneffecten', 'Hoe te verzachten'])
  expect(rows.map(({ ids, cells }) => [ids[0], ids.length, cells])).toEqual([
    ['fonds', 5, ['Fonds', 'Snel\nSamen', 'Duur', '', 'In delen']],
  ])
})

test('[D20] a new table has one empty row, which is no option yet', () => {
  const text = stored(beginOptions([], newId))
  expect(text.content.find(({ type }: { type: string }) => type === 'table').content).toHaveLength(2)
  expect(readOptions(text).rows).toEqual([])
})

test('a text without a table has no options; of two tables the first counts', () => {
  expect(readOptions({ type: 'doc', content: [{ type: 'paragraph' }] })).toEqual({ columns: [], rows: [] })
  const { columns, rows } = readOptions({ type: 'doc', content: [table('eerste'), table('tweede')] })
  expect([columns, rows]).toEqual([['Optie'], [{ ids: ['eerste'], cells: ['eerste'] }]])
})

const spanning = (text: string, colspan: number, rowspan: number) => ({
  ...cell(text),
  attrs: { id: text, colspan, rowspan },
})
const row = (...content: DocumentNode[]): DocumentNode => ({ type: 'tableRow', content })
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const head = row(cell('Optie'), cell('Voordelen'), cell('Nadelen'))

test('[D20] facts stand under their own column, also beside cells that take more columns', () => {
  const wide = row(spanning('Fonds', 2, 1), cell('Duur'))
  const { columns, rows } = readOptions(stored(doc({ type: 'table', content: [head, wide] })))
  expect(columns).toEqual(['Optie', 'Voordelen', 'Nadelen'])
  expect(rows).toEqual([{ ids: ['Fonds', 'Duur'], cells: ['Fonds', '', 'Duur'] }])
})

test('[D20] a row under a cell that takes more rows is called after that cell, and known by it', () => {
  const above = row(spanning('Fonds', 1, 2), cell('Snel'), cell('Duur'))
  const below = row(cell('Samen'), cell('Traag'))
  const { rows } = readOptions(stored(doc({ type: 'table', content: [head, above, below, row(cell('Lening'))] })))
  expect(rows).toEqual([
    { ids: ['Fonds', 'Snel', 'Duur'], cells: ['Fonds', 'Snel', 'Duur'] },
    { ids: ['Samen', 'Traag', 'Fonds'], cells: ['Fonds', 'Samen', 'Traag'] },
    { ids: ['Lening'], cells: ['Lening'] },
  ])
  expect(rows.map(rowName)).toEqual(['Fonds', 'Fonds', 'Lening'])
  // by the first id a row is asked for
  expect(new Set(rows.map(({ ids }) => ids[0])).size).toBe(3)
})

test('[D20] under such a cell a row without words of its own is no option', () => {
  const above = row(spanning('Fonds', 1, 2), cell('Snel'))
  const below = row({ type: 'tableCell', attrs: { id: 'leeg' }, content: [{ type: 'paragraph' }] })
  const { rows } = readOptions(doc({ type: 'table', content: [head, above, below] }))
  expect(rows.map(({ ids }) => ids)).toEqual([['Fonds', 'Snel']])
})

test('a long name is not said again in full for every row that it takes', () => {
  const long = { ...cell('x'.repeat(100_000)), attrs: { id: 'lang', rowspan: 2 } }
  const { rows } = readOptions(doc({ type: 'table', content: [head, row(long, cell('Snel')), row(cell('Duur'))] }))
  expect(rows.map(({ cells }) => cells[0]?.length)).toEqual([100_000, 500])
})

test('a table counts wherever it stands', () => {
  const { rows } = readOptions(doc({ type: 'callout', content: [table('eerste')] }))
  expect(rows.map(rowName)).toEqual(['eerste'])
})

test('[D20] the table that the text began with counts, also under one that somebody put above it', () => {
  const begun: DocumentNode = stored(beginOptions([{ id: 'fonds', parts: ['Fonds'] }], newId))
  const [heading, ...rest] = begun.content ?? []
  if (!heading) throw new Error('it begins with a heading')
  const quoted = { type: 'blockquote', content: rest }
  const { rows } = readOptions(
    doc(heading, table('tussenstand'), { type: 'callout', content: [table('kosten')] }, quoted),
  )
  expect(rows.map(rowName)).toEqual(['Fonds'])
  expect(readOptions(doc(table('tussenstand'), heading)).rows.map(rowName)).toEqual(['tussenstand'])
})

test('[D21] of the copy too', () => {
  const begun: DocumentNode = stored(beginOptions([{ id: 'fonds', parts: ['Fonds'] }], newId))
  const copy = copyOfOptions(doc(table('tussenstand'), ...(begun.content ?? [])), newId)
  expect(readOptions(copy).rows.map(rowName)).toEqual(['Fonds'])
  expect(JSON.stringify(copy)).not.toContain('fonds')
})

test('a row is called after the first of its cells in which something stands', () => {
  expect(rowName({ cells: ['', 'Snel'] })).toBe('Snel')
  expect(rowName({ cells: ['Fonds\nper provincie', 'Snel'] })).toBe('Fonds per provincie')
})

test('[D21] a copy is without pictures, wherever they stand', () => {
  const image = { type: 'image', attrs: { src: 'x' } }
  const text = { type: 'doc', content: [image, { type: 'tableCell', content: [{ type: 'paragraph' }, image] }] }
  expect(JSON.stringify(copyOfOptions(text, newId))).not.toContain('image')
})
