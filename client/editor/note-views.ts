import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { onlyContent, showId } from './block-views.ts'
import { beside, make, textButton } from './dom.ts'
import { noteOrderOf, toNote, toReference } from './notes.ts'
import { sayNow } from './rich-messages.ts'

const keyOf = (node: Node): string => String(node.attrs['note'])

/** A button that is a number: on paper it stays. */
function numberButton(press: () => void): HTMLButtonElement {
  const button = textButton('', press)
  button.dataset['printed'] = ''
  return button
}

/** The number in the text: a button to the note. */
export function referenceView({ node: first, editor }: NodeViewRendererProps): NodeView {
  let node = first
  const button = numberButton(() => toNote(editor, keyOf(node)))
  const dom = make('sup', 'note-reference', button)
  const order = noteOrderOf(editor)
  const show = (): void => {
    const number = order.get().numbers.get(keyOf(node))
    button.textContent = number === undefined ? '?' : String(number)
    button.setAttribute('aria-label', number === undefined ? sayNow('noteGone') : sayNow('toNote', { n: number }))
  }
  const stop = order.subscribe(show)
  show()
  return {
    dom,
    update: (next) => {
      if (next.type !== first.type) return false
      node = next
      show()
      return true
    },
    stopEvent: (event) => event.target === button && event.type !== 'keydown',
    ignoreMutation: () => true,
    destroy: stop,
  }
}

/** A note with its number and the way back to the text. */
export function footnoteView({ node: first, editor }: NodeViewRendererProps): NodeView {
  let node = first
  const back = numberButton(() => toReference(editor, keyOf(node)))
  const contentDOM = make('div', 'note-content')
  const dom = make('div', 'note', beside(make('span', 'note-number', back)), contentDOM)
  dom.setAttribute('role', 'group')
  const order = noteOrderOf(editor)
  const show = (): void => {
    const { numbers, notes } = order.get()
    const own = numbers.get(keyOf(node))
    const isUsed = own !== undefined && notes[own - 1]?.attrs['note'] === node.attrs['note']
    const label = isUsed ? sayNow('note', { n: own }) : sayNow('noteUnused')
    showId(dom, node)
    dom.setAttribute('aria-label', label)
    back.textContent = isUsed ? String(own) : '–'
    back.title = isUsed ? sayNow('toText', { n: own }) : label
    back.setAttribute('aria-label', back.title)
  }
  const stop = order.subscribe(show)
  show()
  return {
    dom,
    contentDOM,
    update: (next) => {
      if (next.type !== first.type) return false
      node = next
      show()
      return true
    },
    stopEvent: (event) => event.target === back,
    ignoreMutation: onlyContent(contentDOM),
    destroy: stop,
  }
}
