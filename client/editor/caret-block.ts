import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Class of the blocks at the ends of the selection, and of those beside them. */
const caretBlock = 'has-caret'

/** So many blocks above and below: the next arrow goes to the one beside it, and the browser passes by an empty one. */
const BESIDE = 2

/** The block of the document's first level that holds a position, with those beside it. */
function blocksAround({ doc }: EditorState, pos: number): Decoration[] {
  const $pos = doc.resolve(pos)
  const index = $pos.index(0)
  const start = $pos.depth === 0 ? pos : $pos.before(1)
  const marked: Decoration[] = []
  const mark = (from: number, to: number): unknown => marked.push(Decoration.node(from, to, { class: caretBlock }))
  for (let at = index, from = start; at < Math.min(index + BESIDE + 1, doc.childCount); at += 1) {
    const to = from + doc.child(at).nodeSize
    mark(from, to)
    from = to
  }
  for (let at = index - 1, to = start; at >= Math.max(index - BESIDE, 0); at -= 1) {
    const from = to - doc.child(at).nodeSize
    mark(from, to)
    to = from
  }
  return marked
}

function atEnds(state: EditorState): DecorationSet {
  const { anchor, head } = state.selection
  const isOne = state.doc.resolve(anchor).index(0) === state.doc.resolve(head).index(0)
  const marked = [...blocksAround(state, head), ...(isOne ? [] : blocksAround(state, anchor))]
  return DecorationSet.create(state.doc, marked)
}

/**
 * Marks where one writes, so that the stylesheet lays it out always. A block that was made just now (Enter, a move, a
 * paste), or that one was brought to just now, is out of sight to the browser until its next frame, and in what is out of
 * sight Chromium loses the caret, and does not go by an arrow: the next key would come where the caret was.
 */
export const CaretBlock = Extension.create({
  name: 'caretBlock',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey('caretBlock'),
      state: {
        init: (_config, state) => atEnds(state),
        apply: (tr, before, _old, state) => (tr.docChanged || tr.selectionSet ? atEnds(state) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})
