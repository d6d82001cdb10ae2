import { useEffect, useRef, type RefObject } from 'react'

/**
 * Where the focus lands when what had it is gone because one took it away: on `landing`, or the first button in it. Else
 * whoever works by keyboard would begin at the top of the page again.
 * @param count how many there are of what can go
 */
export function useLanding(landing: RefObject<HTMLElement | null>, count: number): void {
  const before = useRef(count)
  useEffect(() => {
    const isLess = count < before.current
    before.current = count
    if (!isLess || document.activeElement !== document.body) return
    const target = landing.current?.querySelector('button') ?? landing.current
    target?.focus({ preventScroll: true })
  }, [landing, count])
}
