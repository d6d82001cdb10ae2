import type { PlacedFinding } from '#shared/checker/check-document.ts'
import { canRepair, repair } from '#shared/checker/repair.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { bringElementToMiddle } from '#client/lib/bring-into-sight.ts'
import { mayChange } from '#client/editor/caret-only.ts'

/** Where the child of the document that a finding is in begins now; undefined when it changed since. */
function startOf(editor: Editor, { block }: PlacedFinding): number | undefined {
  let start: number | undefined
  editor.state.doc.forEach((child, offset) => {
    if (child === block) start = offset
  })
  return start
}

/**
 * Selects the words of a finding and brings them into sight, with the focus in the text.
 * @returns false when they are no longer there
 */
export function goTo(editor: Editor, finding: PlacedFinding): boolean {
  const start = startOf(editor, finding)
  if (start === undefined) return false
  const [from, to] = [start + finding.from, start + finding.to]
  let words: { from: number; to: number } | undefined
  editor.state.doc.nodesBetween(from, to, (node, pos) => {
    if (!words && node.isTextblock) {
      words = { from: Math.max(from, pos + 1), to: Math.min(to, pos + 1 + node.content.size) }
    }
    return words === undefined
  })
  if (words) editor.commands.setTextSelection(words)
  else editor.commands.setNodeSelection(from)
  editor.view.focus()
  const dom = editor.view.domAtPos(words?.from ?? from).node
  const element = dom instanceof Element ? dom : dom.parentElement
  if (element) bringElementToMiddle(element)
  return true
}

/** Can this finding be mended here by a press of a button? */
export const isMendable = (editor: Editor, finding: PlacedFinding): boolean => canRepair(editor.schema, finding)

/** Mends it, as an edit that undo takes back. @returns false when the text there changed since */
export function mend(editor: Editor, finding: PlacedFinding, choice: number): boolean {
  const start = startOf(editor, finding)
  if (start === undefined || !mayChange(editor.view)) return false
  let isMended = false
  editor
    .chain()
    .command(({ tr }) => {
      isMended = repair(tr, start, finding, choice)
      return isMended
    })
    .run()
  return isMended
}
