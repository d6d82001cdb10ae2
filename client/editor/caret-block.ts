import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Class of the blocks at the ends of the selection. */
const caretBlock = 'has-caret'

/** The block of the document's first level that holds a position. */
function blockAt(doc: EditorState['doc'], pos: number): Decoration[] {
  const $pos = doc.resolve(pos)
  const start = $pos.depth === 0 ? pos : $pos.before(1)
  const node = doc.nodeAt(start)
  return node ? [Decoration.node(start, start + node.nodeSize, { class: caretBlock })] : []
}

function atEnds({ doc, selection: { anchor, head } }: EditorState): DecorationSet {
  const $anchor = doc.resolve(anchor)
  const isOne = $anchor.depth > 0 && $anchor.sameParent(doc.resolve(head))
  return DecorationSet.create(doc, isOne ? blockAt(doc, head) : [...blockAt(doc, anchor), ...blockAt(doc, head)])
}

/**
 * Marks where one writes, so that the stylesheet lays it out always. A block that was made just now (Enter, a move, a
 * paste) is out of sight to the browser until its next frame, and in what is out of sight Chromium loses the caret: the
 * next key would come before it.
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
