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

/** Enter follows the link in which the caret stands: not that of selected words, nor beside a button that has the focus. */
function followByKey(view: EditorView, { key, target, ctrlKey, metaKey }: KeyboardEvent): void {
  const selection = getSelection()
  if (key !== 'Enter' || target !== view.dom || !selection?.isCollapsed) return
  const link = linkAt(selection.anchorNode?.parentElement ?? null)
  if (link) follow(link, ctrlKey || metaKey)
}

/** A click follows a link as elsewhere on the page: with Ctrl, Shift or the middle button in another window. */
function followByMouse(view: EditorView, event: MouseEvent): void {
  const link = isPointing(view) && event.button < 2 ? linkAt(event.target) : null
  if (!link) return
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1
  // words that were selected by dragging end in a click too
  if (!elsewhere && !getSelection()?.isCollapsed) return
  event.preventDefault()
  follow(link, elsewhere)
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
              followByKey(view, event)
              // not prevented: the caret is the browser's, and Tab leaves the text
              return true
            },
            keypress: isPointing,
            compositionstart: isPointing,
            beforeinput: forbid,
            cut: forbid,
            paste: forbid,
            drop: forbid,
            click: followByMouse,
            auxclick: followByMouse,
          },
        },
      }),
    ]
  },
})
