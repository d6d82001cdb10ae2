import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { bringElementToMiddle } from '#client/lib/bring-into-sight.ts'
import { unfoldedAt } from './collapse.ts'

/** Places one came from, nearest last, and those one went back from. */
interface Trail {
  readonly back: readonly number[]
  readonly forth: readonly number[]
}

/** More than anybody walks back. */
const MAX_PLACES = 50
const key = new PluginKey<Trail>('jumps')
const isMac = /mac|iphone|ipad/iu.test(navigator.platform)

const mapped = (places: readonly number[], tr: Transaction): readonly number[] =>
  places.length === 0 ? places : places.map((pos) => tr.mapping.map(pos))

/** Does one write in what one looks at? */
export function isCaretInSight(view: EditorView): boolean {
  const caret = view.coordsAtPos(view.state.selection.head)
  return view.hasFocus() && caret.bottom > 0 && caret.top < window.innerHeight
}

/** The place that is being looked at: the caret when it is in sight, else the first text under the bars. */
export function placeNow(view: EditorView): number {
  const { head } = view.state.selection
  if (isCaretInSight(view)) return head
  const box = view.dom.getBoundingClientRect()
  return view.posAtCoords({ left: box.left + 8, top: Math.max(160, box.top + 8) })?.pos ?? head
}

/** Remembers where one is, before a jump elsewhere. */
export function rememberPlace(view: EditorView): void {
  const trail = key.getState(view.state)
  if (!trail) return
  const back = [...trail.back, placeNow(view)].slice(-MAX_PLACES)
  view.dispatch(view.state.tr.setMeta(key, { back, forth: [] } satisfies Trail).setMeta('addToHistory', false))
}

/** Brings a position in sight, unfolded when it was folded away, with the caret in it. */
export function showPosition(view: EditorView, pos: number): void {
  const unfold = unfoldedAt(view.state, pos)
  if (unfold) view.dispatch(unfold)
  const { tr } = view.state
  const at = tr.doc.resolve(Math.min(pos, tr.doc.content.size))
  view.dispatch(tr.setSelection(TextSelection.near(at)).setMeta('addToHistory', false))
  view.focus()
  const node = view.domAtPos(view.state.selection.head).node
  const element = node instanceof Element ? node : node.parentElement
  if (element) bringElementToMiddle(element)
}

/** Jumps to a position; Alt+← comes back from it. */
export function jumpTo(view: EditorView, pos: number): void {
  rememberPlace(view)
  showPosition(view, pos)
}

export const canGo = (state: EditorState, where: keyof Trail): boolean => (key.getState(state)?.[where].length ?? 0) > 0

/** One step back or forth along the places where one was. @returns false at the end of them */
export function go(view: EditorView, where: keyof Trail): boolean {
  const trail = key.getState(view.state)
  const target = trail?.[where].at(-1)
  if (!trail || target === undefined) return false
  const other = where === 'back' ? 'forth' : 'back'
  const next = { ...trail, [where]: trail[where].slice(0, -1), [other]: [...trail[other], placeNow(view)] }
  view.dispatch(view.state.tr.setMeta(key, next satisfies Trail).setMeta('addToHistory', false))
  showPosition(view, target)
  return true
}

/** As it is read to people. */
export const jumpKeys = { back: isMac ? '⌃⌥←' : 'Alt+←', forth: isMac ? '⌃⌥→' : 'Alt+→' } as const

/**
 * Back and forth between the places one jumped from, as a browser does between pages. Where there is no place to go back
 * to, the key is the browser's again. On a Mac Alt with an arrow moves by words, so Ctrl comes with it there.
 */
export const Jumps = Extension.create({
  name: 'jumps',
  addKeyboardShortcuts() {
    const modifier = isMac ? 'Ctrl-Alt' : 'Alt'
    return {
      [`${modifier}-ArrowLeft`]: () => go(this.editor.view, 'back'),
      [`${modifier}-ArrowRight`]: () => go(this.editor.view, 'forth'),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<Trail>({
      key,
      state: {
        init: () => ({ back: [], forth: [] }),
        apply: (tr, trail) => {
          const meta: Trail | undefined = tr.getMeta(key)
          if (meta) return meta
          if (!tr.docChanged || (trail.back.length === 0 && trail.forth.length === 0)) return trail
          return { back: mapped(trail.back, tr), forth: mapped(trail.forth, tr) }
        },
      },
    }),
  ],
})
