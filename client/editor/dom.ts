import type { Editor } from '@tiptap/core'

/** An element with a class and children; for the views of nodes, which React does not draw. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

/** A part of a node's view that is not its content: nobody types in it, and a selection passes it by. */
export function beside<E extends HTMLElement>(element: E): E {
  element.contentEditable = 'false'
  return element
}

/** A button in the text. The caret stays where it is when it is pressed with a mouse. */
export function textButton(label: string, press: () => void): HTMLButtonElement {
  const button = make('button', 'text-button', label)
  button.type = 'button'
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', press)
  return button
}

/** The column of the text with its margins: what lies beside the blocks is placed in it. */
export const columnOf = ({ view }: Editor): HTMLElement | null | undefined => view.dom.parentElement?.parentElement
