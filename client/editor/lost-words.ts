import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import { type AbstractType, type Doc, getItem, Item, type RelativePosition, type Transaction } from 'yjs'
import type { SharedText } from './shared-text.ts'
import { createStore, type Store } from './store.ts'

/** Text blocks in which one wrote last; a removal looks at all of them, so there is an end to it. */
const MOST_FOLLOWED = 50

/** A block in which somebody wrote here, as it was after his last key. */
interface Followed {
  readonly type: AbstractType<unknown>
  readonly id: string
  words: string
}

declare module '@tiptap/core' {
  interface Storage {
    lostWords: { readonly lost: Store<readonly string[]> }
  }
}

/** Blocks in which one wrote and that somebody else removed, with the words they had here. */
export const lostWordsOf = (editor: Editor): Store<readonly string[]> => editor.storage.lostWords.lost

function typeAt(doc: Doc, { item, type }: RelativePosition): AbstractType<unknown> | undefined {
  if (item) {
    const { parent } = getItem(doc.store, item)
    return typeof parent === 'object' && parent !== null && '_item' in parent ? parent : undefined
  }
  const found = type ? getItem(doc.store, type) : undefined
  return found instanceof Item && 'type' in found.content ? (found.content.type as AbstractType<unknown>) : undefined
}

/** A removed type's item says so; one without an item is the root, which nobody removes. */
// oxlint-disable-next-line no-underscore-dangle -- Yjs says in no other way whether a type is gone
const isGone = (type: AbstractType<unknown>): boolean => type._item?.deleted === true

function holds(doc: Node, words: string): boolean {
  let found = false
  doc.descendants((node) => {
    if (!found && node.isTextblock) found = node.textContent.includes(words)
    return !found && !node.isTextblock
  })
  return found
}

class Follower {
  readonly #view: EditorView
  readonly #lost: Store<readonly string[]>
  readonly #followed = new Map<string, Followed>()
  readonly #doc: Doc | undefined

  constructor(view: EditorView, lost: Store<readonly string[]>) {
    this.#view = view
    this.#lost = lost
    this.#doc = this.#shared?.type.doc ?? undefined
    this.#doc?.on('afterTransaction', this.#changed)
  }

  get #shared(): SharedText | undefined {
    return ySyncPluginKey.getState(this.#view.state)
  }

  /** After a change of one's own. Another block than before is looked up once; the next keys in it cost its words. */
  wrote({ selection: { $head, head } }: EditorState): void {
    const block = $head.parent
    const id: unknown = block.attrs['id']
    if (!block.isTextblock || typeof id !== 'string') return
    const known = this.#followed.get(id)
    if (known && !isGone(known.type)) {
      known.words = block.textContent
      return
    }
    const shared = this.#shared
    if (!shared || !this.#doc) return
    const relative = absolutePositionToRelativePosition(head, shared.type, shared.binding.mapping)
    const type = typeAt(this.#doc, relative)
    this.#followed.delete(id)
    if (type) this.#followed.set(id, { type, id, words: block.textContent })
    if (this.#followed.size > MOST_FOLLOWED) this.#followed.delete(this.#followed.keys().next().value ?? '')
  }

  destroy(): void {
    this.#doc?.off('afterTransaction', this.#changed)
  }

  /** The editor has taken the change by now. Words that stand elsewhere (a moved block, a changed style) are not lost. */
  readonly #changed = ({ local, deleteSet }: Transaction): void => {
    if (local || deleteSet.clients.size === 0 || this.#view.isDestroyed) return
    const lost: string[] = []
    for (const { type, id, words } of this.#followed.values()) {
      if (!isGone(type)) continue
      this.#followed.delete(id)
      if (words.trim() !== '' && !holds(this.#view.state.doc, words)) lost.push(words)
    }
    if (lost.length > 0) this.#lost.set([...this.#lost.get(), ...lost])
  }
}

/**
 * Sees when somebody else removes the block in which one writes: a row, a paragraph, or a moved block that took an older
 * copy along. Yjs keeps a removal over words that came at the same time, so the words are kept here, to be put back.
 */
export const LostWords = Extension.create<object, { lost: Store<readonly string[]> }>({
  name: 'lostWords',
  // after the tie to the shared text, of which it needs the state
  priority: 500,
  addStorage: () => ({ lost: createStore<readonly string[]>([]) }),
  addProseMirrorPlugins() {
    const { lost } = this.storage
    return [
      new Plugin({
        key: new PluginKey('lostWords'),
        view: (view) => {
          const follower = new Follower(view, lost)
          return {
            update: ({ state }, before) => {
              if (state.doc === before.doc) return
              // a change that came from the shared text is no writing
              const shared: { isChangeOrigin?: boolean } | undefined = ySyncPluginKey.getState(state)
              if (shared?.isChangeOrigin !== true) follower.wrote(state)
            },
            destroy: () => follower.destroy(),
          }
        },
      }),
    ]
  },
})

/** Puts lost words back: as paragraphs after the block of the caret, where the lost block most likely was. */
export function putBack(editor: Editor): void {
  const words = lostWordsOf(editor).get()
  const { paragraph } = editor.schema.nodes
  const { $head } = editor.state.selection
  if (!paragraph || words.length === 0) return
  const at = $head.depth > 0 ? $head.after(1) : editor.state.doc.content.size
  const paragraphs = words.map((each) => paragraph.create(null, editor.schema.text(each)))
  editor.view.dispatch(editor.state.tr.insert(at, paragraphs).scrollIntoView())
  lostWordsOf(editor).set([])
  editor.view.focus()
}
