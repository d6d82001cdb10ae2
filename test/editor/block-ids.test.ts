import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { CellSelection, mergeCells, splitCell } from '@tiptap/pm/tables'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { documentExtensions } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { BlockIds } from '#client/editor/block-ids.ts'

const block = (type: string, id: string, content: readonly DocumentNode[] = []): DocumentNode => ({
  type,
  attrs: { id },
  content,
})
const paragraph = (id: string, text = ''): DocumentNode =>
  block('paragraph', id, text === '' ? [] : [{ type: 'text', text }])
const cell = (id: string, ...content: DocumentNode[]): DocumentNode => block('tableCell', id, content)
const picture: DocumentNode = { type: 'image', attrs: { id: 'beeld', src: null, alt: null } }

/** An editor that nobody sees, with this in it. */
function editorOf(...content: DocumentNode[]): Editor {
  const editor = new Editor({
    element: null,
    extensions: [...documentExtensions, BlockIds],
    content: JSON.parse(JSON.stringify({ type: 'doc', content })),
  })
  // which Tiptap does when it is shown
  editor.view.updateState(editor.state.reconfigure({ plugins: editor.extensionManager.plugins }))
  return editor
}

const idOf = (node: Node): string | null => node.attrs['id'] ?? null

/** All blocks of a type: their ids and words. */
function blocksOf({ state }: Editor, type: string): [id: string | null, words: string][] {
  const found: [string | null, string][] = []
  state.doc.descendants((node) => {
    if (node.type.name === type) found.push([idOf(node), node.textContent])
  })
  return found
}

function placeOf({ state }: Editor, id: string): number {
  let found: number | undefined
  state.doc.descendants((node, pos) => {
    if (idOf(node) === id) found = pos
  })
  if (found === undefined) throw new Error(`${id} is not there`)
  return found
}

/** A new id: none, or one that is known, is the fault that these tests look for. */
const isNew = (id: string | null | undefined, known: readonly string[]): boolean =>
  typeof id === 'string' && !known.includes(id)

/** Merges the cells from one to the other, and takes them apart again. */
function mergeAndSplit(editor: Editor, from: string, to: string): void {
  const { doc, tr } = editor.state
  editor.view.dispatch(tr.setSelection(CellSelection.create(doc, placeOf(editor, from), placeOf(editor, to))))
  expect(mergeCells(editor.state, editor.view.dispatch)).toBe(true)
  expect(splitCell(editor.state, editor.view.dispatch)).toBe(true)
}

const rows = (...cells: DocumentNode[]): DocumentNode =>
  block(
    'table',
    'tabel',
    cells.map((one, at) => block('tableRow', `rij-${at}`, [one, cell(`naast-${at}`, paragraph(`bij-${at}`))])),
  )

const known = ['a', 'b']

/** The first cells of the rows; every row has two. */
const firstCells = (editor: Editor): [string | null, string][] =>
  blocksOf(editor, 'tableCell').filter((_, at) => at % 2 === 0)

describe('cells that are merged and taken apart again', () => {
  test.each([
    ['words above words', paragraph('a-1', 'Fonds'), paragraph('b-1', 'Lening')],
    ['an empty one above words', paragraph('a-1'), paragraph('b-1', 'Lening')],
    ['words above an empty one', paragraph('a-1', 'Fonds'), paragraph('b-1')],
    ['two empty ones', paragraph('a-1'), paragraph('b-1')],
    ['a picture above an empty one', picture, paragraph('b-1')],
  ])('the one with words keeps its id, else the first: %s', (_name, above, below) => {
    const editor = editorOf(rows(cell('a', above), cell('b', below)))
    mergeAndSplit(editor, 'a', 'b')
    const [first, second] = firstCells(editor)
    expect(first?.[0]).toBe('a')
    expect(isNew(second?.[0], known)).toBe(true)
    expect(second?.[1]).toBe('')
  })

  test('so it is beside each other, and every block has an id of its own', () => {
    const editor = editorOf(rows(cell('a', paragraph('a-1', 'Fonds')), cell('b', paragraph('b-1'))))
    mergeAndSplit(editor, 'a', 'naast-1')
    expect(blocksOf(editor, 'tableCell')[0]).toEqual(['a', 'Fonds'])
    const all: (string | null)[] = []
    editor.state.doc.descendants((node) => {
      if (!node.isInline) all.push(idOf(node))
    })
    expect(all).not.toContain(null)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('blocks that are made of others', () => {
  test('of a paragraph that is split, the words before the caret keep the id', () => {
    const editor = editorOf(paragraph('a', 'Fonds en lening'))
    editor.chain().setTextSelection(6).splitBlock().run()
    const [first, second] = blocksOf(editor, 'paragraph')
    expect(first).toEqual(['a', 'Fonds'])
    expect(isNew(second?.[0], known)).toBe(true)
  })

  test('split at its start, the id goes with the words', () => {
    const editor = editorOf(paragraph('a', 'Fonds'))
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 1)))
    editor.commands.splitBlock()
    const [first, second] = blocksOf(editor, 'paragraph')
    expect(isNew(first?.[0], known)).toBe(true)
    expect(second).toEqual(['a', 'Fonds'])
  })

  test('a copy gets a new id, before and behind what it is of, also when there is nothing in that', () => {
    for (const [at, original] of [
      [0, paragraph('a')],
      [2, paragraph('a')],
      [0, paragraph('a', 'Fonds')],
    ] as const) {
      const editor = editorOf(original, paragraph('b', 'Lening'))
      const { tr, schema } = editor.state
      editor.view.dispatch(tr.insert(at, schema.nodeFromJSON(paragraph('a', 'Fonds'))))
      const own = editor.state.doc.child(at === 0 ? 1 : 0)
      expect([idOf(own), own.textContent]).toEqual(['a', original.content?.[0]?.text ?? ''])
      expect(isNew(idOf(editor.state.doc.child(at === 0 ? 0 : 1)), known)).toBe(true)
    }
  })

  test('two copies in one edit both get a new id', () => {
    const editor = editorOf(paragraph('a', 'Fonds'))
    const copy = editor.schema.nodeFromJSON(paragraph('a', 'Fonds'))
    editor.view.dispatch(editor.state.tr.insert(0, [copy, copy]))
    const ids = blocksOf(editor, 'paragraph').map(([id]) => id)
    expect(ids[2]).toBe('a')
    expect(new Set(ids).size).toBe(3)
  })

  test('taken from the middle of a quote, what is above keeps the id of the quote', () => {
    const editor = editorOf(
      block('blockquote', 'a', [paragraph('1', 'een'), paragraph('2', 'twee'), paragraph('3', 'drie')]),
    )
    editor
      .chain()
      .setTextSelection(placeOf(editor, '2') + 2)
      .lift('blockquote')
      .run()
    const [above, below] = blocksOf(editor, 'blockquote')
    expect(above).toEqual(['a', 'een'])
    expect(isNew(below?.[0], known)).toBe(true)
  })
})
