import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import type { Icon as TablerIcon } from '@tabler/icons-react'
import { cx } from '#client/lib/class-names.ts'
import { Icon } from './icon.tsx'
import styles from './button.module.css'

export type ButtonLook = 'primary' | 'secondary' | 'subtle' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
  /** One primary button per view; `danger` for what cannot be undone. */
  readonly look?: ButtonLook
  readonly icon?: TablerIcon
  /** For lists and rows: the text is smaller, the target stays at least 28 px. */
  readonly small?: boolean
  readonly wide?: boolean
}

/** A button with a verb on it. `isPending` keeps its size and its focus and says that it is busy. */
export function Button({ children, look = 'secondary', icon, small, wide, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[look], small && styles.small, wide && styles.wide)}>
      {icon && <Icon of={icon} size={small ? 18 : 20} />}
      <span className={styles.label}>{children}</span>
    </AriaButton>
  )
}
