import type { ReactNode, RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { cx } from '#client/lib/class-names.ts'
import { Icon } from './icon.tsx'
import type { MenuAction } from './menu.tsx'
import styles from './menu.module.css'

interface MenuListProps {
  /** Beside what it opens, and where the focus goes back to. */
  readonly trigger: RefObject<HTMLElement | null>
  readonly label: string
  readonly actions: readonly MenuAction[]
  readonly heading?: ReactNode
  readonly last?: readonly MenuAction[]
  /** What has the focus first: an end of the list, or the list itself. */
  readonly focus?: 'first' | 'last' | true
  readonly placement?: 'bottom start' | 'bottom end'
  readonly onClose: () => void
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

/** The list of an open menu. */
export const MenuList = (props: MenuListProps) => {
  const { trigger, label, actions, heading, last = nothing, focus = true, placement = 'bottom end', onClose } = props
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={trigger}
      trigger="MenuTrigger"
      aria-label={label}
      className={styles.popover ?? ''}
      placement={placement}
    >
      <AriaMenu
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens takes the focus
        autoFocus={focus}
        onClose={onClose}
        className={styles.menu ?? ''}
      >
        <MenuSection>
          {heading && <Header className={styles.heading ?? ''}>{heading}</Header>}
          {actions.map(item)}
        </MenuSection>
        {last.length > 0 && <Separator className={styles.separator ?? ''} />}
        {last.map(item)}
      </AriaMenu>
    </Popover>
  )
}
