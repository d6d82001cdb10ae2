import { DOMSerializer, type DOMOutputSpec, type Mark, type Node } from '@tiptap/pm/model'
import { type BlockNumbers, unnumbered } from '#shared/documents/block-numbers.ts'
import { generatedInDom } from '#shared/documents/blocks.ts'
import { blockIdInDom, documentSchema } from '#shared/documents/nodes.ts'
import { type NoteOrder, orderNotes } from '#shared/documents/notes.ts'
import { tableSums } from '#shared/documents/table-sums.ts'
import { empty } from './html-elements.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/gu, (character) => entities[character] ?? '')

/** Attributes of an export; the block's id belongs to the editor. Defaults say nothing. */
const isWorthSaying = (name: string, value: unknown): boolean =>
  value !== null && value !== undefined && name !== blockIdInDom && !(/^(col|row)span$/u.test(name) && value === 1)

function attributes(given: object): string {
  return Object.entries(given)
    .filter(([name, value]) => isWorthSaying(name, value))
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
}

/** What the schema's own rendering says, as text: `['h2', {…}, 0]` with `content` in the place of the 0. */
function write(spec: DOMOutputSpec, content: string): string {
  if (typeof spec === 'string') return escape(spec)
  if (!Array.isArray(spec)) throw new Error('a node of the schema renders itself with the DOM')
  const [tag, ...rest]: readonly unknown[] = spec
  const [first] = rest
  const hasAttributes = typeof first === 'object' && first !== null && !Array.isArray(first)
  const inner = (hasAttributes ? rest.slice(1) : rest).map((part) =>
    part === 0 ? content : write(part as DOMOutputSpec, content),
  )
  const start = `<${String(tag)}${hasAttributes ? attributes(first) : ''}>`
  return empty.has(String(tag)) ? start : `${start}${inner.join('')}</${String(tag)}>`
}

const nodeRenderers = DOMSerializer.nodesFromSchema(documentSchema)
const markRenderers = DOMSerializer.marksFromSchema(documentSchema)

/** Where the run of nodes that carry `mark` as their mark number `depth` ends. */
function endOfMark(nodes: readonly Node[], start: number, depth: number): number {
  const mark = nodes[start]?.marks[depth]
  const end = nodes.findIndex((node, index) => index > start && !(mark && node.marks[depth]?.eq(mark)))
  return end === -1 ? nodes.length : end
}

/** Inline content with each mark opened once around all that it holds. */
function inline(nodes: readonly Node[], depth: number, notes: HtmlNotes): string {
  let html = ''
  for (let index = 0; index < nodes.length;) {
    const node = nodes[index]
    const mark = node?.marks[depth]
    const end = mark ? endOfMark(nodes, index, depth) : index + 1
    if (mark) html += markToHtml(mark, inline(nodes.slice(index, end), depth + 1, notes))
    else if (node) html += node.isText ? escape(node.text ?? '') : blockToHtml(node, notes)
    index = end
  }
  return html
}

function markToHtml(mark: Mark, content: string): string {
  const render = markRenderers[mark.type.name]
  return render ? write(render(mark, true), content) : content
}

const generated = ` ${generatedInDom}=""`

/**
 * The notes of a document that is being written, and those to which a link leads already: an id stands once. With the
 * numbers of its blocks, when they are to be said.
 */
export interface HtmlNotes extends NoteOrder {
  readonly linked: Set<number>
  readonly blocks: BlockNumbers
}

export const htmlNotes = (order: NoteOrder, blockNumbers: BlockNumbers = unnumbered): HtmlNotes => ({
  ...order,
  linked: new Set(),
  blocks: blockNumbers,
})

function numberOf(node: Node, notes: HtmlNotes): string {
  const number = notes.blocks.get(node)
  return number === undefined ? '' : `<span${generated}>${escape(number)} </span>`
}

/** A link to the note and, from there, back. A reference of which the note is gone says nothing. */
function reference(node: Node, { numbers, linked }: HtmlNotes): string {
  const number = numbers.get(String(node.attrs['note']))
  if (number === undefined) return ''
  const id = linked.has(number) ? '' : ` id="verwijzing-${number}"`
  linked.add(number)
  return `<sup><a href="#noot-${number}"${id} data-note="${number}">${number}</a></sup>`
}

/** Says of a header cell what it heads: its column in a row of headers, else its row. */
function withScope(cell: Node, row: Node): string {
  if (cell.type.name !== 'tableHeader') return ''
  return row.children.every(({ type }) => type.name === 'tableHeader') ? ' scope="col"' : ' scope="row"'
}

function table(node: Node, notes: HtmlNotes, caption: Node | undefined): string {
  const rows = node.children.map((row) => {
    const cells = row.children.map((cell) => blockToHtml(cell, notes).replace(/^<th/u, `<th${withScope(cell, row)}`))
    return `<tr>${cells.join('')}</tr>`
  })
  const sums = tableSums(node)
  const [label = '', ...totals] = sums ?? []
  const cells = totals.map((total) => `<td>${escape(total)}</td>`).join('')
  const foot = sums ? `<tfoot${generated}><tr><th scope="row">${label}</th>${cells}</tr></tfoot>` : ''
  const head = caption ? `<caption>${inline(caption.children, 0, notes)}</caption>` : ''
  return `<table${sums ? ' data-sum-row=""' : ''}>${head}<tbody>${rows.join('')}</tbody>${foot}</table>`
}

/** Blocks after each other; a caption goes into the table that follows it. */
function blocks(nodes: readonly Node[], notes: HtmlNotes): string[] {
  const written: string[] = []
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1]
    if (node.type.name === 'tableCaption' && next?.type.name === 'table') continue
    const previous = nodes[index - 1]
    const caption = previous?.type.name === 'tableCaption' ? previous : undefined
    written.push(node.type.name === 'table' ? table(node, notes, caption) : blockToHtml(node, notes))
  }
  return written
}

/** One node as HTML. @param notes the numbers of the document it is in */
export function blockToHtml(node: Node, notes: HtmlNotes): string {
  if (node.type.name === 'footnoteReference') return reference(node, notes)
  if (node.type.name === 'table') return table(node, notes, undefined)
  const inner = node.inlineContent ? inline(node.children, 0, notes) : blocks(node.children, notes).join('')
  const content = numberOf(node, notes) + inner
  const render = nodeRenderers[node.type.name]
  return render ? write(render(node), content) : content
}

function noteList(notes: HtmlNotes): string[] {
  if (notes.notes.length === 0) return []
  const items = notes.notes.map((note, index) => {
    const number = index + 1
    const back = `<a${generated} href="#verwijzing-${number}" aria-label="Terug naar de tekst">↩</a>`
    return `<li id="noot-${number}" data-note="${number}">${blocks(note.children, notes).join('')}${back}</li>`
  })
  return [`<section><h2${generated}>Noten</h2><ol data-notes="">${items.join('')}</ol></section>`]
}

/**
 * The document as HTML, one block a line, by the rendering that the schema itself has; notes at the end, with links there
 * and back. Everything is escaped.
 */
export function documentToHtml(doc: Node, numbers: BlockNumbers = unnumbered): string {
  const notes = htmlNotes(orderNotes(doc), numbers)
  const text = doc.children.filter(({ type }) => type.name !== 'footnote')
  return [...blocks(text, notes), ...noteList(notes)].join('\n')
}
