import type { ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import styles from './field.module.css'

interface FieldSetProps {
  /** What these fields are about, together. */
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Fields that belong together, under one name. */
export const FieldSet = ({ label, hint, children }: FieldSetProps) => (
  <fieldset className={cx(styles.group, styles.set)}>
    <legend className={styles.label}>{label}</legend>
    {hint && <p className={styles.hint}>{hint}</p>}
    {children}
  </fieldset>
)
