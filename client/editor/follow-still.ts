import { Extension } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { blockIdInDom } from '#shared/documents/nodes.ts'

/** Changes smaller than this are rounding, in pixels. */
const LEAST = 1
/** For so many frames after it an edit can move the page: what is out of sight gets its height a frame later, or two. */
const SETTLING_FRAMES = 6

/** Is it an edit of somebody else, and not one's own undo, which comes back the same way? */
function isRemote(meta: unknown): boolean {
  if (typeof meta !== 'object' || meta === null || !('isChangeOrigin' in meta)) return false
  return meta.isChangeOrigin === true && !('isUndoRedoOperation' in meta && meta.isUndoRedoOperation === true)
}

/** The innermost block at a position. */
function blockAt(view: EditorView, pos: number): Element | undefined {
  const { node } = view.domAtPos(pos)
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest('p, h1, h2, h3, h4, td, th, li') ?? undefined
  return block && view.dom.contains(block) ? block : undefined
}

const isInSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

/** What must stay where it is: the block of one's own caret, or what one reads when that is out of sight. */
function anchorOf(view: EditorView): Element | undefined {
  const own = blockAt(view, view.state.selection.head)
  if (own && isInSight(own)) return own
  const { left, width } = view.dom.getBoundingClientRect()
  const middle = view.posAtCoords({ left: left + width / 2, top: innerHeight / 2 })
  return middle ? blockAt(view, middle.pos) : undefined
}

const topInPage = (element: Element): number => element.getBoundingClientRect().top + scrollY

/** The block as it is drawn now: a large change may have drawn it anew. */
function drawnNow(view: EditorView, anchor: Element, id: string | null): Element | undefined {
  if (anchor.isConnected) return anchor
  return (id && view.dom.querySelector(`[${blockIdInDom}="${CSS.escape(id)}"]`)) || undefined
}

/**
 * Holds the page for a few frames more. Where the text above grew and the page did not go along (Firefox often lets go
 * of what it held on to), it is brought along; where one scrolled himself, or the browser did it, nothing is done.
 */
class Hold {
  #frame = 0

  begin(anchor: Element, frames = SETTLING_FRAMES): void {
    if (frames === 0 || !anchor.isConnected) return
    const before = { top: topInPage(anchor), scrolled: scrollY }
    this.#frame = requestAnimationFrame(() => {
      const moved = topInPage(anchor) - before.top
      if (Math.abs(moved) >= LEAST && scrollY === before.scrolled) window.scrollBy({ top: moved, behavior: 'instant' })
      this.begin(anchor, frames - 1)
    })
  }

  /** The text changes again: whoever does that sees to the page himself, and two who do it would move it twice. */
  end(): void {
    cancelAnimationFrame(this.#frame)
  }
}

/**
 * Nobody else's edit moves what one is looking at. Browsers do this themselves (scroll anchoring), but not Safari, and not
 * when the editor draws the block anew that they hold on to. So for such a frame theirs is off: it is measured once
 * before the first edit of a frame and once before that is drawn.
 */
export const StillPage = Extension.create({
  name: 'stillPage',
  onCreate() {
    const { editor } = this
    const root = document.documentElement
    const hold = new Hold()
    let frame = 0
    editor.on('beforeTransaction', ({ transaction }) => {
      if (transaction.docChanged) hold.end()
      if (frame !== 0 || !transaction.docChanged || !isRemote(transaction.getMeta(ySyncPluginKey))) return
      const anchor = anchorOf(editor.view)
      if (!anchor) return
      const before = topInPage(anchor)
      const id = anchor.getAttribute(blockIdInDom)
      root.style.setProperty('overflow-anchor', 'none')
      frame = requestAnimationFrame(() => {
        frame = 0
        const now = editor.isDestroyed ? undefined : drawnNow(editor.view, anchor, id)
        const moved = now ? topInPage(now) - before : 0
        if (Math.abs(moved) >= LEAST) window.scrollBy({ top: moved, behavior: 'instant' })
        root.style.removeProperty('overflow-anchor')
        if (now) hold.begin(now)
      })
    })
  },
})
