import type { ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import styles from './badge.module.css'

export type BadgeTone = 'neutral' | 'selected' | 'positive' | 'warning' | 'negative'

/** A word or two about the state of something. */
export const Badge = ({ children, tone = 'neutral' }: { readonly children: ReactNode; readonly tone?: BadgeTone }) => (
  <span className={cx(styles.badge, styles[tone])}>{children}</span>
)

/** A small square of colour before a name. The name must be there: colour alone says nothing. */
export const Swatch = ({ colour }: { readonly colour: string }) => (
  <span className={styles.swatch} style={{ background: colour }} aria-hidden="true" />
)

/** A name with its colour before it. */
export const Labelled = ({ colour, children }: { readonly colour: string; readonly children: ReactNode }) => (
  <span className={styles.labelled}>
    <Swatch colour={colour} />
    <span>{children}</span>
  </span>
)
