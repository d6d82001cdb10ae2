import { randomBytes } from 'node:crypto'
import { Fragment, type Node } from '@tiptap/pm/model'

/** 72 random bits: no collision within a document, short enough for an address (`#blok`). */
const ID_BYTES = 9

/** A new id for a block. */
const newBlockId = (): string => randomBytes(ID_BYTES).toString('base64url')

/**
 * The same document in which every block has an id of its own, and no two the same; notes likewise, with their
 * references, so that what is brought in twice never shares a note.
 */
export function withBlockIds(document: Node): Node {
  const notes = new Map<string, string>()
  const ownNote = (key: string): string => {
    const own = notes.get(key) ?? newBlockId()
    notes.set(key, own)
    return own
  }
  const mark = (node: Node): Node => {
    if (node.isText) return node
    const note: unknown = node.attrs['note']
    const attrs = {
      ...node.attrs,
      ...('id' in node.attrs && { id: newBlockId() }),
      ...(typeof note === 'string' && { note: ownNote(note) }),
    }
    return node.type.create(attrs, Fragment.fromArray(node.children.map(mark)), node.marks)
  }
  return mark(document)
}
