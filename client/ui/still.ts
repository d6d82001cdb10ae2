import { type RefObject, useLayoutEffect } from 'react'

/** What stands beside this in its form, and beside everything round it there. */
function besides(place: Element): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = place; !(at instanceof HTMLFormElement);) {
    const above = at.parentElement
    if (!above) return []
    for (const each of above.children) if (each !== at && each instanceof HTMLElement) found.push(each)
    at = above
  }
  return found
}

/**
 * Nothing in a form changes while it is sent, save by its buttons: what is typed then is not in what was sent, and the
 * draft is gone when the answer comes. A focus that was in a field waits on the button that sends.
 * @param buttons what holds the buttons of the form, first the one that sends it
 */
export function useStill(buttons: RefObject<HTMLElement | null>, isPending: boolean): void {
  useLayoutEffect(() => {
    if (!isPending || !buttons.current) return undefined
    const still = besides(buttons.current).filter(({ inert }) => !inert)
    if (still.some((each) => each.contains(document.activeElement))) {
      buttons.current.querySelector('button')?.focus()
    }
    for (const each of still) each.inert = true
    return () => {
      for (const each of still) each.inert = false
    }
  }, [buttons, isPending])
}
