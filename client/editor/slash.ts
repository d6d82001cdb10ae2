import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { createStore, type Store } from './store.ts'

/** "/" was typed, and what one typed after it until now. */
export interface Slash {
  /** Position of the "/". */
  readonly from: number
  readonly words: string
}

/** Words after which nobody is choosing a command any more. */
const MAX_WORDS = 3
const key = new PluginKey<Slash | undefined>('slash')

declare module '@tiptap/core' {
  interface Storage {
    /** Keys while the menu is open, set by what shows it. @returns whether the key was for the menu */
    slash: { readonly onKey: Store<((name: string) => boolean) | undefined> }
  }
}

export const slashOf = (state: EditorState): Slash | undefined => key.getState(state)

/** Closes the menu and leaves what was typed. */
export const closeSlash = (view: EditorView): void => view.dispatch(view.state.tr.setMeta(key, 'close'))

/** Takes away what was typed for the menu. */
export function removeSlash(view: EditorView): void {
  const slash = slashOf(view.state)
  if (slash) view.dispatch(view.state.tr.delete(slash.from, view.state.selection.head))
}

function isTypedSlash(tr: Transaction, state: EditorState): boolean {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return false
  const { $head } = state.selection
  const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 2), $head.parentOffset, undefined, '\uFFFC')
  if (!/(?:^|\s)\/$/u.test(before) || $head.parent.type.spec.code) return false
  let inserted = 0
  for (const map of tr.mapping.maps) map.forEach((_from, _to, from, to) => (inserted += to - from))
  return inserted === 1
}

function next(tr: Transaction, slash: Slash | undefined, state: EditorState): Slash | undefined {
  const { $head, empty } = state.selection
  if (tr.getMeta(key) === 'close' || !empty || !$head.parent.inlineContent) return undefined
  if (!slash) return isTypedSlash(tr, state) ? { from: $head.pos - 1, words: '' } : undefined
  if (!tr.docChanged && !tr.selectionSet) return slash
  const from = tr.mapping.map(slash.from, 1)
  if (from < $head.start() || from >= $head.pos) return undefined
  const text = state.doc.textBetween(from, $head.pos, '\n', '\uFFFC')
  const words = text.slice(1)
  if (!text.startsWith('/') || /^\s|\/|\n|\s\s/u.test(words) || words.split(' ').length > MAX_WORDS) return undefined
  return words === slash.words && from === slash.from ? slash : { from, words }
}

/** The menu that "/" opens at the start of a block or after a space. What is in it and how it looks: `slash-list.tsx`. */
export const SlashMenu = Extension.create<object, { onKey: Store<((name: string) => boolean) | undefined> }>({
  name: 'slash',
  priority: 3000,
  addStorage: () => ({ onKey: createStore<((name: string) => boolean) | undefined>(undefined) }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<Slash | undefined>({
        key,
        state: { init: () => undefined, apply: (tr, slash, _old, state) => next(tr, slash, state) },
        props: {
          handleKeyDown: (view, event) =>
            slashOf(view.state) !== undefined && !event.isComposing && (storage.onKey.get()?.(event.key) ?? false),
          handleDOMEvents: {
            blur: (view) => {
              if (slashOf(view.state)) closeSlash(view)
              return false
            },
          },
        },
      }),
    ]
  },
})
