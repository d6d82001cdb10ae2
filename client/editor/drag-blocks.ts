import { Extension } from '@tiptap/core'
import { dropPoint } from '@tiptap/pm/transform'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { relocate } from './move-blocks.ts'

interface Dragged {
  readonly from: number
  readonly to: number
}

const key = new PluginKey<Dragged | undefined>('dragBlocks')

/** Whole blocks go along with the pointer, from a handle beside them. */
export function beginDrag(view: EditorView, blocks: Dragged, event: DragEvent): void {
  const slice = view.state.doc.slice(blocks.from, blocks.to)
  const element = view.nodeDOM(blocks.from)
  if (element instanceof HTMLElement) event.dataTransfer?.setDragImage(element, 0, 0)
  // without data Firefox does not drag
  event.dataTransfer?.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n'))
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  view.dispatch(view.state.tr.setMeta(key, blocks))
  view.dragging = { slice, move: true }
}

/** Puts down what was dragged by its handle: as one step of undo, with its ids, between two blocks. */
export const DragBlocks = Extension.create({
  name: 'dragBlocks',
  addProseMirrorPlugins: () => [
    new Plugin<Dragged | undefined>({
      key,
      state: {
        init: () => undefined,
        apply: (tr, dragged) => {
          const begun: Dragged | undefined = tr.getMeta(key)
          if (begun) return begun
          if (!dragged || !tr.docChanged) return dragged
          // one's own change ends it; what others do meanwhile moves it along
          if (tr.getMeta(ySyncPluginKey) === undefined) return undefined
          return { from: tr.mapping.map(dragged.from, 1), to: tr.mapping.map(dragged.to, -1) }
        },
      },
      props: {
        handleDrop: (view, event) => {
          const dragged = key.getState(view.state)
          if (!dragged || !view.dragging) return false
          view.dragging = null
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          const slice = view.state.doc.slice(dragged.from, dragged.to)
          const target = at ? dropPoint(view.state.doc, at.pos, slice) : null
          const isRow = slice.content.firstChild?.type.spec['tableRole'] === 'row'
          const { doc } = view.state
          const isElsewhere = target !== null && !doc.resolve(target).sameParent(doc.resolve(dragged.from))
          event.preventDefault()
          if (target !== null && !(isRow && isElsewhere)) relocate(view, dragged, target)
          return true
        },
      },
    }),
  ],
})
