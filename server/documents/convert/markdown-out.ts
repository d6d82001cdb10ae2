import type { Node } from '@tiptap/pm/model'
import { blockToHtml } from './html-out.ts'
import { inlineMarkdown } from './markdown-inline.ts'

const isList = (node: Node | undefined): boolean =>
  node?.type.name === 'bulletList' || node?.type.name === 'orderedList'

/** A paragraph without anything to read in it; a lone line break only holds a line open. */
const isEmptyText = (node: Node | undefined): boolean =>
  node?.type.name === 'paragraph' &&
  (node.children.every((child) => child.isText && /^[ \t\r\n\f]*$/u.test(child.text ?? '')) ||
    (node.childCount === 1 && !node.firstChild?.isText))

const indent = (text: string, by: number): string => text.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(by)}`)

/** A list inside an item may follow its text directly when nothing in it can be read as something else. */
const mayFollowDirectly = (list: Node): boolean =>
  isList(list) && Number(list.attrs['start'] ?? 1) === 1 && !isEmptyText(list.firstChild?.firstChild ?? undefined)

/** Text and at most one list under it: such items need no empty lines. */
const isCompact = (item: Node): boolean =>
  item.childCount === 1 ||
  (item.childCount === 2 && !isEmptyText(item.firstChild ?? undefined) && mayFollowDirectly(item.child(1)))

/** Markers alone on a line (`- - -`) would be a horizontal rule. */
const notARule = (item: string): string => item.replace(/^(?:[-*] +)+[-*](?=\n|$)/u, '$& <br>')

/** `alternate`: the second of two lists that follow each other, told apart by another marker. */
function list(node: Node, alternate: boolean): string {
  const isOrdered = node.type.name === 'orderedList'
  const start = Number(node.attrs['start'] ?? 1)
  const items = node.children.map((item, index) => {
    const marker = isOrdered ? `${start + index}${alternate ? ')' : '.'} ` : `${alternate ? '*' : '-'} `
    return notARule((marker + indent(itemContent(item), marker.length)).trimEnd())
  })
  const isTight = node.children.every(isCompact)
  return items.join(isTight ? '\n' : '\n\n')
}

/** An item whose first paragraph is empty begins with what follows it, as Markdown has it. */
function itemContent(item: Node): string {
  const isHeadless = item.childCount > 1 && isEmptyText(item.firstChild ?? undefined)
  const blocks = isHeadless ? item.children.slice(1) : item.children
  const [text, ...rest] = blocks
  if (!text) return ''
  return rest.length > 0 && !isHeadless && isCompact(item)
    ? `${block(text, false)}\n${blocksMarkdown(rest)}`
    : blocksMarkdown(blocks)
}

const isHeader = (cell: Node): boolean => cell.type.name === 'tableHeader'
const isSimple = (cell: Node): boolean =>
  cell.attrs['colspan'] === 1 &&
  cell.attrs['rowspan'] === 1 &&
  cell.childCount === 1 &&
  cell.firstChild?.type.name === 'paragraph'

const delimiterOf: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' }

/** A table as GFM has it: one header row, simple cells, one alignment to a column. Anything more is written as HTML. */
function table(node: Node): string {
  const [head, ...body] = node.children
  const columns = head?.childCount ?? 0
  const isPlain =
    head !== undefined &&
    head.children.every(isHeader) &&
    body.every((row) => row.childCount === columns && !row.children.some(isHeader)) &&
    node.children.every((row) => row.children.every(isSimple)) &&
    body.every((row) => row.children.every((cell, index) => cell.attrs['align'] === head.child(index).attrs['align']))
  if (!isPlain) return htmlBlock(node)
  const lines = node.children.map((row) => `| ${row.children.map(cellMarkdown).join(' | ')} |`)
  const delimiter = head.children.map((cell) => delimiterOf[String(cell.attrs['align'])] ?? '---').join(' | ')
  return [lines[0], `| ${delimiter} |`, ...lines.slice(1)].join('\n')
}

const cellMarkdown = (cell: Node): string => (cell.firstChild ? inlineMarkdown(cell.firstChild, { oneLine: true }) : '')

/** HTML inside Markdown ends at an empty line, so it has no line ends at all. */
const htmlBlock = (node: Node): string => blockToHtml(node).replace(/\s*\n\s*/gu, ' ')

function heading(node: Node): string {
  const text = inlineMarkdown(node, { oneLine: true }).replace(/(^|\s)(#+)$/u, String.raw`$1\$2`)
  return `${'#'.repeat(Number(node.attrs['level']))} ${text}`.trimEnd()
}

function block(node: Node, alternate: boolean): string {
  switch (node.type.name) {
    case 'heading':
      return heading(node)
    case 'bulletList':
    case 'orderedList':
      return list(node, alternate)
    case 'blockquote':
      return blocksMarkdown(node.children)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
    case 'table':
      return table(node)
    default:
      return inlineMarkdown(node, { oneLine: false })
  }
}

/** Blocks with an empty line between them. An empty paragraph has no form in Markdown and is left out. */
function blocksMarkdown(nodes: readonly Node[]): string {
  let previous: Node | undefined
  let alternate = false
  const written: string[] = []
  for (const node of nodes) {
    if (isEmptyText(node)) continue
    alternate = isList(node) && previous?.type === node.type && !alternate
    written.push(block(node, alternate))
    previous = node
  }
  return written.join('\n\n')
}

/** The document as CommonMark with GFM tables; what those cannot say (a table with a header column) as HTML in it. */
export const documentToMarkdown = (doc: Node): string => `${blocksMarkdown(doc.children)}\n`
