import type { ReactNode } from 'react'
import { useHeadingFocus } from '#client/lib/heading-focus.ts'
import { usePageTitle } from '#client/lib/page-title.ts'
import { cx } from '#client/lib/class-names.ts'
import { useText } from '#client/lib/text.tsx'
import { uiMessages } from './messages.ts'
import { Skeleton } from './skeleton.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './page.module.css'

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
  const h1 = useHeadingFocus()
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

/** In the place of a page that is on its way. */
export function PageLoading() {
  const t = useText(uiMessages)
  return (
    <div className={styles.page}>
      <h1 className={styles.loading}>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton lines={6} />
    </div>
  )
}
