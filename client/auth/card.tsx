import type { ReactNode } from 'react'
import { useHeadingFocus } from '#client/lib/heading-focus.ts'
import { usePageTitle } from '#client/lib/page-title.ts'
import styles from './card.module.css'

interface CardProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
}

/** One form in the middle of an empty page. */
export function Card({ title, intro, children, foot }: CardProps) {
  usePageTitle(title)
  const h1 = useHeadingFocus()
  return (
    <div className={styles.card}>
      <div className={styles.sheet}>
        <h1 ref={h1} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {intro && <div className={styles.intro}>{intro}</div>}
        {children}
      </div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </div>
  )
}
