import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { endOfPart, positionOf } from './outline.ts'

interface Collapsed {
  /** Ids of the headings whose part is folded away; of this reader only, and for as long as the page is open. */
  readonly ids: ReadonlySet<string>
  readonly hidden: DecorationSet
}

type Change = { readonly toggle: string } | { readonly only: readonly string[] } | { readonly look: true }

const key = new PluginKey<Collapsed>('collapse')
const nothing: Collapsed = { ids: new Set(), hidden: DecorationSet.empty }
/** After a change of the text what is hidden is looked at anew in so long: what others add to a folded part goes too. */
const LOOK_MS = 250

/** The parts that are folded away. */
export const collapsedIds = (state: EditorState): ReadonlySet<string> => key.getState(state)?.ids ?? nothing.ids

/** Folds a part away, or shows it again. */
export const toggleCollapsed = (state: EditorState, id: string): Transaction =>
  state.tr.setMeta(key, { toggle: id } satisfies Change).setMeta('addToHistory', false)

/** Folds exactly these parts. */
export const collapseOnly = (state: EditorState, ids: readonly string[]): Transaction =>
  state.tr.setMeta(key, { only: ids } satisfies Change).setMeta('addToHistory', false)

function hiddenBy(document: Node, ids: ReadonlySet<string>): DecorationSet {
  if (ids.size === 0) return DecorationSet.empty
  const decorations: Decoration[] = []
  let hiddenTo = 0
  document.forEach((node, pos) => {
    const id: unknown = node.attrs['id']
    if (pos < hiddenTo) decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: 'is-folded' }))
    if (node.type.name !== 'heading' || typeof id !== 'string' || !ids.has(id)) return
    if (pos >= hiddenTo) decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: 'has-folded' }))
    hiddenTo = Math.max(hiddenTo, endOfPart(document, pos))
  })
  return DecorationSet.create(document, decorations)
}

function change({ ids }: Collapsed, meta: Change, document: Node): Collapsed {
  const next = 'only' in meta ? new Set(meta.only) : new Set(ids)
  if ('toggle' in meta && !next.delete(meta.toggle)) next.add(meta.toggle)
  return { ids: next, hidden: hiddenBy(document, next) }
}

/** The folded headings under which a position lies. */
function foldedAbove(state: EditorState, pos: number): string[] {
  return [...collapsedIds(state)].filter((id) => {
    const at = positionOf(state.doc, id)
    if (at === undefined) return false
    const heading = state.doc.nodeAt(at)
    return heading !== null && pos >= at + heading.nodeSize && pos < endOfPart(state.doc, at)
  })
}

/** Shows the text at a position, when it is folded away: for a link, a search or a caret that goes there. */
export function unfoldedAt(state: EditorState, pos: number): Transaction | undefined {
  const above = foldedAbove(state, pos)
  if (above.length === 0) return undefined
  return collapseOnly(
    state,
    [...collapsedIds(state)].filter((id) => !above.includes(id)),
  )
}

/** Parts of the text folded away by decoration: the document knows nothing of it, and neither do others. */
export const Collapse = Extension.create({
  name: 'collapse',
  addProseMirrorPlugins: () => [
    new Plugin<Collapsed>({
      key,
      state: {
        init: () => nothing,
        apply: (tr, before, _old, state) => {
          const meta: Change | undefined = tr.getMeta(key)
          if (meta) return change(before, meta, state.doc)
          if (before.ids.size === 0 || !tr.docChanged) return before
          return { ids: before.ids, hidden: before.hidden.map(tr.mapping, tr.doc) }
        },
      },
      props: { decorations: (state) => key.getState(state)?.hidden },
      appendTransaction: (transactions, before, state) => {
        // a caret that moves into a folded part shows it; while others type above it stays as it was
        if (collapsedIds(state).size === 0 || !transactions.some((tr) => tr.selectionSet && !tr.docChanged)) return null
        return before.selection.eq(state.selection) ? null : (unfoldedAt(state, state.selection.head) ?? null)
      },
      view: (view) => {
        let timer: ReturnType<typeof setTimeout> | undefined
        const look = (): void => {
          timer = undefined
          if (!view.isDestroyed)
            view.dispatch(view.state.tr.setMeta(key, { look: true } satisfies Change).setMeta('addToHistory', false))
        }
        return {
          update: (now, before) => {
            if (now.state.doc !== before.doc && collapsedIds(now.state).size > 0) timer ??= setTimeout(look, LOOK_MS)
          },
          destroy: () => clearTimeout(timer),
        }
      },
    }),
  ],
})
