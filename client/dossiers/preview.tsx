import type { ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { paperMessages } from './messages.ts'
import styles from './preview.module.css'

interface PreviewProps {
  readonly facts: string
  readonly text: string
  readonly action: ReactNode
}

/** The beginning of a text that was brought, to see that it is the right one. */
export function Preview({ facts, text, action }: PreviewProps) {
  const t = useText(paperMessages)
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <p>{facts}</p>
        {action}
      </div>
      {/* a part that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section aria-label={t('preview')} tabIndex={0} className={styles.text}>
        {text}
      </section>
    </div>
  )
}
