import { type Editor, Extension } from '@tiptap/core'
import { moveTableColumn, moveTableRow, selectedRect, type TableMap } from '@tiptap/pm/tables'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { CalloutKind } from '#shared/documents/attributes.ts'
import { insertNote } from './notes.ts'
import { ask } from './rich.ts'
import { LEAST_COLUMN } from './table-view.ts'

/** A kind of callout around the blocks of the selection; the same kind again takes it away, another one changes it. */
export function toggleCallout(editor: Editor, kind: CalloutKind): boolean {
  if (editor.isActive('callout', { kind })) return editor.commands.lift('callout')
  if (editor.isActive('callout')) return editor.commands.updateAttributes('callout', { kind })
  return editor.commands.wrapIn('callout', { kind })
}

/** A block without text after the one of the caret, and the caret behind it. */
export function insertLeaf(editor: Editor, name: 'horizontalRule' | 'pageBreak'): boolean {
  return editor
    .chain()
    .insertContent([{ type: name }, { type: 'paragraph' }])
    .scrollIntoView()
    .run()
}

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean
const runCommand = (editor: Editor, command: Command): boolean => command(editor.state, editor.view.dispatch)

/** The table around the caret. */
function tableAt(state: EditorState): { readonly pos: number; readonly start: number } | undefined {
  const { $head } = state.selection
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    if ($head.node(depth).type.name === 'table') return { pos: $head.before(depth), start: $head.start(depth) }
  }
  return undefined
}

/** Names the table: puts a caption before it, or the caret in the one that is there. */
export function captionTable(editor: Editor): boolean {
  const { state, view } = editor
  const at = tableAt(state)
  const type = state.schema.nodes['tableCaption']
  if (!at || !type) return false
  const before = state.doc.resolve(at.pos).nodeBefore
  const tr = before?.type === type ? state.tr : state.tr.insert(at.pos, type.create())
  const caret = before?.type === type ? at.pos - 1 : at.pos + 1
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView())
  return true
}

export function toggleSumRow(editor: Editor): boolean {
  const at = tableAt(editor.state)
  if (!at) return false
  const isOn = editor.state.doc.nodeAt(at.pos)?.attrs['sumRow'] === true
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at.pos, 'sumRow', isOn ? null : true))
  return true
}

/** Moves the row or column of the caret past its neighbour. */
export function moveInTable(editor: Editor, what: 'row' | 'column', by: -1 | 1): boolean {
  if (!tableAt(editor.state)) return false
  const rect = selectedRect(editor.state)
  const from = what === 'row' ? rect.top : rect.left
  const to = from + by
  if (to < 0 || to >= (what === 'row' ? rect.map.height : rect.map.width)) return true
  runCommand(editor, what === 'row' ? moveTableRow({ from, to }) : moveTableColumn({ from, to }))
  return true
}

/** Of each step of a column's width, in pixels. */
const WIDTH_STEP = 32
const MOST_COLUMN = 2000

/** Makes the column of the caret wider or narrower, beginning from how wide it is on this screen. */
export function widenColumn(editor: Editor, by: -1 | 1): boolean {
  const { state, view } = editor
  if (!tableAt(state)) return false
  const { map, tableStart, left, table } = selectedRect(state)
  const { tr } = state
  const seen = view.nodeDOM(tableStart + (map.map[left] ?? 0))
  const now = seen instanceof HTMLElement ? Math.round(seen.getBoundingClientRect().width) : LEAST_COLUMN
  for (const pos of new Set(columnOf(map, left))) {
    const cell = table.nodeAt(pos)
    if (!cell) continue
    const at = left - map.colCount(pos)
    const known: unknown = cell.attrs['colwidth']
    const widths: number[] = Array.isArray(known)
      ? [...known]
      : Array.from({ length: cell.attrs['colspan'] }, () => now)
    widths[at] = Math.min(MOST_COLUMN, Math.max(LEAST_COLUMN, (widths[at] ?? now) + by * WIDTH_STEP))
    tr.setNodeAttribute(tableStart + pos, 'colwidth', widths)
  }
  view.dispatch(tr)
  return true
}

const columnOf = (map: TableMap, column: number): number[] =>
  Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] ?? 0)

/** The keys of the richer nodes. In a table Ctrl+Alt with an arrow adds, and with Shift moves. */
export const RichKeys = Extension.create({
  name: 'richKeys',
  priority: 1100,
  addKeyboardShortcuts() {
    const { editor } = this
    const inTable = (run: () => boolean) => (): boolean => (tableAt(editor.state) ? run() : false)
    return {
      'Mod-Alt-f': () => insertNote(editor),
      'Mod-Alt-k': () => toggleCallout(editor, 'info'),
      'Mod-Alt-d': () => (ask(editor, { kind: 'date' }), true),
      'Mod-Alt-a': () => (ask(editor, { kind: 'mention' }), true),
      'Mod-Alt-Enter': () => insertLeaf(editor, 'pageBreak'),
      'Mod-Alt-ArrowDown': inTable(() => editor.commands.addRowAfter()),
      'Mod-Alt-ArrowUp': inTable(() => editor.commands.addRowBefore()),
      'Mod-Alt-ArrowRight': inTable(() => editor.commands.addColumnAfter()),
      'Mod-Alt-ArrowLeft': inTable(() => editor.commands.addColumnBefore()),
      'Mod-Alt-Shift-ArrowDown': inTable(() => moveInTable(editor, 'row', 1)),
      'Mod-Alt-Shift-ArrowUp': inTable(() => moveInTable(editor, 'row', -1)),
      'Mod-Alt-Shift-ArrowRight': inTable(() => moveInTable(editor, 'column', 1)),
      'Mod-Alt-Shift-ArrowLeft': inTable(() => moveInTable(editor, 'column', -1)),
      'Mod-Alt-=': inTable(() => toggleSumRow(editor)),
      'Mod-Alt-]': inTable(() => widenColumn(editor, 1)),
      'Mod-Alt-[': inTable(() => widenColumn(editor, -1)),
    }
  },
})
