import { applyUpdate, Doc, XmlElement, XmlFragment, XmlText } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'
import { boundary, type LooseChild, type LooseMark, looseNode, MAX_LOOSE_DEPTH } from './loose.ts'

/** y-tiptap adds a hash to the name of a mark that may overlap itself. */
const overlapHash = /--[a-zA-Z0-9+/=]{8}$/u

const marksOf = (attributes: unknown): LooseMark[] =>
  typeof attributes === 'object' && attributes !== null
    ? Object.entries(attributes)
        .filter(([, attrs]) => attrs !== null)
        .map(([name, attrs]) => ({ type: name.replace(overlapHash, ''), attrs }))
    : []

/** What is not text in a text (an embedded object) is nothing that our editor writes. */
function looseText(text: XmlText): LooseChild[] {
  const delta: readonly { insert?: unknown; attributes?: unknown }[] = text.toDelta()
  return delta.flatMap((part) =>
    typeof part.insert === 'string' ? [{ text: part.insert, marks: marksOf(part.attributes) }] : [],
  )
}

/** Children in document order; below {@link MAX_LOOSE_DEPTH} they are given to the deepest node, without recursion. */
function looseChildren(root: XmlFragment): LooseChild[] {
  const top: LooseChild[] = []
  const pending: { from: unknown; into: LooseChild[]; depth: number }[] = [{ from: root, into: top, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { from, into, depth } = next
    if (from instanceof XmlText) {
      for (const part of looseText(from)) into.push(part)
      continue
    }
    if (!(from instanceof XmlFragment)) {
      if (typeof from === 'string') into.push({ text: from, marks: [] })
      continue
    }
    const children = contentInto(from, into, depth)
    const below = from.toArray().map((child: unknown) => ({ from: child, into: children, depth: depth + 1 }))
    for (const child of below.toReversed()) pending.push(child)
  }
  return top
}

function contentInto(from: XmlFragment, into: LooseChild[], depth: number): LooseChild[] {
  if (!(from instanceof XmlElement) || depth > MAX_LOOSE_DEPTH) return into
  const attrs: Readonly<Record<string, unknown>> = from.getAttributes()
  const name: unknown = from.nodeName
  const node = looseNode(typeof name === 'string' ? name : boundary, attrs)
  into.push(node)
  return node.children
}

/** The text of a Yjs document as it stands there, whatever wrote it. */
export function looseFromState(state: Uint8Array): LooseChild[] {
  const doc = new Doc()
  applyUpdate(doc, state)
  const loose = looseChildren(doc.getXmlFragment(contentRoot))
  doc.destroy()
  return loose
}
