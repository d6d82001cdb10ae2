import { type AnyExtension, type Extensions, Node, type NodeViewRenderer } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { columnResizing } from '@tiptap/pm/tables'
import { calloutView, pageBreakView, taskView } from './block-views.ts'
import { mayChange } from './caret-only.ts'
import { imageView } from './image-view.ts'
import { footnoteView, referenceView } from './note-views.ts'
import { LEAST_COLUMN, tableView } from './table-view.ts'

const views: Readonly<Record<string, NodeViewRenderer>> = {
  callout: calloutView,
  taskItem: taskView,
  pageBreak: pageBreakView,
  image: imageView,
  footnote: footnoteView,
  footnoteReference: referenceView,
  table: tableView,
}

/** Columns can be dragged to a width by whoever may change the text; the view of the table is our own. */
function draggedColumns(): Plugin {
  const { spec } = columnResizing({ View: null, cellMinWidth: LEAST_COLUMN, defaultCellMinWidth: LEAST_COLUMN })
  const { mousemove, mousedown, ...others } = spec.props?.handleDOMEvents ?? {}
  const plugin: Plugin = new Plugin({
    ...spec,
    props: {
      ...spec.props,
      handleDOMEvents: {
        ...others,
        mousemove: (view, event) => mayChange(view) && mousemove?.call(plugin, view, event),
        mousedown: (view, event) => mayChange(view) && mousedown?.call(plugin, view, event),
      },
    },
  })
  return plugin
}

const withDraggedColumns = (table: Node): Node =>
  table.extend({
    addProseMirrorPlugins() {
      return [draggedColumns(), ...(this.parent?.() ?? [])]
    },
  })

function withView(extension: AnyExtension): AnyExtension {
  const view = views[extension.name]
  if (!view || !(extension instanceof Node)) return extension
  const viewed = extension.extend({ addNodeView: () => view })
  return extension.name === 'table' ? withDraggedColumns(viewed) : viewed
}

/** The schema's nodes as they look and behave in the editor; what the schema says of them stays as it is. */
export const withViews = (extensions: Extensions): Extensions => extensions.map(withView)
