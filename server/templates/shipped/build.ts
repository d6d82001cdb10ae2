import type { DocumentNode } from '#shared/documents/schema.ts'
import type { PartGuidance } from '#shared/templates/schema.ts'

/** One part as it is written here. Without `ghost` and `help` it is a heading that frames the parts below it. */
export interface ShippedPart {
  /** Becomes the id of the heading's block. Never changes: documents are recognised by it. */
  readonly id: string
  readonly title: string
  readonly level: 2 | 3
  readonly required?: true
  readonly ghost?: string
  readonly help?: string
  /** A table to fill in: the first row is the header, the first column too. */
  readonly table?: readonly (readonly string[])[]
  /** Items of a list to fill in or strike out. */
  readonly list?: readonly string[]
  /** A frame has nothing of its own, not even a line to write on. */
  readonly frame?: true
}

export interface ShippedTemplate {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly parts: readonly ShippedPart[]
}

export interface BuiltTemplate {
  readonly content: DocumentNode
  readonly guidance: readonly PartGuidance[]
}

const paragraph = (id: string, text = ''): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  ...(text && { content: [{ type: 'text', text }] }),
})

const table = (id: string, rows: readonly (readonly string[])[]): DocumentNode => ({
  type: 'table',
  attrs: { id: `${id}-tabel` },
  content: rows.map((cells, row) => ({
    type: 'tableRow',
    attrs: { id: `${id}-r${row}` },
    content: cells.map((text, column) => ({
      type: row === 0 || column === 0 ? 'tableHeader' : 'tableCell',
      attrs: { id: `${id}-r${row}k${column}` },
      content: [paragraph(`${id}-r${row}k${column}-t`, text)],
    })),
  })),
})

const list = (id: string, items: readonly string[]): DocumentNode => ({
  type: 'bulletList',
  attrs: { id: `${id}-lijst` },
  content: items.map((text, index) => ({
    type: 'listItem',
    attrs: { id: `${id}-p${index}` },
    content: [paragraph(`${id}-p${index}-t`, text)],
  })),
})

function blocksOf(part: ShippedPart): DocumentNode[] {
  const { id, title, level } = part
  const heading = { type: 'heading', attrs: { id, level }, content: [{ type: 'text', text: title }] }
  if (part.frame) return [heading]
  return [
    heading,
    paragraph(`${id}-1`),
    ...(part.list ? [list(id, part.list)] : []),
    ...(part.table ? [table(id, part.table)] : []),
  ]
}

/** A shipped template as content of the document schema, with its guidance by block. */
export function buildTemplate({ parts }: ShippedTemplate): BuiltTemplate {
  const content = parts.flatMap(blocksOf)
  return {
    content: { type: 'doc', content: content.length > 0 ? content : [paragraph('begin')] },
    guidance: parts
      .filter((part) => part.ghost !== undefined || part.help !== undefined)
      .map((part) => ({
        block: part.id,
        title: part.title,
        required: part.required ?? false,
        ghost: part.ghost ?? '',
        help: part.help ?? '',
      })),
  }
}
