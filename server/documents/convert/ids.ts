import { randomBytes } from 'node:crypto'
import { Fragment, type Node } from '@tiptap/pm/model'

/** 72 random bits: no collision within a document, short enough for an address (`#blok`). */
const ID_BYTES = 9

/** A new id for a block. */
const newBlockId = (): string => randomBytes(ID_BYTES).toString('base64url')

/** The same document in which every block has an id of its own, and no two the same. */
export function withBlockIds(node: Node): Node {
  if (node.isText) return node
  const children: Node[] = []
  node.forEach((child) => children.push(withBlockIds(child)))
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: newBlockId() } : node.attrs
  return node.type.create(attrs, Fragment.fromArray(children), node.marks)
}
