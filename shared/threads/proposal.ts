import { z } from 'zod'
import { cleanAttributes, isMeaningful, leafNodes } from '#shared/documents/attributes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'

/** A proposal replaces a passage, never a document. */
const MAX_NODES = 500
const MAX_CHARACTERS = 10_000
/** A list in a cell in a table in a list is 12 deep. */
const MAX_DEPTH = 16

/** The blocks and leaves of `shared/documents/nodes.ts`; a test holds the two together. */
export const proposalNodes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'taskList',
  'taskItem',
  'callout',
  'tableCaption',
  'footnote',
  ...leafNodes,
] as const
const proposalMarks = ['bold', 'italic', 'link', 'superscript', 'subscript', 'smallCaps', 'language'] as const

interface Count {
  nodes: number
  characters: number
}

type Given = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const knownNode = new Set<unknown>(proposalNodes)
const knownMark = new Set<unknown>(proposalMarks)

/** A node that a document could hold, its attributes made harmless; undefined when it is none, or the slice too large. */
function cleanNode(given: unknown, depth: number, count: Count): DocumentNode | undefined {
  count.nodes += 1
  if (!isObject(given) || depth > MAX_DEPTH || count.nodes > MAX_NODES) return undefined
  if (given['type'] === 'text') return cleanText(given, count)
  const { type, attrs, content = [] } = given
  if (typeof type !== 'string' || !knownNode.has(type) || !Array.isArray(content)) return undefined
  const children = content.map((child) => cleanNode(child, depth + 1, count))
  if (children.includes(undefined)) return undefined
  // a new block gets an id of its own where it lands: two blocks never share one
  const clean = cleanAttributes(type, attrs)
  if (!isMeaningful(type, clean)) return undefined
  const own = { ...clean, ...('id' in clean && { id: null }) }
  return { type, attrs: own, content: children.filter((child) => child !== undefined) }
}

function cleanText({ text, marks = [] }: Given, count: Count): DocumentNode | undefined {
  if (typeof text !== 'string' || text.length === 0 || !text.isWellFormed() || !Array.isArray(marks)) return undefined
  count.characters += text.length
  if (count.characters > MAX_CHARACTERS) return undefined
  const clean = marks.map((mark: unknown) => {
    if (!isObject(mark) || typeof mark['type'] !== 'string' || !knownMark.has(mark['type'])) return undefined
    const attrs = cleanAttributes(mark['type'], mark['attrs'])
    return isMeaningful(mark['type'], attrs) ? { type: mark['type'], attrs } : undefined
  })
  if (clean.includes(undefined)) return undefined
  return { type: 'text', text, marks: clean.filter((mark) => mark !== undefined) }
}

/**
 * What takes the place of the anchor: a ProseMirror slice. No content proposes to delete the passage; an anchor without
 * words proposes to insert. Whether it fits where it would land is seen when it is accepted.
 */
export const proposal = z.strictObject({
  content: z
    .array(z.unknown())
    .max(MAX_NODES)
    .transform((given, context) => {
      const count: Count = { nodes: 0, characters: 0 }
      const clean = given.map((node) => cleanNode(node, 1, count))
      if (!clean.includes(undefined)) return clean.filter((node) => node !== undefined)
      context.addIssue({ code: 'custom', message: 'holds what no document can hold, or too much' })
      return z.NEVER
    }),
  openStart: z.number().int().min(0).max(MAX_DEPTH).default(0),
  openEnd: z.number().int().min(0).max(MAX_DEPTH).default(0),
})
export type Proposal = z.output<typeof proposal>
