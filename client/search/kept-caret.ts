import { useEffect, useRef, useState } from 'react'

/** Milliseconds after which an editor has done everything that it does on getting the focus from somebody else. */
const EDITOR_SETTLES_MS = 60

/**
 * Keeps the caret of an editable text for as long as a dialog is over it. When the focus comes back by a script, the
 * browser puts the caret at the start of the text, and the editor would take that for the person's choice; so both are
 * put back here, at once: a key that comes right after is for where the caret was.
 * @returns calls what is given when the dialog is gone, the focus back, and the caret where it was
 */
export function useKeptCaret(): (then: () => void) => void {
  // while rendering: a moment later the dialog has the focus
  const [putBack] = useState(caretNow)
  const after = useRef<() => void>(undefined)
  useEffect(
    () => () => {
      const then = after.current
      if (putBack()) return then?.()
      // something else still holds the focus
      setTimeout(() => {
        putBack()
        then?.()
      }, EDITOR_SETTLES_MS)
    },
    [putBack],
  )
  return (then) => {
    after.current = then
  }
}

/** @returns puts it back, and says whether that is done */
function caretNow(): () => boolean {
  const element = document.activeElement
  const selection = document.getSelection()
  if (!(element instanceof HTMLElement) || !element.isContentEditable || !selection || selection.rangeCount === 0) {
    return () => true
  }
  // a live range: it moves along with what others type meanwhile
  const range = selection.getRangeAt(0).cloneRange()
  return () => {
    if (!element.contains(range.startContainer)) return true
    element.focus({ preventScroll: true })
    if (document.activeElement !== element) return false
    selection.removeAllRanges()
    selection.addRange(range)
    return true
  }
}
