import type { ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import styles from './card.module.css'

interface CardProps {
  readonly children: ReactNode
  /** The edge: `notable` asks for attention, `own` is what only some see. */
  readonly edge?: 'notable' | 'quiet'
}

/** A piece of a page that stands by itself, such as what one organisation said. */
export const Card = ({ children, edge }: CardProps) => (
  <div className={cx(styles.card, edge && styles[edge])}>{children}</div>
)

/** The line under or above a text that says who and when. */
export const Meta = ({ children }: { readonly children: ReactNode }) => <p className={styles.meta}>{children}</p>

/** Text as people typed it: its lines stay lines. */
export const Typed = ({ children }: { readonly children: string }) => <p className={styles.typed}>{children}</p>

/** A row of buttons and badges that wraps. */
export const Row = ({ children }: { readonly children: ReactNode }) => <div className={styles.row}>{children}</div>

/** Things below each other with air between. */
export const Stack = ({ children }: { readonly children: ReactNode }) => <div className={styles.stack}>{children}</div>
