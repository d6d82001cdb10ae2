import type { ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import styles from './facts.module.css'

export interface Fact {
  readonly term: string
  /** Nothing (null, false, empty) leaves the fact out. */
  readonly value: ReactNode
}

/** Short facts about something: names with what they are. `beside`: the name left of the value where there is room. */
export const Facts = ({ of, beside }: { readonly of: readonly Fact[]; readonly beside?: boolean }) => (
  <dl className={cx(styles.facts, beside && styles.beside)}>
    {of
      .filter(({ value }) => value !== null && value !== false && value !== undefined && value !== '')
      .map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
