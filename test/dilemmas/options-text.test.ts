import { expect, test } from 'vitest'
import { beginOptions, readOptions, rowName, withoutPictures } from '#shared/dilemmas/options-text.ts'
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

test('a row is called after the first of its cells in which something stands', () => {
  expect(rowName({ cells: ['', 'Snel'] })).toBe('Snel')
  expect(rowName({ cells: ['Fonds\nper provincie', 'Snel'] })).toBe('Fonds per provincie')
})

test('[D21] a copy is without pictures, wherever they stand', () => {
  const image = { type: 'image', attrs: { src: 'x' } }
  const text = { type: 'doc', content: [image, { type: 'tableCell', content: [{ type: 'paragraph' }, image] }] }
  expect(JSON.stringify(withoutPictures(text))).not.toContain('image')
})
