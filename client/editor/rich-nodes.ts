import { type AnyExtension, type Extensions, Node, type NodeViewRenderer } from '@tiptap/core'
import { columnResizing } from '@tiptap/pm/tables'
import { calloutView, pageBreakView, taskView } from './block-views.ts'
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

/** Columns can be dragged to a width; the view of the table is our own. */
function withDraggedColumns(table: Node): Node {
  return table.extend({
    addProseMirrorPlugins() {
      const resizing = columnResizing({ View: null, cellMinWidth: LEAST_COLUMN, defaultCellMinWidth: LEAST_COLUMN })
      return [resizing, ...(this.parent?.() ?? [])]
    },
  })
}

function withView(extension: AnyExtension): AnyExtension {
  const view = views[extension.name]
  if (!view || !(extension instanceof Node)) return extension
  const viewed = extension.extend({ addNodeView: () => view })
  return extension.name === 'table' ? withDraggedColumns(viewed) : viewed
}

/** The schema's nodes as they look and behave in the editor; what the schema says of them stays as it is. */
export const withViews = (extensions: Extensions): Extensions => extensions.map(withView)
