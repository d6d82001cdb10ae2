import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/core'
import { createStore, type Store } from './store.ts'

/** From the first change after the last look until the next one: with thirty writers the text never stands still. */
const LOOK_MS = 400
/** Longest that a busy page puts it off. */
const LATEST_MS = 1500

declare module '@tiptap/core' {
  interface Storage {
    atRest: { readonly document: Store<Node | undefined> }
  }
}

/** The text as it was at the last quiet moment: for whatever looks at all of it and must not cost a key anything. */
export const documentAtRest = (editor: Editor): Store<Node | undefined> => editor.storage.atRest.document

/** Safari has no idle callback. */
const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: LATEST_MS })
  else setTimeout(run, 0)
}

/** Says, some moments after a change and when the page has nothing else to do, what the text is now. */
export const AtRest = Extension.create<object, { document: Store<Node | undefined> }>({
  name: 'atRest',
  addStorage: () => ({ document: createStore<Node | undefined>(undefined) }),
  addProseMirrorPlugins() {
    const { document } = this.storage
    return [
      new Plugin({
        key: new PluginKey('atRest'),
        view: (view) => {
          let timer: ReturnType<typeof setTimeout> | undefined
          const look = (): void => {
            timer = undefined
            if (!view.isDestroyed) document.set(view.state.doc)
          }
          timer = setTimeout(look, 0)
          return {
            update: (now, before) => {
              if (now.state.doc !== before.doc) timer ??= setTimeout(() => whenIdle(look), LOOK_MS)
            },
            destroy: () => clearTimeout(timer),
          }
        },
      }),
    ]
  },
})
