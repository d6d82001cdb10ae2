import type { Icon as TablerIcon } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { cx } from '#client/lib/class-names.ts'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './tabs.module.css'

export interface TabItem<K extends string> {
  readonly id: K
  readonly label: string
  /** For a narrow column: only the chosen tab shows its label, the others this icon with the label as tooltip. */
  readonly icon?: TablerIcon
  /** Shown behind the label. */
  readonly count?: number | undefined
  /** As `count`, for a number that only a component knows: it renders " (3)". */
  readonly after?: ReactNode
  readonly content: ReactNode
}

interface TabsProps<K extends string> {
  readonly label: string
  readonly items: readonly TabItem<K>[]
  readonly selected: K
  readonly onSelect: (id: K) => void
  /** Of a panel that scrolls on its own: the keyboard can reach it to scroll. */
  readonly panelClass?: string | undefined
}

const tabStops = ['a[href]', 'button:enabled', 'input:enabled', 'select:enabled', 'textarea:enabled', '[tabindex]']
  .map((each) => `${each}:not([tabindex="-1"])`)
  .join(', ')

/** Sections of which one shows; arrows choose, Home and End go to the ends. */
export function Tabs<K extends string>({ label, items, selected, onSelect, panelClass }: TabsProps<K>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // on a narrow screen the tabs scroll: the chosen one must be in sight, without moving the page; in the next frame,
    // because in a panel over the page the focus that follows the choice scrolls first
    const frame = requestAnimationFrame(() => {
      const tabs = list.current
      const tab = tabs?.querySelector<HTMLElement>(`[data-tab="${selected}"]`)
      if (tabs && tab) tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2
    })
    return () => cancelAnimationFrame(frame)
  }, [selected])
  // the chosen one grows: another may come under the pointer, whose name nobody asked for
  const [isQuiet, setQuiet] = useState(false)
  const onPointerMove = ({ movementX, movementY }: PointerEvent): void => {
    if (movementX !== 0 || movementY !== 0) setQuiet(false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = items.findIndex((item) => item.id === selected)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : items.at(to % items.length)
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  const content = items.find((item) => item.id === selected)?.content
  const panel = useRef<HTMLDivElement>(null)
  const hasStop = useHasStop(panel, selected)
  return (
    <div className={styles.tabs}>
      <div
        ref={list}
        role="tablist"
        tabIndex={-1}
        aria-label={label}
        className={styles.list}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        {items.map((item) => (
          <Tab
            key={item.id}
            item={item}
            ids={id}
            isSelected={item.id === selected}
            isQuiet={isQuiet}
            onSelect={() => {
              setQuiet(true)
              onSelect(item.id)
            }}
          />
        ))}
      </div>
      <div
        key={selected}
        ref={panel}
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${selected}`}
        tabIndex={panelClass === undefined && hasStop ? undefined : 0}
        className={cx(styles.panel, panelClass)}
      >
        {content}
      </div>
    </div>
  )
}

/** Is there a tab stop in the panel? If not, the panel is one, so that who goes by Tab does not pass it by. */
function useHasStop(panel: RefObject<HTMLElement | null>, selected: string): boolean {
  const [hasStop, setHasStop] = useState(true)
  useEffect(() => {
    const element = panel.current
    if (!element) return undefined
    const look = (): void => setHasStop(element.querySelector(tabStops) !== null)
    look()
    const observer = new MutationObserver(look)
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ['tabindex', 'disabled'] })
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another choice is another element
  }, [panel, selected])
  return hasStop
}

interface TabProps {
  readonly item: TabItem<string>
  readonly ids: string
  readonly isSelected: boolean
  /** Shows no tooltip now. */
  readonly isQuiet: boolean
  readonly onSelect: () => void
}

function Tab({ item: { id, label, icon, count, after }, ids, isSelected, isQuiet, onSelect }: TabProps) {
  const tab = (
    <button
      type="button"
      role="tab"
      id={`${ids}-${id}`}
      data-tab={id}
      aria-selected={isSelected}
      aria-controls={isSelected ? `${ids}-panel` : undefined}
      tabIndex={isSelected ? 0 : -1}
      className={cx(styles.tab, icon && styles.small)}
      onClick={onSelect}
    >
      {icon && <Icon of={icon} size={18} />}
      {icon && !isSelected ? <VisuallyHidden>{label}</VisuallyHidden> : <span>{label}</span>}
      {count === undefined ? '' : ` (${count})`}
      {after}
    </button>
  )
  if (!icon) return tab
  return (
    <Tooltip name={label} isOff={isSelected || isQuiet}>
      <Focusable>{tab}</Focusable>
    </Tooltip>
  )
}
