import { Extension } from '@tiptap/core'
import type { Node, NodeRange } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { asOneStep } from './shared-text.ts'
import { mayChange } from './caret-only.ts'

/** Whole blocks next to each other, by position. */
interface Blocks {
  readonly from: number
  readonly to: number
}

/** -1 is up, 1 is down. */
export type Direction = -1 | 1

/** A node whose children are a sequence of their own: an item's paragraphs and a row's cells stay with it. */
const holdsSequence = ({ type }: Node): boolean => {
  const role: unknown = type.spec['tableRole']
  return !type.name.endsWith('Item') && role !== 'row' && role !== 'cell' && role !== 'header_cell'
}

/** The blocks that move together: the smallest run of whole blocks, list items or rows around the selection. */
export function movableRange({ selection }: EditorState): NodeRange | null {
  const { $from, $to } = selection
  return $from.blockRange($to, holdsSequence)
}

/** The block, item or row around one position. */
export function movableAt({ doc }: EditorState, pos: number): NodeRange | undefined {
  const at = doc.resolve(pos)
  return at.blockRange(at, holdsSequence) ?? undefined
}

const isHeaderRow = (row: Node): boolean =>
  row.childCount > 0 && row.children.every((cell) => cell.type.spec['tableRole'] === 'header_cell')

/** Rows that a merged cell ties together, and a row of headings, stay where they are. */
function mayChangeRows(table: Node, from: number, to: number): boolean {
  if (table.type.spec['tableRole'] !== 'table') return true
  return table.children.every((row, index) => {
    const isTouched = index >= from && index <= to
    if (isTouched && isHeaderRow(row)) return false
    return row.children.every((cell) => Number(cell.attrs['rowspan'] ?? 1) === 1)
  })
}

/**
 * Moves the blocks of the selection past their neighbour. The smaller of the two is taken out and put back: in the shared
 * text the other one is not touched, whatever somebody else is typing in it. Two changes, because the tie to the shared
 * text would read one change as new words for both blocks; one press of Ctrl+Z all the same.
 * @returns false when there is nothing to move past
 */
export function moveBlocks(view: EditorView, direction: Direction): boolean {
  const range = movableRange(view.state)
  if (!range) return false
  const { parent, startIndex, endIndex, start, end } = range
  const index = direction < 0 ? startIndex - 1 : endIndex
  if (index < 0 || index >= parent.childCount) return false
  if (!mayChangeRows(parent, Math.min(index, startIndex), Math.max(index, endIndex - 1))) return false
  const neighbour = parent.child(index)
  const neighbourAt = direction < 0 ? start - neighbour.nodeSize : end
  if (endIndex - startIndex > 1 || neighbour.nodeSize < end - start) {
    relocate(view, { from: neighbourAt, to: neighbourAt + neighbour.nodeSize }, direction < 0 ? end : start)
  } else relocate(view, { from: start, to: end }, direction < 0 ? neighbourAt : neighbourAt + neighbour.nodeSize)
  view.dispatch(view.state.tr.scrollIntoView())
  return true
}

/** A list whose last item goes, goes with it. */
function withEmptied(document: Node, { from, to }: Blocks): Blocks {
  const place = document.resolve(from)
  if (place.depth === 0 || place.start() !== from || place.end() !== to) return { from, to }
  return withEmptied(document, { from: place.before(), to: place.after() })
}

/**
 * Takes whole blocks out and puts them elsewhere among the children of a node, as one step of undo, with their ids.
 * @param target a place between two blocks, as positions are before anything moves
 */
export function relocate(
  view: EditorView,
  blocks: { readonly from: number; readonly to: number },
  target: number,
): void {
  const { from, to } = withEmptied(view.state.doc, blocks)
  if (target >= from && target <= to) return
  const { anchor, head } = view.state.selection
  const { content } = view.state.doc.slice(blocks.from, blocks.to)
  const at = target > to ? target - (to - from) : target
  const isTaken = anchor > from && anchor < to && head > from && head < to
  asOneStep(view.state, () => {
    view.dispatch(view.state.tr.delete(from, to))
    const tr = view.state.tr.insert(at, content)
    if (isTaken)
      tr.setSelection(
        TextSelection.between(tr.doc.resolve(anchor + at - blocks.from), tr.doc.resolve(head + at - blocks.from)),
      )
    view.dispatch(tr)
  })
}

/** Alt with an arrow moves a block, a list item or a row; a drag by the handle does the same. */
export const MoveBlocks = Extension.create({
  name: 'moveBlocks',
  addKeyboardShortcuts() {
    // at the edge nothing moves, but the key is not the browser's either
    const move = (direction: Direction) => (): boolean => {
      if (mayChange(this.editor.view)) moveBlocks(this.editor.view, direction)
      return true
    }
    return { 'Alt-ArrowUp': move(-1), 'Alt-ArrowDown': move(1) }
  },
})
