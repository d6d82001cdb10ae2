import { Fragment, type Node } from '@tiptap/pm/model'
import { documentSchema } from '#shared/documents/nodes.ts'
import { documentToMarkdown } from './markdown-out.ts'

const isHeading = (node: Node | undefined): node is Node => node?.type.name === 'heading'
const isParagraph = (node: Node | undefined): boolean => node?.type.name === 'paragraph'
const isEmptyParagraph = (node: Node | undefined): node is Node =>
  node?.type.name === 'paragraph' && node.content.size === 0
const levelOf = (heading: Node): number => Number(heading.attrs['level'])
const markdownOf = (block: Node): string => documentToMarkdown(documentSchema.topNodeType.create(null, block))

/**
 * A document that came back as Markdown, with every top-level block that did not change as the very block it was: its
 * ids, and what Markdown cannot say (a header column, merged cells). A heading that was only renamed keeps its id, and
 * under a heading stays a line to write on, which Markdown leaves out.
 */
export function keepBlocks(document: Node, before: Node): Node {
  const headings = matchHeadings(document.children.filter(isHeading), before.children.filter(isHeading))
  const unchanged = Map.groupBy(
    before.children.filter((block) => !isHeading(block) && !isEmptyParagraph(block)),
    markdownOf,
  )
  const blocks: Node[] = []
  for (const [index, block] of document.children.entries()) {
    if (!isHeading(block)) {
      blocks.push(unchanged.get(markdownOf(block))?.shift() ?? block)
      continue
    }
    const earlier = headings.get(block)
    blocks.push(earlier ? block.type.create({ ...block.attrs, id: earlier.attrs['id'] }, block.content) : block)
    const next = document.children[index + 1]
    if (!isParagraph(next)) blocks.push(...lineUnder(block, earlier, next, before))
  }
  return document.type.create(document.attrs, Fragment.fromArray(blocks))
}

/** Which heading each was: by its words, else as the one that stood after the same heading. */
function matchHeadings(now: readonly Node[], before: readonly Node[]): ReadonlyMap<Node, Node> {
  const free = new Set(before)
  const matched = new Map<Node, Node>()
  const match = (heading: Node, earlier: Node | undefined): void => {
    if (!earlier || !free.delete(earlier)) return
    matched.set(heading, earlier)
  }
  for (const heading of now) {
    match(
      heading,
      [...free].find((each) => each.textContent === heading.textContent),
    )
  }
  for (const [index, heading] of now.entries()) {
    if (matched.has(heading)) continue
    const above = now[index - 1]
    const aboveEarlier = above && matched.get(above)
    if (above && !aboveEarlier) continue
    match(heading, before[aboveEarlier ? before.indexOf(aboveEarlier) + 1 : 0])
  }
  return matched
}

/** The empty line under a heading: where there was one, and for a new heading unless it only frames those below it. */
function lineUnder(heading: Node, earlier: Node | undefined, next: Node | undefined, before: Node): Node[] {
  if (earlier) {
    const line = before.children[before.children.indexOf(earlier) + 1]
    return isEmptyParagraph(line) ? [line] : []
  }
  const isFrame = isHeading(next) && levelOf(next) > levelOf(heading)
  return isFrame ? [] : [documentSchema.nodes['paragraph']?.create()].filter((node) => node !== undefined)
}
