import type { Node } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/core'
import { blockIdInDom } from '#shared/documents/nodes.ts'

/** A heading with what stands under it, up to the next heading of the same or a higher level. */
export interface Part {
  readonly id: string | null
  readonly level: number
  readonly title: string
  /** Position of the heading in the document as it was when looked at. */
  readonly pos: number
  /** Nothing stands under it, not even under a heading of a lower level. */
  readonly isEmpty: boolean
}

const titles = new WeakMap<Node, string>()
const withText = new WeakMap<Node, boolean>()

function titleOf(heading: Node): string {
  const known = titles.get(heading)
  if (known !== undefined) return known
  const title = heading.textContent.replaceAll('\u00AD', '').trim()
  titles.set(heading, title)
  return title
}

/** Is there something to read in a block? Anything that is no text (an image, a table's empty cells aside) counts. */
function isFilled(block: Node): boolean {
  const known = withText.get(block)
  if (known !== undefined) return known
  let isFound = false
  block.descendants((node) => {
    if (
      (node.isText && (node.text ?? '').trim() !== '') ||
      (node.isAtom && !node.isText && node.type.name !== 'hardBreak')
    )
      isFound = true
    return !isFound
  })
  const answer = isFound || (block.isAtom && !block.isTextblock)
  withText.set(block, answer)
  return answer
}

const levelOf = (node: Node): number => Number(node.attrs['level'])
const idOf = (node: Node): string | null => (typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null)

/** The headings of a document in order; costs one look at each of its top blocks. */
export function partsOf(document: Node): Part[] {
  const parts: { id: string | null; level: number; title: string; pos: number; isEmpty: boolean }[] = []
  let open: typeof parts = []
  document.forEach((node, pos) => {
    if (node.type.name === 'heading') {
      const part = { id: idOf(node), level: levelOf(node), title: titleOf(node), pos, isEmpty: true }
      open = open.filter(({ level }) => level < part.level)
      open.push(part)
      parts.push(part)
    } else if (open.length > 0 && open.at(-1)?.isEmpty && isFilled(node)) for (const part of open) part.isEmpty = false
  })
  return parts
}

/** The block with this id in the page. */
export const elementOf = (editor: Editor, id: string): HTMLElement | null =>
  editor.view.dom.querySelector<HTMLElement>(`[${blockIdInDom}="${CSS.escape(id)}"]`)

/** Where the block with this id is now, among the top blocks. */
export function positionOf(document: Node, id: string): number | undefined {
  let found: number | undefined
  document.forEach((node, pos) => {
    if (node.attrs['id'] === id) found ??= pos
  })
  return found
}

/** Height of what lies over the top of the page, in pixels, with a little air. */
const COVERED = 140

/** The part that is being read: the last heading above the middle of what is in sight. A binary search: few layouts. */
export function partInSight(editor: Editor, parts: readonly Part[]): Part | undefined {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const id = parts[middle]?.id
    const top = (id && elementOf(editor, id)?.getBoundingClientRect().top) ?? Number.POSITIVE_INFINITY
    if (Number(top) <= COVERED + 24) low = middle + 1
    else high = middle
  }
  return parts[low - 1]
}

/** The part in which a position stands. */
export const partAt = (parts: readonly Part[], pos: number): Part | undefined =>
  parts.findLast((part) => part.pos <= pos)

/** The end of a part in the document: where the next heading of its level or higher begins. */
export function endOfPart(document: Node, pos: number): number {
  const heading = document.nodeAt(pos)
  if (!heading) return pos
  let at = pos + heading.nodeSize
  for (let index = document.resolve(pos).index() + 1; index < document.childCount; index += 1) {
    const node = document.child(index)
    if (node.type.name === 'heading' && levelOf(node) <= levelOf(heading)) break
    at += node.nodeSize
  }
  return at
}
