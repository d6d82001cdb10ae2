import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { calloutKinds } from '#shared/documents/attributes.ts'
import { blockIdInDom } from '#shared/documents/nodes.ts'
import { beside, make } from './dom.ts'
import { sayNow } from './rich-messages.ts'
import { mayChange } from './caret-only.ts'

/** The block's id where links and others look for it. */
export function showId(dom: HTMLElement, node: Node): void {
  const id: unknown = node.attrs['id']
  if (typeof id === 'string') dom.setAttribute(blockIdInDom, id)
  else dom.removeAttribute(blockIdInDom)
}

/** What a view says about changes outside its content: they are its own, and no edit. */
export const onlyContent =
  (contentDOM: HTMLElement): NonNullable<NodeView['ignoreMutation']> =>
  (mutation) =>
    mutation.type !== 'selection' && !contentDOM.contains(mutation.target)

/** A callout with its kind in words and as an icon (drawn by the stylesheet). */
export function calloutView({ node: first }: NodeViewRendererProps): NodeView {
  const label = beside(make('p', 'callout-label'))
  const contentDOM = make('div', 'callout-content')
  const dom = make('aside', 'callout', label, contentDOM)
  const show = (node: Node): void => {
    const kind = calloutKinds.find((known) => known === node.attrs['kind']) ?? 'info'
    showId(dom, node)
    dom.dataset['callout'] = kind
    label.textContent = sayNow(kind)
    // no region of its own for each: a note among the text
    dom.setAttribute('role', 'note')
    dom.setAttribute('aria-label', sayNow(kind))
  }
  show(first)
  return {
    dom,
    contentDOM,
    update: (node) => {
      if (node.type !== first.type) return false
      show(node)
      return true
    },
    ignoreMutation: onlyContent(contentDOM),
  }
}

/** A task with a real check box, which says what it is for. */
export function taskView({ node: first, editor, getPos }: NodeViewRendererProps): NodeView {
  const box = make('input', 'task-box')
  box.type = 'checkbox'
  const contentDOM = make('div', 'task-content')
  const dom = make('li', '', beside(make('span', 'task-mark', box)), contentDOM)
  let shown = first
  const show = (node: Node): void => {
    shown = node
    showId(dom, node)
    const isDone = node.attrs['checked'] === true
    dom.dataset['checked'] = String(isDone)
    box.checked = isDone
    box.disabled = !mayChange(editor.view)
    box.setAttribute('aria-label', sayNow('task', { text: node.firstChild?.textContent.trim() || sayNow('emptyTask') }))
  }
  box.addEventListener('change', () => {
    const pos = getPos()
    if (pos !== undefined && mayChange(editor.view))
      editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'checked', box.checked))
    else box.checked = shown.attrs['checked'] === true
  })
  show(first)
  return {
    dom,
    contentDOM,
    update: (node) => {
      if (node.type !== first.type) return false
      show(node)
      return true
    },
    stopEvent: (event) => event.target === box,
    ignoreMutation: onlyContent(contentDOM),
  }
}

/** Where a new page begins, in words. */
export function pageBreakView({ node }: NodeViewRendererProps): NodeView {
  const dom = make('div', 'page-break', make('span', '', sayNow('pageBreak')))
  dom.setAttribute('role', 'separator')
  dom.setAttribute('aria-label', sayNow('pageBreak'))
  showId(dom, node)
  return { dom }
}
