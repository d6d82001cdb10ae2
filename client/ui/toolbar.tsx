import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'
import styles from './toolbar.module.css'

/** Stops of a toolbar that arrows can reach. */
const stops = 'button:not([disabled]), select:not([disabled]), [role="button"]:not([aria-disabled="true"])'

/** A row of controls that is one tab stop; arrows go along it, Home and End to its ends. */
export const Toolbar = ({
  label,
  children,
  id,
}: {
  readonly label: string
  readonly children: ReactNode
  readonly id?: string
}) => (
  <div
    id={id}
    role="presentation"
    // React Aria's toolbar has arrows but no Home and End (measured)
    onKeyDown={(event) => {
      if (event.key !== 'Home' && event.key !== 'End') return
      if (event.target instanceof HTMLInputElement) return
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)]
      const target = event.key === 'Home' ? all[0] : all.at(-1)
      if (!target) return
      event.preventDefault()
      target.focus()
    }}
  >
    <AriaToolbar aria-label={label} className={styles.toolbar ?? ''}>
      {children}
    </AriaToolbar>
  </div>
)
