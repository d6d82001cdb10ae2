import type { EditorView } from '@tiptap/pm/view'
import type { Group } from '#shared/organisations/layers.ts'
import styles from './carets.module.css'

/** Of a longer selection only so much around its head is drawn: measuring a whole document for somebody's Ctrl+A is no use. */
const MOST_POSITIONS = 4000
const MOST_LINES = 120

/** What one other person selected: a tint with an edge, because tints alone look the same to many people. */
export class SelectionMark {
  readonly element = document.createElement('div')
  #drawn = ''

  constructor() {
    this.element.className = styles['selection'] ?? ''
  }

  /** Draws from `anchor` to `head`; nothing when they are the same place. `box` is that of the layer. */
  place(view: EditorView, group: Group, { anchor, head, box }: { anchor: number; head: number; box: DOMRect }): void {
    const size = view.state.doc.content.size
    const from = Math.max(Math.min(anchor, head), head - MOST_POSITIONS, 0)
    const to = Math.min(Math.max(anchor, head), head + MOST_POSITIONS, size)
    const lines = from < to ? linesOf(view, from, to) : []
    const boxes = lines.map(({ left, top, width, height }) =>
      [left - box.left, top - box.top, width, height].map(Math.round),
    )
    const drawn = JSON.stringify(boxes)
    this.element.dataset['group'] = group
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    this.element.replaceChildren(...boxes.map(lineElement))
  }

  clear(): void {
    this.#drawn = ''
    this.element.replaceChildren()
  }
}

function linesOf(view: EditorView, from: number, to: number): DOMRect[] {
  const range = document.createRange()
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  // blocks that lie wholly inside a range give their whole box: only those of text are lines
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height < 60).slice(0, MOST_LINES)
}

function lineElement([left = 0, top = 0, width = 0, height = 0]: readonly number[]): HTMLElement {
  const line = document.createElement('div')
  line.className = styles['selectedLine'] ?? ''
  Object.assign(line.style, {
    transform: `translate(${left}px, ${top}px)`,
    width: `${width}px`,
    height: `${height}px`,
  })
  return line
}
