import { ContentString, type Doc, type Item, XmlElement, XmlText, type XmlFragment } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'
import type { StateVector } from './offline-copy.ts'

const isUnsent = (item: Item, onServer: StateVector): boolean =>
  item.id.clock + item.length > (onServer.get(item.id.client) ?? 0)

function hasUnsent(text: XmlText, onServer: StateVector): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the items of a text, which know who wrote them
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof ContentString && isUnsent(item, onServer)) return true
  }
  return false
}

const plain = (text: XmlText): string =>
  text
    .toDelta()
    .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')

function collect(parent: XmlFragment, onServer: StateVector, found: string[]): void {
  for (const child of parent.toArray()) {
    if (child instanceof XmlElement) collect(child, onServer, found)
    else if (child instanceof XmlText && hasUnsent(child, onServer)) found.push(plain(child))
  }
}

/** The pieces of text, whole, in which something stands that the server does not have. For who has to copy them. */
export function unsentText(doc: Doc, onServer: StateVector): string[] {
  const found: string[] = []
  collect(doc.getXmlFragment(contentRoot), onServer, found)
  return found
}
