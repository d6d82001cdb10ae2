import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { Finder, type FindQuery, type Match } from './find-matches.ts'
import { rememberPlace, showPosition } from './jumps.ts'
import { asOneStep } from './shared-text.ts'
import { openTool } from './tools.ts'
import { mayChange } from './caret-only.ts'

/** A search that is going on. */
interface Search {
  readonly finder: Finder | undefined
  readonly matches: readonly Match[]
  /** Number of the match one is at, from 0; -1 before the first step. */
  readonly current: number
  /** Only in here, when one searches in a selection. */
  readonly scope: Match | undefined
  readonly marked: DecorationSet
}

type Meta = { readonly search: Search }

/** After a change of the text the search is done anew in so long: others type all the time, and no key waits for it. */
const AGAIN_MS = 200
/** So many places are coloured, nearest to the one that is looked at; all of them count and are replaced. */
const MAX_MARKED = 1000

const key = new PluginKey<Search>('find')
const idle: Search = { finder: undefined, matches: [], current: -1, scope: undefined, marked: DecorationSet.empty }

/** What the bar shows. */
export const searchOf = (state: EditorState): Search => key.getState(state) ?? idle

function mark(document: Node, matches: readonly Match[], current: number): DecorationSet {
  const first = Math.max(0, Math.min(current - MAX_MARKED / 2, matches.length - MAX_MARKED))
  const shown = matches.slice(first, first + MAX_MARKED)
  return DecorationSet.create(
    document,
    shown.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: first + index === current ? 'found is-current' : 'found' }),
    ),
  )
}

/** The same search in the text of now. The match one is at stays the same words as long as they are there. */
function searchAgain(state: EditorState, search: Search, near: number): Search {
  if (!search.finder) return idle
  const matches = search.finder.find(state.doc, search.scope)
  const current =
    search.current < 0
      ? -1
      : Math.max(
          0,
          matches.findIndex(({ to }) => to >= near),
        )
  return { ...search, matches, current: matches.length === 0 ? -1 : current, marked: mark(state.doc, matches, current) }
}

const put = (state: EditorState, search: Search): Transaction =>
  state.tr.setMeta(key, { search } satisfies Meta).setMeta('addToHistory', false)

/** Looks for something else, or in another part of the text; nothing at all ends the search. */
export function search(view: EditorView, query: FindQuery | undefined, scope?: Match): void {
  const { state } = view
  if (!query || query.words === '') return view.dispatch(put(state, { ...idle, scope }))
  const begun: Search = { ...idle, finder: new Finder(query), scope }
  view.dispatch(put(state, searchAgain(state, begun, state.selection.from)))
}

function showMatch(view: EditorView, index: number): void {
  const now = searchOf(view.state)
  const match = now.matches[index]
  if (!match) return
  const focused = document.activeElement
  showPosition(view, match.from)
  const { state } = view
  view.dispatch(
    put(state, { ...now, current: index, marked: mark(state.doc, now.matches, index) }).setSelection(
      TextSelection.create(state.doc, match.from, match.to),
    ),
  )
  if (focused instanceof HTMLElement && focused !== view.dom) focused.focus()
}

/** To the next or the previous match, round the ends. */
export function step(view: EditorView, direction: 1 | -1): void {
  view.dispatch(put(view.state, searchAgain(view.state, searchOf(view.state), view.state.selection.from)))
  const { matches, current } = searchOf(view.state)
  if (matches.length === 0) return
  if (current < 0) rememberPlace(view)
  const { from } = view.state.selection
  const nearest =
    direction > 0
      ? matches.findIndex((match) => match.from >= from)
      : matches.findLastIndex((match) => match.to <= from)
  const start = nearest === -1 ? (direction > 0 ? 0 : matches.length - 1) : nearest
  showMatch(view, current < 0 ? start : (current + direction + matches.length) % matches.length)
}

function withWords(tr: Transaction, { from, to }: Match, words: string): Transaction {
  const marks = tr.doc.nodeAt(from)?.marks ?? []
  return words === '' ? tr.delete(from, to) : tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks))
}

/** Replaces the match one is at and goes to the next; at none yet, it only goes to the first. */
export function replaceOne(view: EditorView, words: string): void {
  const { state } = view
  const again = searchAgain(state, searchOf(state), state.selection.from)
  const match = again.matches[again.current]
  if (!match || !mayChange(view)) return step(view, 1)
  asOneStep(state, () => view.dispatch(withWords(state.tr, match, words)))
  const after = match.from + words.length
  const next = searchAgain(view.state, { ...searchOf(view.state), current: -1 }, after)
  view.dispatch(put(view.state, next))
  const index = next.matches.findIndex(({ from }) => from >= after)
  if (next.matches.length > 0) showMatch(view, Math.max(0, index))
}

/** Replaces every match, in one change that one press of Ctrl+Z takes back. @returns how many there were */
export function replaceAll(view: EditorView, words: string): number {
  if (!mayChange(view)) return 0
  const { finder, scope } = searchOf(view.state)
  const matches = finder?.find(view.state.doc, scope) ?? []
  if (matches.length === 0) return 0
  asOneStep(view.state, () => {
    const { tr } = view.state
    for (const match of matches.toReversed()) withWords(tr, match, words)
    view.dispatch(tr)
  })
  view.dispatch(put(view.state, searchAgain(view.state, { ...searchOf(view.state), current: -1 }, 0)))
  return matches.length
}

function moved(search: Search, tr: Transaction): Search {
  if (!search.finder && !search.scope) return search
  const { scope } = search
  return {
    ...search,
    scope: scope && { from: tr.mapping.map(scope.from, -1), to: tr.mapping.map(scope.to, 1) },
    marked: search.marked.map(tr.mapping, tr.doc),
  }
}

/** Find and replace. Ctrl+F and Ctrl+H in the text; outside it the browser's own search remains. */
export const Find = Extension.create({
  name: 'find',
  addKeyboardShortcuts() {
    const open = (tool: 'find' | 'replace') => (): boolean => openTool(this.editor, tool)
    const next = (direction: 1 | -1) => (): boolean => {
      if (!searchOf(this.editor.state).finder) return false
      step(this.editor.view, direction)
      return true
    }
    return {
      'Mod-f': open('find'),
      'Mod-h': open('replace'),
      F3: next(1),
      'Shift-F3': next(-1),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<Search>({
      key,
      state: {
        init: () => idle,
        apply: (tr, before) => {
          const meta: Meta | undefined = tr.getMeta(key)
          if (meta) return meta.search
          return tr.docChanged ? moved(before, tr) : before
        },
      },
      props: { decorations: (state) => searchOf(state).marked },
      view: (view) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        const again = (): void => {
          timer = undefined
          const now = searchOf(view.state)
          if (view.isDestroyed || !now.finder) return
          view.dispatch(put(view.state, searchAgain(view.state, now, view.state.selection.from)))
        }
        return {
          update: (now, before) => {
            if (now.state.doc !== before.doc && searchOf(now.state).finder) timer ??= setTimeout(again, AGAIN_MS)
          },
          destroy: () => clearTimeout(timer),
        }
      },
    }),
  ],
})
