import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { outlineBlock, ownTexts, partStates, type OutlineBlock } from '#shared/templates/rules.ts'
import type { PartGuidance } from '#shared/templates/schema.ts'

/** Where ghost text comes from: what a template says per part, and what of a text is something that one wrote. */
export interface GhostSource {
  readonly guidance: readonly PartGuidance[]
  /** One top-level block as its parts see it; asked once per block, for as long as that does not change. */
  readonly outline: (node: Node) => OutlineBlock
}

/** An empty paragraph with the words that show in it. */
export interface GhostSpot {
  /** Before the paragraph. */
  readonly from: number
  /** After it. */
  readonly to: number
  /** Of the heading above it. */
  readonly block: string
  readonly words: string
}

/** Keeps the answer by node: of a text only the blocks that changed are new objects. */
function keptByNode(ask: (node: Node) => OutlineBlock): (node: Node) => OutlineBlock {
  const known = new WeakMap<Node, OutlineBlock>()
  return (node) => {
    const block = known.get(node) ?? ask(node)
    known.set(node, block)
    return block
  }
}

// toJSON gives what DocumentNode describes
const jsonOf = (node: Node): DocumentNode => node.toJSON() as DocumentNode

/** For a document that began with this version: what the template itself has fills nothing. */
export function ghostsOfTemplate({
  guidance,
  content,
}: Pick<GhostSource, 'guidance'> & { readonly content: DocumentNode }): GhostSource {
  const own = ownTexts(content)
  return { guidance, outline: keptByNode((node) => outlineBlock(jsonOf(node), own)) }
}

const nothingOwn = new Map<string, string>()

/** For a template itself while it is made: all of it is the template's, so each part shows what it will say. */
export const ghostsOfDraft = (guidance: readonly PartGuidance[]): GhostSource => ({
  guidance,
  outline: keptByNode((node) =>
    node.type.name === 'heading' ? outlineBlock(jsonOf(node), nothingOwn) : { kind: 'content', filled: false },
  ),
})

const isEmptyParagraph = (node: Node): boolean => node.type.name === 'paragraph' && node.content.size === 0

/**
 * The first empty paragraph right under the heading of each part in which nothing is written before the next heading.
 * @returns in the order of the text
 */
export function ghostSpots(document: Node, { guidance, outline }: GhostSource): GhostSpot[] {
  const blocks: OutlineBlock[] = []
  const starts: number[] = []
  document.forEach((node, pos) => {
    blocks.push(outline(node))
    starts.push(pos)
  })
  const spots = new Map<number, GhostSpot>()
  for (const { at, block, ghost } of partStates(blocks, guidance)) {
    const index = at === null ? undefined : emptyUnder(document, blocks, at)
    const from = index === undefined ? undefined : starts[index]
    if (index === undefined || from === undefined || ghost === '' || spots.has(from)) continue
    spots.set(from, { from, to: from + document.child(index).nodeSize, block, words: ghost })
  }
  return [...spots.values()].toSorted((a, b) => a.from - b.from)
}

/** Index of the first empty paragraph under a heading; undefined when there is none, or when anything is written there. */
function emptyUnder(document: Node, blocks: readonly OutlineBlock[], at: number): number | undefined {
  let found: number | undefined
  for (let index = at + 1; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (!block || block.kind === 'heading') break
    if (block.filled) return undefined
    if (found === undefined && isEmptyParagraph(document.child(index))) found = index
  }
  return found
}
