import {
  ContentString,
  decodeStateVector,
  type Doc,
  encodeStateVector,
  type Item,
  XmlElement,
  XmlText,
  type XmlFragment,
} from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'

/** Per clientID, mostly of this browser: from which item on the server may lack what was made under it. */
export type UnsentFrom = ReadonlyMap<number, number>

/** Everything in a document beyond what the server has, which is the next item of each clientID. */
export function beyond(doc: Doc, onServer: ReadonlyMap<number, number>): UnsentFrom {
  const here = decodeStateVector(encodeStateVector(doc))
  return new Map(
    [...here].flatMap(([client, clock]) => {
      const had = onServer.get(client) ?? 0
      return clock > had ? [[client, had]] : []
    }),
  )
}

const isUnsent = ({ id, length }: Item, unsent: UnsentFrom): boolean => {
  const from = unsent.get(id.client)
  return from !== undefined && id.clock + length > from
}

function hasUnsent(text: XmlText, unsent: UnsentFrom): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the items of a text, which know who wrote them
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof ContentString && isUnsent(item, unsent)) return true
  }
  return false
}

const plain = (text: XmlText): string =>
  text
    .toDelta()
    .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')

function collect(parent: XmlFragment, unsent: UnsentFrom, found: string[]): void {
  for (const child of parent.toArray()) {
    if (child instanceof XmlElement) collect(child, unsent, found)
    else if (child instanceof XmlText && hasUnsent(child, unsent)) found.push(plain(child))
  }
}

/** The pieces of text, whole, in which something stands that the server does not have. For who has to copy them. */
export function unsentText(doc: Doc, unsent: UnsentFrom): string[] {
  const found: string[] = []
  collect(doc.getXmlFragment(contentRoot), unsent, found)
  return found
}
