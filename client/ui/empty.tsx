import type { ReactNode } from 'react'
import styles from './empty.module.css'

interface EmptyProps {
  /** One sentence. */
  readonly children: ReactNode
  /** One button, when the reader can do something about it. */
  readonly action?: ReactNode
}

/** Where something will be. */
export const Empty = ({ children, action }: EmptyProps) => (
  <div className={styles.empty}>
    <p>{children}</p>
    {action}
  </div>
)
