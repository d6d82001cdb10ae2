import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import styles from './toolbar.module.css'

/** Stops of a toolbar that arrows can reach. */
const stops = 'button:not([disabled]), select:not([disabled])'

const stopsOf = (bar: HTMLElement): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>(stops)]

interface ToolbarProps {
  readonly label: string
  readonly children: ReactNode
  readonly id?: string
}

/**
 * A row of buttons and choices that is one tab stop: where the focus was last. Arrows go along it, Home and End to its
 * ends (WAI-ARIA, toolbar). React Aria's has no Home and End, and leaves every button a stop in the page.
 */
export function Toolbar({ label, children, id }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useOneStop(bar)
  return (
    <div
      ref={bar}
      id={id}
      role="toolbar"
      aria-label={label}
      className={styles.toolbar}
      // before the control itself: a choice would change with the arrow
      onKeyDownCapture={onKeyDown}
    >
      {children}
    </div>
  )
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event
  // a menu or dialog of a button is elsewhere in the page, and its keys come along here
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const all = stopsOf(currentTarget)
  const at = all.indexOf(target)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[key]
  const next = to === undefined ? undefined : all[to]
  // at an end the arrow does nothing, also not to a choice
  if (to !== undefined) event.preventDefault()
  next?.focus()
}

/** Keeps one control of the bar a tab stop, whichever come, go or are disabled. */
function useOneStop(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return undefined
    let stop: HTMLElement | undefined
    /** Of the stop among all controls; its neighbour takes over when it goes. */
    let place = 0
    let isInside = false
    const look = (): void => {
      const all = stopsOf(element)
      const { activeElement, body } = document
      const isLost = isInside && !!stop && !all.includes(stop) && (activeElement === stop || activeElement === body)
      if (stop === undefined || !all.includes(stop)) stop = all[Math.min(place, all.length - 1)]
      place = Math.max(0, stop ? all.indexOf(stop) : 0)
      for (const each of all) {
        const tabIndex = each === stop ? '0' : '-1'
        if (each.getAttribute('tabindex') !== tabIndex) each.setAttribute('tabindex', tabIndex)
      }
      // a button that was pressed and is disabled by that would drop the focus out of the page
      if (isLost) stop?.focus()
    }
    const onFocusIn = ({ target }: FocusEvent): void => {
      isInside = true
      if (!(target instanceof HTMLElement) || !target.matches(stops)) return
      stop = target
      look()
    }
    const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
      const isDisabled = target instanceof HTMLElement && !target.matches(stops)
      isInside = isDisabled || (relatedTarget instanceof Node && element.contains(relatedTarget))
    }
    const observer = new MutationObserver(look)
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled', 'tabindex'] })
    element.addEventListener('focusin', onFocusIn)
    element.addEventListener('focusout', onFocusOut)
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener('focusin', onFocusIn)
      element.removeEventListener('focusout', onFocusOut)
    }
  }, [bar])
}
