import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { type NoteOrder, orderNotes, referencesIn } from '#shared/documents/notes.ts'
import { changedBlocks } from './changed-blocks.ts'
import { createStore, type Store } from './store.ts'

declare module '@tiptap/core' {
  interface Storage {
    notes: { readonly order: Store<NoteOrder> }
  }
}

const none: NoteOrder = { numbers: new Map(), notes: [] }

/** The numbers of the notes as they are now; what shows one follows it. */
export const noteOrderOf = (editor: Editor): Store<NoteOrder> => editor.storage.notes.order

/** What of these blocks the numbers depend on: the notes and references among them, in order. */
const notesIn = (blocks: readonly Node[]): string =>
  blocks
    .flatMap((block) =>
      block.type.name === 'footnote' ? [`${block.attrs['note']}:`, ...referencesIn(block)] : referencesIn(block),
    )
    .join(' ')

/** Numbers the notes again when one came, went or moved, and never for other keys. */
export const Notes = Extension.create<object, { order: Store<NoteOrder> }>({
  name: 'notes',
  addStorage: () => ({ order: createStore(none) }),
  addProseMirrorPlugins() {
    const { order } = this.storage
    return [
      new Plugin({
        key: new PluginKey('notes'),
        view: (view) => {
          order.set(orderNotes(view.state.doc))
          return {
            update: ({ state: { doc } }, { doc: before }) => {
              if (doc === before) return
              const { from, toBefore, toAfter } = changedBlocks(before, doc)
              const [was, is] = [before.children.slice(from, toBefore), doc.children.slice(from, toAfter)]
              if (notesIn(was) !== notesIn(is)) order.set(orderNotes(doc))
            },
          }
        },
      }),
    ]
  },
})

const newNoteKey = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

/** Where the note of the reference at `pos` belongs among the notes: behind that of the reference before it. */
function placeForNote(doc: Node, pos: number): number {
  let before: unknown
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type.name === 'footnoteReference' && at < pos) before = node.attrs['note']
    return node.type.name !== 'footnote'
  })
  let [first, last]: [number | undefined, number | undefined] = [undefined, undefined]
  doc.forEach((node, at) => {
    if (node.type.name !== 'footnote') return
    first ??= at
    if (node.attrs['note'] === before) last = at + node.nodeSize
  })
  return last ?? first ?? doc.content.size
}

/** Puts a note at the caret and the caret in the note. @returns false where no note can be */
export function insertNote(editor: Editor): boolean {
  const { state, view } = editor
  const { footnote, footnoteReference, paragraph } = state.schema.nodes
  const { $to } = state.selection
  const isIn = $to.node(1)?.type === footnote
  if (!footnote || !footnoteReference || !paragraph || !$to.parent.inlineContent || isIn) return false
  const note = newNoteKey()
  const tr = state.tr.insert($to.pos, footnoteReference.create({ note }))
  const at = placeForNote(tr.doc, $to.pos)
  tr.insert(at, footnote.create({ note }, paragraph.create()))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
  view.focus()
  return true
}

/** Position of the first node that `isIt`; the document is looked through only when somebody jumps. */
function find(doc: Node, isIt: (node: Node) => boolean): number | undefined {
  let found: number | undefined
  doc.descendants((node, pos) => {
    if (found === undefined && isIt(node)) found = pos
    return found === undefined
  })
  return found
}

/** From a reference to its note. */
export function toNote(editor: Editor, note: string): void {
  const pos = find(editor.state.doc, ({ type, attrs }) => type.name === 'footnote' && attrs['note'] === note)
  if (pos !== undefined)
    editor
      .chain()
      .setTextSelection(pos + 2)
      .focus()
      .scrollIntoView()
      .run()
}

/** From a note to where the text refers to it, the caret behind the number. */
export function toReference(editor: Editor, note: string): void {
  const pos = find(editor.state.doc, ({ type, attrs }) => type.name === 'footnoteReference' && attrs['note'] === note)
  if (pos !== undefined)
    editor
      .chain()
      .setTextSelection(pos + 1)
      .focus()
      .scrollIntoView()
      .run()
}
