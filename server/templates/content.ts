import { Fragment, type Mark, Node } from '@tiptap/pm/model'
import { cleanAttributes } from '#shared/documents/attributes.ts'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { PartGuidance } from '#shared/templates/schema.ts'

/** Deeper is no document; every recursion below is bounded by it. */
const MAX_DEPTH = 64

const invalid = (path: string, message: string): Problem =>
  new Problem('invalid-input', { fields: [{ path, message }] })

/** Objects and lists in each other, to a depth; without recursion, since it is what makes recursion safe. */
function demandDepth(content: unknown): void {
  const pending: { value: unknown; depth: number }[] = [{ value: content, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    // a node and the list of its children are two levels here
    if (depth > 2 * MAX_DEPTH) throw invalid('content', 'too deep')
    if (typeof value !== 'object' || value === null) continue
    for (const child of Object.values(value)) pending.push({ value: child, depth: depth + 1 })
  }
}

/** A link whose address is refused is no link; its text stays. */
function harmless(mark: Mark): readonly Mark[] {
  const attrs = cleanAttributes(mark.type.name, mark.attrs)
  return 'href' in attrs && attrs['href'] === null ? [] : [mark.type.create(attrs)]
}

/** Attributes made harmless, and an id on every block that may have one, no two the same. */
function tidy(node: Node, seen: Set<string>, newId: () => string): Node {
  if (node.isText) return node.mark(node.marks.flatMap(harmless))
  const attrs = cleanAttributes(node.type.name, node.attrs)
  // the document itself has none
  if ('id' in attrs && 'id' in node.attrs) {
    const given = attrs['id']
    const id = typeof given === 'string' && !seen.has(given) ? given : newId()
    seen.add(id)
    attrs['id'] = id
  }
  const children = node.children.map((child) => tidy(child, seen, newId))
  return node.type.create(attrs, Fragment.fromArray(children), node.marks)
}

/**
 * What an administrator's editor gives, as content of the document schema. It is refused when it does not fit, not
 * mended: a template is written in our own editor.
 * @throws {Problem} `invalid-input`, for the content or for guidance about a heading that is not in it
 */
export function readTemplate(
  content: unknown,
  guidance: readonly PartGuidance[],
  newId: () => string,
): { content: DocumentNode; headings: ReadonlySet<string> } {
  demandDepth(content)
  const document = parse(content)
  const tidied = tidy(document, new Set(), newId)
  demandNoPictures(tidied)
  const headings = new Set<string>()
  tidied.forEach((node) => {
    if (node.type.name === 'heading') headings.add(String(node.attrs['id']))
  })
  const lost = guidance.findIndex((part) => !headings.has(part.block))
  if (lost >= 0) throw invalid(`guidance.${lost}.block`, 'no heading of the template')
  // toJSON gives what DocumentNode describes
  return { content: tidied.toJSON() as DocumentNode, headings }
}

/** A picture is kept with one document, for who may read that; a template has nowhere to keep one. */
function demandNoPictures(document: Node): void {
  document.descendants((node) => {
    if (node.type.name === 'image') throw invalid('content', 'no pictures in a template')
  })
}

function parse(content: unknown): Node {
  try {
    const document = Node.fromJSON(documentSchema, content)
    document.check()
    if (document.type !== documentSchema.topNodeType) throw new RangeError('not a whole document')
    return document
  } catch (cause) {
    // RangeError is what ProseMirror says of content that does not fit; anything else is a bug
    if (!(cause instanceof RangeError) && !(cause instanceof TypeError)) throw cause
    throw invalid('content', 'not a document in our schema')
  }
}
