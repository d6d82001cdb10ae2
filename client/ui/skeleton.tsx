import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '#client/lib/text.tsx'
import { uiMessages } from './messages.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './skeleton.module.css'

/** Below this nobody sees that something had to come; a flash of grey would only disturb. */
const QUIET_MS = 300

/** Shows its children only when waiting takes longer than 300 ms. */
function AfterAWhile({ children }: { readonly children: ReactNode }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
  return isLate ? children : null
}

/** Grey lines in the place of a list that is on its way. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const t = useText(uiMessages)
  return (
    <div aria-busy="true" className={styles.skeleton}>
      <AfterAWhile>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} className={styles.line} aria-hidden="true" />
        ))}
      </AfterAWhile>
    </div>
  )
}
