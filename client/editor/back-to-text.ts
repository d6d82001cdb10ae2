import type { Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'

/**
 * Closes what lies over the text, does something in the text, and gives it the focus; all before any key that comes after.
 * While something lies over the text it holds the focus, and what closes a frame later loses what is typed in between.
 */
export function backToText({ view }: Editor, close: () => void, run?: () => void): void {
  flushSync(close)
  run?.()
  view.focus()
}
