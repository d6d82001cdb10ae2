import type { Node } from '@tiptap/pm/model'

const known = new WeakMap<Node, readonly string[]>()
const none: readonly string[] = []

/**
 * The notes that a block refers to, in its order, and a note's own references. Kept by node: of a document that changed
 * only the blocks that changed are new objects.
 */
export function referencesIn(block: Node): readonly string[] {
  const found = known.get(block)
  if (found) return found
  const keys: string[] = []
  block.descendants((node) => {
    const note: unknown = node.type.name === 'footnoteReference' ? node.attrs['note'] : undefined
    if (typeof note === 'string') keys.push(note)
  })
  const kept = keys.length === 0 ? none : keys
  known.set(block, kept)
  return kept
}

/** The notes of a document by number. */
export interface NoteOrder {
  /** From 1, by key; only of notes that are there and that something refers to. */
  readonly numbers: ReadonlyMap<string, number>
  /** In the order of their numbers; last the ones that nothing refers to, and copies with the key of another. */
  readonly notes: readonly Node[]
}

const isNote = (node: Node): boolean => node.type.name === 'footnote'

/**
 * Numbers the notes by the order in which the text refers to them; a note that refers to a note comes after the text.
 * A reference of which the note is gone has no number; a note without reference comes after all others.
 */
export function orderNotes(doc: Node): NoteOrder {
  const all = doc.children.filter(isNote)
  const byKey = new Map<string, Node>()
  for (const note of all) {
    const key: unknown = note.attrs['note']
    if (typeof key === 'string' && !byKey.has(key)) byKey.set(key, note)
  }
  const places = new Map<Node, number>()
  const place = (note: Node): number => {
    const at = places.get(note) ?? places.size + 1
    places.set(note, at)
    return at
  }
  const numbers = new Map<string, number>()
  const refer = (block: Node): void => {
    for (const key of referencesIn(block)) {
      const note = byKey.get(key)
      if (note && !numbers.has(key)) numbers.set(key, place(note))
    }
  }
  if (all.length > 0) for (const block of doc.children) if (!isNote(block)) refer(block)
  // these grow while they are gone through: a note may refer to a note
  for (const note of places.keys()) refer(note)
  for (const note of all) place(note)
  for (const note of places.keys()) refer(note)
  return { numbers, notes: [...places.keys()] }
}
