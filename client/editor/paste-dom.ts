/** Puts what is in an element in its place. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** The same element under another name, without its attributes. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

/** An inline style as it stands in the source: the browser's own reading forgets what only Word understands. */
export const styleOf = (element: Element): string => element.getAttribute('style') ?? ''

/** The value of a property that only Word understands, such as `mso-list`. */
export function wordStyle(element: Element, property: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'iu').exec(styleOf(element))
  return found?.[1]?.trim()
}

/** All elements that match, as they are now. */
export const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

/** Text without what only fills: is there something to read? */
export const isBlank = (node: Node): boolean =>
  (node.textContent ?? '').replaceAll(/[\s\u00A0\u200B\uFEFF]/gu, '') === ''
