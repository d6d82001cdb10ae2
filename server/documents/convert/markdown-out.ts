import type { Node } from '@tiptap/pm/model'
import { type BlockNumbers, unnumbered } from '#shared/documents/block-numbers.ts'
import { orderNotes } from '#shared/documents/notes.ts'
import { calloutMarkers } from './callout-markers.ts'
import { blockToHtml, htmlNotes, type HtmlNotes } from './html-out.ts'
import { numberMarker } from './heading-numbers.ts'
import { inlineMarkdown } from './markdown-inline.ts'

/** Lists of one family after each other would be read as one. */
const familyOf = (node: Node | undefined): 'dashes' | 'numbers' | undefined => {
  if (node?.type.name === 'bulletList' || node?.type.name === 'taskList') return 'dashes'
  return node?.type.name === 'orderedList' ? 'numbers' : undefined
}
const isList = (node: Node | undefined): boolean => familyOf(node) !== undefined

/** A paragraph without anything to read in it; a lone line break only holds a line open. */
const isEmptyText = (node: Node | undefined): boolean =>
  node?.type.name === 'paragraph' &&
  (node.children.every((child) => child.isText && /^[ \t\r\n\f]*$/u.test(child.text ?? '')) ||
    (node.childCount === 1 && node.firstChild?.type.name === 'hardBreak'))

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

const boxOf = (item: Node): string =>
  item.type.name === 'taskItem' ? (item.attrs['checked'] === true ? '[x] ' : '[ ] ') : ''

const isHeader = (cell: Node): boolean => cell.type.name === 'tableHeader'
const isSimple = (cell: Node): boolean =>
  cell.attrs['colspan'] === 1 &&
  cell.attrs['rowspan'] === 1 &&
  cell.childCount === 1 &&
  cell.firstChild?.type.name === 'paragraph'

const delimiterOf: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' }

/** Writes the blocks of one document, of which it knows the numbers of the notes. */
class Writer {
  readonly notes: HtmlNotes
  readonly numbers: BlockNumbers

  constructor(notes: HtmlNotes, numbers: BlockNumbers) {
    this.notes = notes
    this.numbers = numbers
  }

  /** Blocks with an empty line between them. An empty paragraph has no form in Markdown and is left out. */
  blocks(nodes: readonly Node[]): string {
    let previous: Node | undefined
    let alternate = false
    const written: string[] = []
    for (const node of nodes) {
      if (isEmptyText(node)) continue
      alternate = isList(node) && familyOf(previous) === familyOf(node) && !alternate
      written.push(this.block(node, alternate))
      previous = node
    }
    return written.join('\n\n')
  }

  block(node: Node, alternate: boolean): string {
    switch (node.type.name) {
      case 'heading':
        return this.heading(node)
      case 'bulletList':
      case 'orderedList':
      case 'taskList':
        return this.list(node, alternate)
      case 'blockquote':
        return quoted(this.blocks(node.children))
      case 'callout':
        return this.callout(node)
      case 'table':
        return this.table(node)
      case 'horizontalRule':
        return '___'
      case 'image':
        return this.image(node)
      case 'pageBreak':
      case 'tableCaption':
        return this.html(node)
      default:
        return this.inline(node, false)
    }
  }

  /** `alternate`: the second of two lists that follow each other, told apart by another marker. */
  list(node: Node, alternate: boolean): string {
    const isOrdered = node.type.name === 'orderedList'
    const start = Number(node.attrs['start'] ?? 1)
    const items = node.children.map((item, index) => {
      const marker = isOrdered ? `${start + index}${alternate ? ')' : '.'} ` : `${alternate ? '*' : '-'} `
      const content = boxOf(item) + this.item(item)
      return notARule((marker + indent(content, marker.length)).trimEnd())
    })
    const isTight = node.children.every(isCompact)
    return items.join(isTight ? '\n' : '\n\n')
  }

  /** An item whose first paragraph is empty begins with what follows it, as Markdown has it; a task with its box. */
  item(item: Node): string {
    const isHeadless = item.childCount > 1 && isEmptyText(item.firstChild ?? undefined)
    if (isHeadless && item.type.name === 'taskItem') return `\n\n${this.blocks(item.children.slice(1))}`
    const blocks = isHeadless ? item.children.slice(1) : item.children
    const [text, ...rest] = blocks
    if (!text) return ''
    return rest.length > 0 && !isHeadless && isCompact(item)
      ? `${this.block(text, false)}\n${this.blocks(rest)}`
      : this.blocks(blocks)
  }

  callout(node: Node): string {
    const marker = calloutMarkers[node.attrs['kind'] as keyof typeof calloutMarkers]
    return quoted(`[!${marker}]\n\n${this.blocks(node.children)}`.trimEnd())
  }

  /** A table as GFM has it: one header row, simple cells, one alignment to a column. Anything more is written as HTML. */
  table(node: Node): string {
    const [head, ...body] = node.children
    const columns = head?.childCount ?? 0
    const isPlain =
      head !== undefined &&
      node.attrs['sumRow'] !== true &&
      head.children.every(isHeader) &&
      body.every((row) => row.childCount === columns && !row.children.some(isHeader)) &&
      node.children.every((row) => row.children.every(isSimple)) &&
      body.every((row) => row.children.every((cell, index) => cell.attrs['align'] === head.child(index).attrs['align']))
    if (!isPlain) return this.html(node)
    const lines = node.children.map((row) => `| ${row.children.map((cell) => this.cell(cell)).join(' | ')} |`)
    const delimiter = head.children.map((cell) => delimiterOf[String(cell.attrs['align'])] ?? '---').join(' | ')
    return [lines[0], `| ${delimiter} |`, ...lines.slice(1)].join('\n')
  }

  cell(cell: Node): string {
    return cell.firstChild ? this.inline(cell.firstChild, true) : ''
  }

  /** Without a description it is HTML: in Markdown's own form it would count as decoration. */
  image(node: Node): string {
    const { alt, src } = node.attrs
    if (typeof alt !== 'string' || typeof src !== 'string') return this.html(node)
    const words = alt.replace(/[\\`*[\]<|&!_~]/gu, String.raw`\$&`)
    return `![${words}](${src})`
  }

  heading(node: Node): string {
    const text = this.inline(node, true).replace(/(^|\s)(#+)$/u, String.raw`$1\$2`)
    const number = this.numbers.get(node)
    const numbered = number === undefined ? text : `${`${number} ${text}`.trimEnd()} ${numberMarker}`
    return `${'#'.repeat(Number(node.attrs['level']))} ${numbered}`.trimEnd()
  }

  inline(node: Node, oneLine: boolean): string {
    return inlineMarkdown(node, { oneLine, notes: this.notes })
  }

  /** HTML inside Markdown ends at an empty line, so it has no line ends at all. */
  html(node: Node): string {
    return blockToHtml(node, this.notes).replace(/\s*\n\s*/gu, ' ')
  }

  /** `[^1]: words`, with further paragraphs indented by four. */
  note(note: Node, number: number): string {
    return `[^${number}]: ${indent(this.blocks(note.children), 4)}`.trimEnd()
  }
}

const quoted = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/**
 * The document as CommonMark with GFM tables, tasks, notes and callouts; what those cannot say (a table with a header
 * column, a page break) as HTML in it. Only headings say their numbers: a paragraph has no place for one that a reader
 * would take away again.
 */
export function documentToMarkdown(doc: Node, numbers: BlockNumbers = unnumbered): string {
  const notes = htmlNotes(orderNotes(doc))
  const writer = new Writer(notes, numbers)
  const text = writer.blocks(doc.children.filter(({ type }) => type.name !== 'footnote'))
  const noted = notes.notes.map((note, index) => writer.note(note, index + 1))
  return `${[text, ...noted].filter((part) => part !== '').join('\n\n')}\n`
}
