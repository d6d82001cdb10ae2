import { DOMSerializer, type DOMOutputSpec, type Mark, type Node } from '@tiptap/pm/model'
import { blockIdInDom, documentSchema } from '#shared/documents/nodes.ts'
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
function inline(nodes: readonly Node[], depth: number): string {
  let html = ''
  for (let index = 0; index < nodes.length;) {
    const node = nodes[index]
    const mark = node?.marks[depth]
    const end = mark ? endOfMark(nodes, index, depth) : index + 1
    if (mark) html += markToHtml(mark, inline(nodes.slice(index, end), depth + 1))
    else if (node) html += node.isText ? escape(node.text ?? '') : nodeToHtml(node)
    index = end
  }
  return html
}

function markToHtml(mark: Mark, content: string): string {
  const render = markRenderers[mark.type.name]
  return render ? write(render(mark, true), content) : content
}

function nodeToHtml(node: Node): string {
  const content = node.inlineContent ? inline(node.children, 0) : node.children.map(nodeToHtml).join('')
  const render = nodeRenderers[node.type.name]
  return render ? write(render(node), content) : content
}

/** One block as HTML. */
export const blockToHtml = nodeToHtml

/** The document as HTML, one block a line, by the rendering that the schema itself has. Everything is escaped. */
export const documentToHtml = (doc: Node): string => doc.children.map(nodeToHtml).join('\n')
