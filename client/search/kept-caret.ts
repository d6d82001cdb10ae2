import { useEffect, useRef, useState } from 'react'

/**
 * Milliseconds after which an editor has done everything that it does on getting the focus: ours looks at the caret once
 * more after 20.
 */
const EDITOR_SETTLES_MS = 60
/** And after which it has seen where the caret was put: the browser tells so in a task of its own. */
const CARET_SEEN_MS = 40

/**
 * Keeps the caret of an editable text for as long as a dialog is over it. When the focus comes back by a script, the
 * browser puts the caret at the start of the text, and the editor would take that for the person's choice.
 * @returns calls what is given when the dialog is gone, the focus back, and the caret where it was
 */
export function useKeptCaret(): (then: () => void) => void {
  // while rendering: a moment later the dialog has the focus
  const [putBack] = useState(caretNow)
  const after = useRef<() => void>(undefined)
  useEffect(
    () => () => {
      setTimeout(() => {
        putBack()
        // one after the other, and not each by a clock of its own: on a busy machine the caret came last, and undid the jump
        const then = after.current
        if (then) setTimeout(then, CARET_SEEN_MS)
      }, EDITOR_SETTLES_MS)
    },
    [putBack],
  )
  return (then) => {
    after.current = then
  }
}

function caretNow(): () => void {
  const element = document.activeElement
  const selection = document.getSelection()
  if (!(element instanceof HTMLElement) || !element.isContentEditable || !selection || selection.rangeCount === 0) {
    return () => undefined
  }
  // a live range: it moves along with what others type meanwhile
  const range = selection.getRangeAt(0).cloneRange()
  return () => {
    if (document.activeElement !== element || !element.contains(range.startContainer)) return
    selection.removeAllRanges()
    selection.addRange(range)
  }
}
