import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { newBlockId } from './block-ids.ts'
import { showPosition } from './jumps.ts'
import { relocate, type Direction } from './move-blocks.ts'
import { endOfPart, partsOf, positionOf, type Part } from './outline.ts'

/** A part that can be spoken of: it has an id and a title. */
export interface NamedPart {
  readonly block: string
  readonly title: string
  readonly level: number
  /** It has a neighbour on that side, of its own level under the same heading. */
  readonly mayMove: Readonly<Record<Direction, boolean>>
}

/** Where a part goes when it passes its neighbour; undefined when it has none. */
function placePast(document: Node, parts: readonly Part[], at: number, direction: Direction): number | undefined {
  const part = parts[at]
  if (!part) return undefined
  if (direction < 0) {
    const before = parts.slice(0, at).findLast(({ level }) => level <= part.level)
    return before?.level === part.level ? before.pos : undefined
  }
  const end = endOfPart(document, part.pos)
  const next = parts.find(({ pos }) => pos === end)
  return next?.level === part.level ? endOfPart(document, next.pos) : undefined
}

/** The parts of a text, in its order. */
export function namedParts(document: Node): NamedPart[] {
  const parts = partsOf(document)
  const may = (at: number, direction: Direction): boolean => placePast(document, parts, at, direction) !== undefined
  return parts.flatMap(({ id, title, level }, at) =>
    id === null || title === '' ? [] : [{ block: id, title, level, mayMove: { [-1]: may(at, -1), 1: may(at, 1) } }],
  )
}

/** Moves a part, with all that stands under it, past its neighbour. One step of undo. */
export function movePart({ view }: Editor, block: string, direction: Direction): void {
  const { doc } = view.state
  const parts = partsOf(doc)
  const at = parts.findIndex(({ id }) => id === block)
  const place = placePast(doc, parts, at, direction)
  const from = parts[at]?.pos
  if (from !== undefined && place !== undefined) relocate(view, { from, to: endOfPart(doc, from) }, place)
}

/** Takes a part out of the text, with all that stands under it. Ctrl+Z brings it back. */
export function removePart({ view }: Editor, block: string): void {
  const from = positionOf(view.state.doc, block)
  if (from !== undefined) view.dispatch(view.state.tr.delete(from, endOfPart(view.state.doc, from)))
}

/** Adds a part at the end, with a line to write on, and selects its title to be typed over. */
export function addPart({ view }: Editor, title: string): void {
  const { heading, paragraph } = view.state.schema.nodes
  if (!heading || !paragraph) return
  const { tr } = view.state
  const at = tr.doc.content.size
  tr.insert(at, [
    heading.create({ id: newBlockId(), level: 2 }, view.state.schema.text(title)),
    paragraph.create({ id: newBlockId() }),
  ])
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1, at + 1 + title.length)).scrollIntoView())
  view.focus()
}

/** To the heading of a part, with the caret behind it. */
export function goToPart({ view }: Editor, block: string): void {
  const pos = positionOf(view.state.doc, block)
  if (pos === undefined) return
  showPosition(view, pos + (view.state.doc.nodeAt(pos)?.nodeSize ?? 2) - 1)
}
