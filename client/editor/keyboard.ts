import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Id of the toolbar in the page; Alt+F10 goes to it, as in other editors. */
export const toolbarId = 'werkbalk'

const isIn = (view: EditorView, roles: readonly string[]): boolean => {
  const { $from } = view.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) if (roles.includes($from.node(depth).type.name)) return true
  return false
}

/** The control of the toolbar that is its tab stop now. */
function focusToolbar(): boolean {
  const stop = document.getElementById(toolbarId)?.querySelector<HTMLElement>('[tabindex="0"]')
  stop?.focus()
  return stop !== undefined && stop !== null
}

/**
 * Where the caret is now. Browsers tell of it a frame after it moved, and on a busy page the next key comes sooner: it
 * would work where the caret was before.
 */
function hearSelection(view: EditorView): void {
  // not in the typings; what the view itself does when the browser tells
  const { domObserver } = view as EditorView & { readonly domObserver: { readonly onSelectionChange: () => void } }
  domObserver.onSelectionChange()
}

/**
 * No keyboard trap: Tab works only where it means something (a list, a table), and Esc then Tab leaves the text from
 * there too. The page says so in the description of the text.
 */
export const Keyboard = Extension.create({
  name: 'keyboard',
  priority: 2000,

  addKeyboardShortcuts() {
    return { 'Alt-F10': () => focusToolbar() }
  },

  addProseMirrorPlugins() {
    let isLeaving = false
    return [
      new Plugin({
        key: new PluginKey('keyboard'),
        props: {
          handleDOMEvents: {
            keydown: (view, event) => {
              if (!view.composing && !event.isComposing) hearSelection(view)
              const wasLeaving = isLeaving
              isLeaving = event.key === 'Escape' || (event.key === 'Shift' && wasLeaving)
              // True keeps the editor's own keys away from it, so that the browser moves the focus.
              return event.key === 'Tab' && wasLeaving
            },
            blur: () => {
              isLeaving = false
              return false
            },
          },
        },
      }),
    ]
  },
})

/** The last word on Tab in a list: where an item cannot go deeper, the focus stays in the text all the same. */
export const TabInLists = Extension.create({
  name: 'tabInLists',
  priority: 10,
  addKeyboardShortcuts() {
    const stay = (): boolean => isIn(this.editor.view, ['listItem'])
    return { Tab: stay, 'Shift-Tab': stay }
  },
})
