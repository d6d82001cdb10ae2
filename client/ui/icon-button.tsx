import type { Icon as TablerIcon } from '@tabler/icons-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { cx } from '#client/lib/class-names.ts'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'
import styles from './button.module.css'

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: TablerIcon
  /** Its name, also shown as tooltip; a verb. */
  readonly label: string
  /** Shown behind the name in the tooltip: "Ctrl+B". */
  readonly shortcut?: string
  readonly small?: boolean
}

/** A button that shows only an icon; for toolbars and rows where the words would drown the content. */
export const IconButton = ({ icon, label, shortcut, small, ...rest }: IconButtonProps) => (
  <Tooltip name={label} shortcut={shortcut}>
    <AriaButton {...rest} aria-label={label} className={cx(styles.iconButton, small && styles.small)}>
      <Icon of={icon} />
    </AriaButton>
  </Tooltip>
)
