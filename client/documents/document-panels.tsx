import { useText } from '#client/lib/text.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { documentMessages } from './messages.ts'
import { panels, type PanelProps } from './panels.ts'
import type { PanelChoice } from './use-panels.ts'
import styles from './panels.module.css'

type GivenProps = Omit<PanelProps, 'isOver' | 'close'> & { readonly choice: PanelChoice }

/** What belongs to the text, beside it or over it: one panel at a time, chosen by a tab. */
export function DocumentPanels({ choice, ...given }: GivenProps) {
  const t = useText(documentMessages)
  const { isOpen, isWide, close } = choice
  const tabs = <PanelTabs choice={choice} {...given} />
  if (!isWide) {
    return (
      <Sheet open={isOpen} onClose={close} title={t('panel')} side="end">
        {tabs}
      </Sheet>
    )
  }
  return (
    isOpen && (
      <aside className={styles.rail} aria-label={t('panel')} data-panels>
        {tabs}
      </aside>
    )
  )
}

function PanelTabs({ choice, ...given }: GivenProps) {
  const t = useText(documentMessages)
  const { isWide, show, close } = choice
  const here = panels.filter(({ isFor }) => isFor?.(given.document) ?? true)
  // what was chosen elsewhere this document may not have
  const chosen = here.some(({ id }) => id === choice.chosen) ? choice.chosen : 'threads'
  const items = here.map(({ id, icon, Content, Count }) => ({
    id,
    icon,
    label: t(`panel-${id}`),
    after: Count && <Count document={given.document} />,
    content: <Content {...given} isOver={!isWide} close={isWide ? nothing : close} />,
  }))
  const isAlongText = panels.find(({ id }) => id === chosen)?.isAlongText ?? false
  return (
    <Tabs
      label={t('panels')}
      items={items}
      selected={chosen}
      onSelect={show}
      panelClass={isWide && !isAlongText ? styles.scroll : undefined}
    />
  )
}

const nothing = (): void => undefined
