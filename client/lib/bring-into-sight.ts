/** So many frames in a row it must stay in the middle: what comes in sight is laid out only in a frame after it. */
const CALM_FRAMES = 5
const MOST_FRAMES = 60

/**
 * Scrolls until something is in the middle of the window and stays there, as far as the page goes: what comes in sight on
 * the way is laid out only then, and has another height than the browser took it to have.
 * @param where its edges, in pixels from the top of the window; undefined when it is there no more
 */
export function bringToMiddle(where: () => Pick<DOMRect, 'top' | 'bottom'> | undefined): void {
  let frames = 0
  let calm = 0
  const settle = (): void => {
    const box = where()
    if (!box) return
    const before = scrollY
    window.scrollBy({ top: (box.top + box.bottom - innerHeight) / 2, behavior: 'instant' })
    frames += 1
    calm = Math.abs(scrollY - before) < 1 ? calm + 1 : 0
    if (calm < CALM_FRAMES && frames < MOST_FRAMES) requestAnimationFrame(settle)
  }
  settle()
}

/** The same for an element of the page. */
export const bringElementToMiddle = (element: Element): void =>
  bringToMiddle(() => (element.isConnected ? element.getBoundingClientRect() : undefined))
