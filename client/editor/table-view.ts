import type { NodeViewRendererProps } from '@tiptap/core'
import { TableView } from '@tiptap/extension-table'
import type { Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { tableSums } from '#shared/documents/table-sums.ts'
import { showId } from './block-views.ts'
import { beside, make } from './dom.ts'
import { sayNow } from './rich-messages.ts'

/** Least width of a column, in pixels: a number and its sign. */
export const LEAST_COLUMN = 64

/** A table with its sums under it. They are computed from this table alone, when it changes. */
class SummedTableView extends TableView {
  #foot: HTMLTableSectionElement | undefined

  constructor({ node, view }: NodeViewRendererProps) {
    super(node, LEAST_COLUMN, view)
    // it scrolls on its own when it is wider than the text
    this.#show(node)
  }

  override update(node: Node): boolean {
    if (!super.update(node)) return false
    this.#show(node)
    return true
  }

  override ignoreMutation(mutation: ViewMutationRecord): boolean {
    return super.ignoreMutation(mutation) || this.#foot?.contains(mutation.target) === true
  }

  #show(node: Node): void {
    showId(this.table, node)
    const sums = tableSums(node)
    if (!sums) {
      this.#foot?.remove()
      this.#foot = undefined
      return
    }
    this.#foot ??= this.table.appendChild(beside(make('tfoot', 'sum-row')))
    this.#foot.setAttribute('aria-label', sayNow('sumRow'))
    const cells = sums.map((sum, column) => {
      const cell = make(column === 0 ? 'th' : 'td', '', sum)
      if (column === 0) cell.setAttribute('scope', 'row')
      return cell
    })
    this.#foot.replaceChildren(make('tr', '', ...cells))
  }
}

export const tableView = (props: NodeViewRendererProps): NodeView => new SummedTableView(props)
