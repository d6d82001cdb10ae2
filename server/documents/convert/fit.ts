import { type ContentMatch, Fragment, type Mark, type Node, type NodeType, type Schema } from '@tiptap/pm/model'
import { cleanAttributes, isMeaningful } from '#shared/documents/attributes.ts'
import { Problem } from '#shared/lib/problem.ts'
import { boundary, isText, type LooseChild, type LooseNode, type LooseText, looseNode } from './loose.ts'

/** Levels of nodes in a document: about twenty lists inside each other. Every recursion over a document is bounded by it. */
const MAX_DEPTH = 64

/** A run of inline content as it stands in one text block. */
export type Run = readonly (LooseText | LooseNode)[]

export interface FitOptions {
  /** Made tidy where the source has its own idea of white space. */
  readonly tidyRun?: (run: Run) => Run
  /** More nodes than this are refused; without it every document is taken. */
  readonly maxNodes?: number
}

interface Place {
  readonly schema: Schema
  readonly type: NodeType
  readonly depth: number
  readonly tidyRun: (run: Run) => Run
  readonly budget: { nodes: number }
}

// oxlint-disable-next-line no-control-regex -- control characters say nothing in a document and break XML exports
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu
const cleanText = (text: string): string => text.toWellFormed().replace(control, '')

const typeOf = (schema: Schema, name: string): NodeType | undefined =>
  Object.hasOwn(schema.nodes, name) && name !== schema.topNodeType.name && name !== 'text'
    ? schema.nodes[name]
    : undefined

/** A leaf that has content all the same (a line break with text in it) is taken as a block, for its content. */
const isInline = (schema: Schema, child: LooseChild): boolean =>
  isText(child) || (typeOf(schema, child.type)?.isInline === true && child.children.length === 0)

const isBlank = (run: Run): boolean => run.every((child) => isText(child) && /^[ \t\n\r\f]*$/u.test(child.text))

function marksOf(place: Place, child: LooseText): readonly Mark[] {
  const marks = child.marks.flatMap((mark) => {
    const type = Object.hasOwn(place.schema.marks, mark.type) ? place.schema.marks[mark.type] : undefined
    if (!type || !place.type.allowsMarkType(type)) return []
    const attrs = cleanAttributes(mark.type, mark.attrs)
    // A link whose address was refused is no link; its text stays.
    return isMeaningful(mark.type, attrs) ? [type.create(attrs)] : []
  })
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
}

function inlineContent(place: Place, run: Run): Fragment {
  spend(place, run.length)
  const nodes = place.tidyRun(run).flatMap((child) => {
    if (!isText(child)) {
      const type = typeOf(place.schema, child.type)
      const attrs = cleanAttributes(child.type, child.attrs)
      return type && isMeaningful(child.type, attrs) ? [type.create(attrs)] : []
    }
    const text = cleanText(child.text)
    return text ? [place.schema.text(text, marksOf(place, child))] : []
  })
  return Fragment.fromArray(nodes)
}

/** The content of a text block in pieces: its runs of text, and the blocks that stand wrongly between them. */
function pieces(schema: Schema, children: readonly LooseChild[]): (LooseNode | LooseChild[])[] {
  const found: (LooseNode | LooseChild[])[] = []
  let run: LooseChild[] = []
  const endRun = (): void => {
    if (run.length > 0) found.push(run)
    run = []
  }
  for (const child of children) {
    if (isInline(schema, child)) {
      run.push(child)
      continue
    }
    endRun()
    if (isText(child)) continue
    if (typeOf(schema, child.type)) found.push(child)
    else found.push(...pieces(schema, child.children))
  }
  endRun()
  return found
}

/** Fills one node: takes children as they come and makes of them content that the schema allows there. */
class Filler {
  readonly place: Place
  readonly nodes: Node[] = []
  match: ContentMatch
  run: LooseChild[] = []
  /** Children that need the same node around them (rows without a table), gathered to share one. */
  wrapped: { readonly around: NodeType; readonly children: LooseChild[] } | undefined

  constructor(place: Place) {
    this.place = place
    this.match = place.type.contentMatch
  }

  add(child: LooseChild): void {
    if (isInline(this.place.schema, child)) {
      this.run.push(child)
      return
    }
    this.endRun()
    if (!isText(child)) this.addBlock(child)
  }

  addBlock(block: LooseNode): void {
    const type = typeOf(this.place.schema, block.type)
    if (!type || type.isInline || (this.place.depth >= MAX_DEPTH && !type.isTextblock)) {
      this.addContent(block)
      return
    }
    if (type.isTextblock) {
      const parts = pieces(this.place.schema, block.children)
      if (parts.length > 1 || parts.some((part) => !Array.isArray(part))) {
        for (const part of parts) this.addPart(block, part)
        return
      }
    }
    if (!this.put(type, block) || type.isLeaf) this.addContent(block)
  }

  /** A piece of a text block that is cut in pieces; blank text between two blocks is not worth a paragraph. */
  addPart(block: LooseNode, part: LooseNode | LooseChild[]): void {
    if (!Array.isArray(part)) this.add(part)
    else if (!isBlank(part.filter((child) => isText(child) || child.children.length === 0))) {
      this.add(looseNode(block.type, { ...block.attrs, id: null }, part))
    }
  }

  addContent(block: LooseNode): void {
    this.endRun()
    for (const child of block.children) this.add(child)
    this.endRun()
  }

  /** @returns false when this type can stand here in no way */
  put(type: NodeType, block: LooseNode): boolean {
    const before = this.fillBefore(type)
    if (before) {
      this.endWrapped()
      const node = build({ ...this.place, type, depth: this.place.depth + 1 }, block)
      if (node) this.push(before, node)
      return true
    }
    const [around] = this.match.findWrapping(type) ?? []
    if (!around) return false
    if (this.wrapped?.around !== around) this.endWrapped()
    this.wrapped ??= { around, children: [] }
    this.wrapped.children.push(block)
    return true
  }

  fillBefore(type: NodeType): Fragment | null {
    if (this.match.matchType(type)) return Fragment.empty
    const example = type.createAndFill()
    return example && this.match.fillBefore(Fragment.from(example))
  }

  push(before: Fragment, node: Node): void {
    const added = before.append(Fragment.from(node))
    const next = this.match.matchFragment(added)
    if (!next) return
    added.forEach((child) => this.nodes.push(child))
    this.match = next
  }

  endRun(): void {
    const run = this.run
    this.run = []
    if (run.length === 0 || isBlank(this.place.tidyRun(run.filter(isInlineChild)))) return
    const paragraph = this.place.schema.nodes['paragraph']
    if (paragraph) this.put(paragraph, looseNode(paragraph.name, {}, run))
  }

  endWrapped(): void {
    const wrapped = this.wrapped
    this.wrapped = undefined
    if (wrapped) this.put(wrapped.around, looseNode(wrapped.around.name, {}, wrapped.children))
  }

  /** The content, completed with what the schema demands at the end. */
  finish(): Fragment {
    this.endRun()
    this.endWrapped()
    const rest = this.match.fillBefore(Fragment.empty, true) ?? Fragment.empty
    return Fragment.fromArray(this.nodes).append(rest)
  }
}

const isInlineChild = (child: LooseChild): child is LooseText | LooseNode => isText(child) || child.type !== boundary

function spend(place: Place, nodes: number): void {
  place.budget.nodes -= nodes
  if (place.budget.nodes < 0) throw new Problem('too-large', { detail: 'more blocks than a document can have' })
}

/** @returns undefined for a frame without anything in it: a list without items, a table without cells */
function build(place: Place, loose: LooseNode): Node | undefined {
  const attrs = cleanAttributes(place.type.name, loose.attrs)
  spend(place, 1)
  if (place.type.isLeaf) return place.type.create(attrs)
  if (place.type.inlineContent) {
    return place.type.create(attrs, inlineContent(place, loose.children.filter(isInlineChild)))
  }
  const filler = new Filler(place)
  for (const child of loose.children) filler.add(child)
  filler.endRun()
  filler.endWrapped()
  const holdsText = place.type.contentMatch.defaultType?.isTextblock === true
  if (filler.nodes.length === 0 && !holdsText) return undefined
  return place.type.create(attrs, filler.finish())
}

/**
 * A valid document of this schema with everything in `children` that the schema can hold, whatever they are. Text is
 * never lost; unknown nodes give their content, wrong nesting is mended, attributes are made harmless.
 * @throws {Problem} `too-large` above `options.maxNodes`
 */
export function fitDocument(schema: Schema, children: readonly LooseChild[], options: FitOptions = {}): Node {
  const filler = new Filler({
    schema,
    type: schema.topNodeType,
    depth: 0,
    tidyRun: options.tidyRun ?? ((run) => run),
    budget: { nodes: options.maxNodes ?? Number.POSITIVE_INFINITY },
  })
  for (const child of children) filler.add(child)
  return schema.topNodeType.create(null, filler.finish())
}
