import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { blockIdInDom } from '#shared/documents/nodes.ts'
import { bringToMiddle } from '#client/lib/bring-into-sight.ts'

/** How long a block that somebody came for stays marked. */
const MARKED_MS = 4000

const blockInAddress = (): string => decodeURIComponent(location.hash.slice(1))

function point(editor: Editor): (() => void) | undefined {
  const id = blockInAddress()
  const find = (): Element | null => editor.view.dom.querySelector(`[${blockIdInDom}="${CSS.escape(id)}"]`)
  const block = id && find()
  if (!block) return undefined
  // found anew each time: the editor draws blocks again while the text comes in
  bringToMiddle(() => (editor.isDestroyed ? undefined : find()?.getBoundingClientRect()))
  // The editor's own observer would take an attribute on the block for an edit; an animation is nobody's business.
  const marked = block.animate(
    [{ backgroundColor: 'var(--basis-color-warning-bg-default)' }, { backgroundColor: 'transparent' }],
    { duration: MARKED_MS, easing: 'ease-in' },
  )
  return () => marked.cancel()
}

/** Follows `#blok` in the address: to that block, now and when the address changes. */
export function useBlockLink(editor: Editor): void {
  useEffect(() => {
    let stop = point(editor)
    const follow = (): void => {
      stop?.()
      stop = point(editor)
    }
    window.addEventListener('hashchange', follow)
    return () => {
      window.removeEventListener('hashchange', follow)
      stop?.()
    }
  }, [editor])
}
