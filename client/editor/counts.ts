import type { Node } from '@tiptap/pm/model'
import { countText, nothingCounted, recount, type TextCount } from '#shared/language/counts.ts'

/** Per block what was counted; a block that did not change is the same object, also when others edit elsewhere. */
const known = new WeakMap<Node, TextCount>()

function countBlock(block: Node): TextCount {
  const before = known.get(block)
  if (before) return before
  const count = block.inlineContent
    ? countText(block.textBetween(0, block.content.size, undefined, ' '))
    : recount(nothingCounted, [], block.children.map(countBlock))
  known.set(block, count)
  return count
}

/** Words and characters of a document; costs what changed since the last time. */
export const countDocument = (document: Node): TextCount => countBlock(document)

/** Of what is selected: of these the text itself is looked at. */
export const countBetween = (document: Node, from: number, to: number): TextCount =>
  countText(document.textBetween(from, to, '\n', ' '))
