import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { Mapping } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ghostSpots, type GhostSource, type GhostSpot } from './ghost-spots.ts'
import { createStore, type Store } from './store.ts'
import { changesOf } from './thread-decorations.ts'
import { mayChange } from './caret-only.ts'

declare module '@tiptap/core' {
  interface Storage {
    ghostText: { readonly source: Store<GhostSource | undefined>; readonly here: Store<string> }
  }
}

const key = new PluginKey<DecorationSet>('ghostText')

/** Id in the page of what describes the empty line under a heading: whoever shows ghosts puts it there. */
export const ghostWordsId = (block: string): string => `leidraad-${block}`

/** What the empty parts of the text show; nothing when undefined. */
export const ghostSourceOf = (editor: Editor): Store<GhostSource | undefined> => editor.storage.ghostText.source
/** The words of the empty line in which the caret is, for who does not see them; '' elsewhere. */
export const ghostHereOf = (editor: Editor): Store<string> => editor.storage.ghostText.here

const draw = (document: Node, spots: readonly GhostSpot[]): DecorationSet =>
  DecorationSet.create(
    document,
    spots.map(({ from, to, block, words }) =>
      Decoration.node(
        from,
        to,
        { class: 'is-ghosted', 'data-ghost': words, 'aria-describedby': ghostWordsId(block) },
        { block, words },
      ),
    ),
  )

const spotsIn = (set: DecorationSet): GhostSpot[] =>
  set
    .find()
    // the spec is what draw() gave it
    .map(({ from, to, spec }): GhostSpot => ({ from, to, block: String(spec.block), words: String(spec.words) }))
    .toSorted((a, b) => a.from - b.from)

/** What of the new text a change touched: one stretch, however many steps it had. */
function touched(mapping: Mapping): { from: number; to: number } | undefined {
  let range: { from: number; to: number } | undefined
  for (const map of mapping.maps) {
    if (range) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) }
    map.forEach((_oldFrom, _oldTo, from, to) => {
      range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to }
    })
  }
  return range
}

/** The ghosts after a change: moved along, and gone where something is written now. Looks at no more than was changed. */
function follow(set: DecorationSet, tr: Transaction): DecorationSet {
  if (set === DecorationSet.empty) return set
  const changes = changesOf(tr)
  const moved = set.map(changes, tr.doc)
  const range = touched(changes)
  if (!range) return moved
  const written = moved.find(range.from, range.to).filter(({ from }) => tr.doc.nodeAt(from)?.content.size !== 0)
  return written.length > 0 ? moved.remove(written) : moved
}

function wordsAtCaret(state: EditorState): string {
  const { $head, empty } = state.selection
  if (!empty || $head.depth !== 1 || $head.parent.content.size > 0) return ''
  const [found] = key.getState(state)?.find($head.before(), $head.after()) ?? []
  return found ? String(found.spec.words) : ''
}

/** Looks at the whole text when it is at rest, and draws anew only when something else is to be shown. */
function drawn(view: EditorView, source: GhostSource | undefined): void {
  const spots = source ? ghostSpots(view.state.doc, source) : []
  const shown = spotsIn(key.getState(view.state) ?? DecorationSet.empty)
  if (JSON.stringify(spots) === JSON.stringify(shown)) return
  view.dispatch(view.state.tr.setMeta(key, draw(view.state.doc, spots)).setMeta('addToHistory', false))
}

/**
 * What a template says in the empty parts of a text: a decoration, so that the document knows nothing of it, and neither
 * do others. Gone with the first character; back when the part is empty again and the text at rest.
 */
export const GhostText = Extension.create<object, { source: Store<GhostSource | undefined>; here: Store<string> }>({
  name: 'ghostText',
  addStorage: () => ({ source: createStore<GhostSource | undefined>(undefined), here: createStore('') }),
  addProseMirrorPlugins() {
    const { editor } = this
    const { source, here } = this.storage
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => {
            const meta: DecorationSet | undefined = tr.getMeta(key)
            if (meta) return meta
            return tr.docChanged ? follow(set, tr) : set
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          const look = (): void => {
            if (!view.isDestroyed) drawn(view, source.get())
          }
          const stops = [source.subscribe(look), editor.storage.atRest.document.subscribe(look)]
          return {
            update: (now) => here.set(mayChange(now) && now.hasFocus() ? wordsAtCaret(now.state) : ''),
            destroy: () => {
              for (const stop of stops) stop()
            },
          }
        },
      }),
    ]
  },
})
