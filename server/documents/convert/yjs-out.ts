import type { Node } from '@tiptap/pm/model'
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'

/** Yjs spreads an array of children into one call; more than this many arguments can overflow the stack. */
const CHILDREN_AT_ONCE = 10_000

type XmlChild = XmlElement | XmlText

const attributesOf = (node: Node) => Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs]))

function xmlText(nodes: readonly Node[]): XmlText {
  const text = new XmlText()
  text.applyDelta(nodes.map((node) => ({ insert: node.text, attributes: attributesOf(node) })))
  return text
}

/** The children as y-tiptap writes them: each run of text is one XmlText. */
function xmlChildren(node: Node): XmlChild[] {
  const children: XmlChild[] = []
  let run: Node[] = []
  const endRun = (): void => {
    if (run.length > 0) children.push(xmlText(run))
    run = []
  }
  for (const child of node.children) {
    if (child.isText) {
      run.push(child)
      continue
    }
    endRun()
    children.push(xmlElement(child))
  }
  endRun()
  return children
}

function xmlElement(node: Node): XmlElement {
  const element = new XmlElement(node.type.name)
  for (const [name, value] of Object.entries<unknown>(node.attrs)) {
    // Yjs types attributes as strings; y-tiptap stores numbers and lists as they are, and so do we.
    if (value !== null) element.setAttribute(name, value as string)
  }
  insertAll(element, xmlChildren(node))
  return element
}

/** From the back to the front: an element that is not in a document yet only knows how to insert at its start. */
function insertAll(into: { insert(index: number, children: XmlChild[]): void }, children: readonly XmlChild[]): void {
  for (let to = children.length; to > 0; to -= CHILDREN_AT_ONCE) {
    into.insert(0, children.slice(Math.max(0, to - CHILDREN_AT_ONCE), to))
  }
}

/** A document as one Yjs update under a fresh random clientID, with what y-tiptap would have written. */
export function documentToUpdate(document: Node): Uint8Array {
  const doc = new Doc()
  doc.transact(() => insertAll(doc.getXmlFragment(contentRoot), xmlChildren(document)))
  const update = encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
