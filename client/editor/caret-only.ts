import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** What one may do in a text: write in it, only put a caret in it (to comment on its words), or only read it. */
export type TextUse = 'write' | 'point' | 'read'

const key = new PluginKey<boolean>('caretOnly')

/** May one change the text? Where one only points, the browser calls it editable all the same: there is a caret in it. */
export const mayChange = ({ editable, state }: EditorView): boolean => editable && key.getState(state) !== true

/** Makes a text one in which one points, or writes. */
export const pointOnly = (view: EditorView, isOn: boolean): void =>
  view.dispatch(view.state.tr.setMeta(key, isOn).setMeta('addToHistory', false))

/** Has this text a caret, and nothing more? */
const isPointing = (view: EditorView): boolean => view.editable && !mayChange(view)

function forbid(view: EditorView, event: Event): boolean {
  if (isPointing(view)) event.preventDefault()
  return isPointing(view)
}

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null

/** In a text with a caret the browser follows no link by itself. */
function follow({ href }: HTMLAnchorElement, elsewhere: boolean): void {
  if (elsewhere) window.open(href, '_blank', 'noopener')
  else location.assign(href)
}

/**
 * Whoever may comment and not write has a caret: with it he selects words by keyboard, and a screen reader follows him.
 * Everything that would change the text is let go by in here: keys reach no command, the browser is told to do nothing, and
 * what it does all the same (a composition cannot be forbidden) is taken out again, because no change goes through that is
 * not of the shared text. The server would refuse it in any case.
 */
export const CaretOnly = Extension.create<{ isOn: boolean }>({
  name: 'caretOnly',
  // before whatever takes keys, pastes and drops
  priority: 2000,
  addOptions: () => ({ isOn: false }),
  addProseMirrorPlugins() {
    const { isOn: atFirst } = this.options
    return [
      new Plugin<boolean>({
        key,
        state: {
          init: () => atFirst,
          apply: (tr, before) => {
            const asked: boolean | undefined = tr.getMeta(key)
            return asked ?? before
          },
        },
        filterTransaction: (tr, state) =>
          key.getState(state) !== true || !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined,
        props: {
          handleDOMEvents: {
            keydown: (view, event) => {
              if (!isPointing(view)) return false
              const link = event.key === 'Enter' && linkAt(getSelection()?.anchorNode?.parentElement ?? null)
              if (link) follow(link, event.ctrlKey || event.metaKey)
              // not prevented: the caret is the browser's, and Tab leaves the text
              return true
            },
            keypress: isPointing,
            compositionstart: isPointing,
            beforeinput: forbid,
            cut: forbid,
            paste: forbid,
            drop: forbid,
            click: (view, event) => {
              const link = isPointing(view) && getSelection()?.isCollapsed ? linkAt(event.target) : null
              if (link) follow(link, event.ctrlKey || event.metaKey)
              return false
            },
          },
        },
      }),
    ]
  },
})
