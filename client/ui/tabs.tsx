import { useEffect, useRef, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import styles from './tabs.module.css'

export interface TabItem<K extends string> {
  readonly id: K
  readonly label: string
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
}

/** Sections of which one shows; arrows choose, Home and End go to the ends. */
export function Tabs<K extends string>({ label, items, selected, onSelect }: TabsProps<K>) {
  const tabs = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // on a narrow screen the tabs scroll: the chosen one must be in sight, without moving the page; in the next frame,
    // because in a panel over the page the focus that follows the choice scrolls first
    const frame = requestAnimationFrame(() => {
      const tab = tabs.current?.querySelector<HTMLElement>(`[role="tab"][data-key="${selected}"]`)
      const list = tab?.parentElement
      if (tab && list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2
    })
    return () => cancelAnimationFrame(frame)
  }, [selected])
  return (
    // keys are the ids of the items, which are K
    <AriaTabs
      ref={tabs}
      className={styles.tabs ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(key as K)}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {items.map(({ id, label: name, count, after }) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {name}
            {count === undefined ? '' : ` (${count})`}
            {after}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel ?? ''}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
