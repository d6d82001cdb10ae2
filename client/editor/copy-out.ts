import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model'
import type { BlockNumbers } from '#shared/documents/block-numbers.ts'
import { generatedInDom } from '#shared/documents/blocks.ts'
import { blockIdInDom } from '#shared/documents/nodes.ts'
import { make } from './dom.ts'
import { all, unwrap } from './paste-dom.ts'

/** A cell or an item with one paragraph is text: Word would give it the spacing of a paragraph of its own. */
function unwrapSingle(root: ParentNode): void {
  for (const paragraph of all(root, ':is(li, td, th) > p:first-child')) {
    const hasMore = [...(paragraph.parentElement?.children ?? [])].some(
      (other) => other !== paragraph && other.tagName === 'P',
    )
    if (!hasMore) unwrap(paragraph)
  }
}

/** Lines, and a head that Word repeats on each page. */
function dressTable(table: HTMLElement): void {
  table.setAttribute('border', '1')
  table.setAttribute('cellspacing', '0')
  table.setAttribute('cellpadding', '5')
  table.setAttribute('style', 'border-collapse:collapse')
  const rows = all(table, ':scope > tbody > tr')
  const first = rows.findIndex((row) => [...row.children].some((cell) => cell.tagName !== 'TH'))
  const header = rows.slice(0, Math.max(0, first))
  if (header.length === 0) return
  const head = table.ownerDocument.createElement('thead')
  head.append(...header)
  table.prepend(head)
}

/**
 * Says the numbers of the blocks that are copied whole. Marked as no content, so that they are left behind when they come
 * back: where the blocks then stand they get others.
 */
function sayNumbers(made: HTMLElement | DocumentFragment, fragment: Fragment, numbers: BlockNumbers): void {
  // what is taken from within one block is words
  if (fragment.childCount < 2) return
  for (const [index, block] of fragment.content.entries()) {
    const number = numbers.get(block)
    const element = made.childNodes[index]
    if (number === undefined || !(element instanceof Element)) continue
    const said = make('span', '', `${number} `)
    said.setAttribute(generatedInDom, '')
    element.prepend(said)
  }
}

/** What goes to the clipboard: plain HTML that Word, LibreOffice and mail programs take as headings, lists and tables. */
class CopySerializer extends DOMSerializer {
  readonly #numbers: () => BlockNumbers

  constructor(schema: Schema, numbers: () => BlockNumbers) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))
    this.#numbers = numbers
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target)
    if (target) return made
    sayNumbers(made, fragment, this.#numbers())
    for (const element of all(made, `[${blockIdInDom}]`)) element.removeAttribute(blockIdInDom)
    unwrapSingle(made)
    for (const table of all(made, 'table')) dressTable(table)
    return made
  }
}

/** @param numbers those of the document, asked for at each copy; empty while it shows none */
export const copySerializer = (schema: Schema, numbers: () => BlockNumbers): DOMSerializer =>
  new CopySerializer(schema, numbers)
