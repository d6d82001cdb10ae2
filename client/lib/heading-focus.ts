import { useEffect, useRef, type RefObject } from 'react'

/** The address of the page whose heading was last in sight; undefined until the first. */
let lastPath: string | undefined

/**
 * For the heading of a page: it takes the focus when the person came from another page of the application, or when the
 * focus was lost with what was there before (a page that was loading). Not on the first page: there the browser begins.
 */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isFirst = lastPath === undefined
    const isNew = lastPath !== location.pathname
    lastPath = location.pathname
    if (isFirst || (!isNew && document.activeElement !== document.body)) return
    if (isNew) window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
