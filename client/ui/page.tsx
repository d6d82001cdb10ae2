import { useEffect, useRef, type ReactNode } from 'react'
import { usePageTitle } from '#client/lib/page-title.ts'
import { cx } from '#client/lib/class-names.ts'
import styles from './page.module.css'

/** Did the person come here from another page of the application? Then the focus goes to the heading. */
let hasNavigated = false
export const markNavigation = (): void => {
  hasNavigated = true
}

interface PageProps {
  readonly title: string
  /** The heading, when it is more than the title. */
  readonly heading?: ReactNode
  /** Under the heading: a sentence, badges. */
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Forms and plain text: a narrower column. */
  readonly narrow?: boolean
}

/** A page: title in the tab, heading, what one can do, content. Owns the only h1. */
export function Page({ title, heading, intro, actions, children, narrow }: PageProps) {
  usePageTitle(title)
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!hasNavigated) return
    hasNavigated = false
    window.scrollTo(0, 0)
    h1.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={cx(styles.page, narrow && styles.narrow)}>
      <div className={styles.head}>
        <div className={styles.headText}>
          <h1 ref={h1} tabIndex={-1} className={styles.title}>
            {heading ?? title}
          </h1>
          {intro && <div className={styles.intro}>{intro}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under a heading of its own. */
export const Section = ({ title, intro, actions, children }: SectionProps) => (
  <section className={styles.section}>
    <div className={styles.sectionHead}>
      <h2 className={styles.sectionTitle}>{title}</h2>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
    {intro && <div className={styles.sectionIntro}>{intro}</div>}
    {children}
  </section>
)
