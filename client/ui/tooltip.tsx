import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './tooltip.module.css'

/** Milliseconds of resting before the tooltip shows; with the keyboard it shows at once. */
const DELAY_MS = 500

/** Words beside a focusable child on hover and focus; goes with Esc (WCAG 1.4.13). */
export const Tooltip = ({ text, children }: { readonly text: string; readonly children: ReactElement }) => (
  <TooltipTrigger delay={DELAY_MS} closeDelay={100}>
    {children}
    <AriaTooltip className={styles.tooltip ?? ''} placement="bottom" offset={8}>
      {text}
    </AriaTooltip>
  </TooltipTrigger>
)
