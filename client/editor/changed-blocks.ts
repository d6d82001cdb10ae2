import type { Node } from '@tiptap/pm/model'

/** Which of the top blocks two documents do not share: `[from, toBefore)` became `[from, toAfter)`. */
export interface ChangedBlocks {
  readonly from: number
  readonly toBefore: number
  readonly toAfter: number
}

/**
 * Compares by identity from both ends: a change makes new objects only of what it touches, whether somebody here typed it
 * or it came from others as a whole new document.
 */
export function changedBlocks(before: Node, after: Node): ChangedBlocks {
  const least = Math.min(before.childCount, after.childCount)
  let from = 0
  while (from < least && before.child(from) === after.child(from)) from += 1
  let [toBefore, toAfter] = [before.childCount, after.childCount]
  while (toBefore > from && toAfter > from && before.child(toBefore - 1) === after.child(toAfter - 1)) {
    toBefore -= 1
    toAfter -= 1
  }
  return { from, toBefore, toAfter }
}
