import type { ReactNode, Ref } from 'react'
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import { ApiProblem } from '#client/lib/api.ts'
import { cx } from '#client/lib/class-names.ts'
import { errorText } from '#client/lib/problems.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './notice.module.css'

type NoticeTone = 'error' | 'warning' | 'info' | 'success'

const icons: Readonly<Record<NoticeTone, TablerIcon>> = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
  success: IconCircleCheck,
}

interface NoticeProps {
  readonly tone?: NoticeTone
  readonly title?: string
  readonly children?: ReactNode
  /** Buttons at the end. */
  readonly actions?: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

/** Something the reader must know here; the tone is in icon and words, not in colour alone. */
export function Notice({ tone = 'info', title, children, actions, ref }: NoticeProps) {
  const t = useText(uiMessages)
  return (
    <div ref={ref} tabIndex={ref ? -1 : undefined} className={cx(styles.notice, styles[tone])}>
      <Icon of={icons[tone]} />
      <div className={styles.body}>
        {tone === 'error' && <VisuallyHidden>{t('error')} </VisuallyHidden>}
        {tone === 'warning' && <VisuallyHidden>{t('warning')} </VisuallyHidden>}
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}

interface ErrorNoticeProps {
  readonly error: unknown
  readonly title?: string
  readonly onRetry?: () => void
  readonly ref?: Ref<HTMLDivElement>
}

/** A request that failed: what happened, what to do, and the code to quote. */
export function ErrorNotice({ error, title, onRetry, ref }: ErrorNoticeProps) {
  const t = useText(uiMessages)
  const { locale } = useLocale()
  const isBug = error instanceof ApiProblem && error.status >= 500
  return (
    <Notice
      tone="error"
      {...(title ? { title } : {})}
      {...(ref ? { ref } : {})}
      actions={onRetry && <Button onPress={onRetry}>{t('retry')}</Button>}
    >
      <p>{errorText(error, locale)}</p>
      {isBug && error.reference && <p className={styles.reference}>{t('reference', { reference: error.reference })}</p>}
    </Notice>
  )
}
