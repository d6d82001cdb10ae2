import type { ReactNode } from 'react'
import type { Icon as TablerIcon } from '@tabler/icons-react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { cx } from '#client/lib/class-names.ts'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: TablerIcon
  readonly run: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
}

interface MenuProps {
  /** The button that opens it: a `Button` or `IconButton`. */
  readonly trigger: ReactNode
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** Who or what the menu is about, shown above the actions. */
  readonly heading?: ReactNode
  /** Actions set apart at the end. */
  readonly last?: readonly MenuAction[]
}

const nothing: readonly MenuAction[] = []

const item = ({ id, label, icon, danger, disabled, run }: MenuAction) => (
  <MenuItem
    key={id}
    id={id}
    textValue={label}
    isDisabled={disabled ?? false}
    onAction={run}
    className={cx(styles.item, danger && styles.danger)}
  >
    {icon && <Icon of={icon} />}
    <span>{label}</span>
  </MenuItem>
)

/** A button with a list of things to do. */
export const Menu = ({ trigger, label, actions, heading, last = nothing }: MenuProps) => (
  <MenuTrigger>
    {trigger}
    <Popover className={styles.popover ?? ''} placement="bottom end">
      <AriaMenu aria-label={label} className={styles.menu ?? ''}>
        <MenuSection>
          {heading && <Header className={styles.heading ?? ''}>{heading}</Header>}
          {actions.map(item)}
        </MenuSection>
        {last.length > 0 && <Separator className={styles.separator ?? ''} />}
        {last.map(item)}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
)
