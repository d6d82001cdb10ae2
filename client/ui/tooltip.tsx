import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './tooltip.module.css'

/** Milliseconds of resting before the tooltip shows; with the keyboard it shows at once. */
const DELAY_MS = 500

interface TooltipProps {
  /** The name of the child, for who only sees its icon. The child has it as its own name, so it is not heard again. */
  readonly name: string
  /** Keys that do the same: "Ctrl+B". Heard as its description. */
  readonly shortcut?: string | undefined
  /** The child shows its name by itself now. */
  readonly isOff?: boolean
  readonly children: ReactElement
}

/** Words beside a focusable child on hover and focus; goes with Esc (WCAG 1.4.13). */
export const Tooltip = ({ name, shortcut, isOff = false, children }: TooltipProps) => (
  <TooltipTrigger delay={DELAY_MS} closeDelay={100} isDisabled={isOff}>
    {children}
    <AriaTooltip className={styles.tooltip ?? ''} placement="bottom" offset={8}>
      {shortcut ? <span aria-hidden="true">{name}</span> : name}
      {shortcut && ` (${shortcut})`}
    </AriaTooltip>
  </TooltipTrigger>
)
