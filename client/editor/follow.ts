import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, type Doc } from 'yjs'
import { XmlElement, XmlText, type XmlFragment } from 'yjs'

/** Where somebody's caret is, as far as the shared text knows. */
export interface SharedPlace {
  /** The child of the document. */
  readonly child: XmlElement | undefined
  /** The words under which that stands; undefined before the first heading. */
  readonly section: string | undefined
}

function plainText(parent: XmlElement): string {
  return parent
    .toArray()
    .map((child) => {
      if (child instanceof XmlText) {
        const delta: readonly { readonly insert?: unknown }[] = child.toDelta()
        return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
      }
      return child instanceof XmlElement ? plainText(child) : ''
    })
    .join('')
}

/** The child of the document that a part of the shared text is in; undefined when it is no longer in it. */
export function childOf(fragment: XmlFragment, type: unknown): XmlElement | undefined {
  let at = type
  while (at instanceof XmlText || at instanceof XmlElement) {
    if (at.parent === fragment) return at instanceof XmlElement ? at : undefined
    at = at.parent
  }
  return undefined
}

/** The words of the nearest heading at or above a child of the document. */
export function sectionOf(child: XmlElement | undefined): string | undefined {
  let at: unknown = child
  while (at instanceof XmlElement || at instanceof XmlText) {
    if (at instanceof XmlElement && at.nodeName === 'heading') {
      const words = plainText(at).trim()
      if (words !== '') return words
    }
    at = at.prevSibling
  }
  return undefined
}

/** The head of the caret in a presence state, as relative position; undefined when he has none. */
export const headOf = (state: unknown): unknown => {
  const cursor: unknown = typeof state === 'object' && state !== null && 'cursor' in state ? state.cursor : undefined
  return typeof cursor === 'object' && cursor !== null && 'head' in cursor ? cursor.head : undefined
}

/** The other end of what somebody selected. */
export const anchorOf = (state: unknown): unknown => {
  const cursor: unknown = typeof state === 'object' && state !== null && 'cursor' in state ? state.cursor : undefined
  return typeof cursor === 'object' && cursor !== null && 'anchor' in cursor ? cursor.anchor : undefined
}

/** In which part of the document the caret of a presence state stands; undefined when nowhere. */
export function placeOf(doc: Doc, fragment: XmlFragment, state: unknown): SharedPlace | undefined {
  const head = headOf(state)
  if (head === undefined) return undefined
  try {
    const found = createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(head), doc)
    const child = found && childOf(fragment, found.type)
    return child ? { child, section: sectionOf(child) } : undefined
  } catch {
    // Presence comes from other people's clients: what is no position is nowhere.
    return undefined
  }
}
