import { Extension } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import { createStore, type Store } from './store.ts'

/** What can be open over or above the text, one at a time. */
export type Tool = 'find' | 'replace' | 'characters'

declare module '@tiptap/core' {
  interface Storage {
    tools: { readonly open: Store<Tool | undefined>; readonly turn: Store<number>; readonly userId: string }
  }
}

export const openToolOf = (editor: Editor): Store<Tool | undefined> => editor.storage.tools.open
/** Counts how often a tool was asked for: the same one again puts the focus in it again. */
export const turnOf = (editor: Editor): Store<number> => editor.storage.tools.turn

/** Who writes here; for what is kept per person. */
export const writerOf = (editor: Editor): string => editor.storage.tools.userId

export function openTool(editor: Editor, tool: Tool): boolean {
  editor.storage.tools.open.set(tool)
  editor.storage.tools.turn.set(editor.storage.tools.turn.get() + 1)
  return true
}

export const closeTool = (editor: Editor): void => editor.storage.tools.open.set(undefined)

/** Which tool is open: asked for by a key in the text, a button or the command menu, shown by the page. */
export const Tools = Extension.create<{ userId: string }>({
  name: 'tools',
  addOptions: () => ({ userId: '' }),
  addStorage() {
    return { open: createStore<Tool | undefined>(undefined), turn: createStore(0), userId: this.options.userId }
  },
})
