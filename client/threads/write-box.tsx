import { useState, type ReactNode } from 'react'
import { bodyText } from '#shared/threads/body-words.ts'
import { BodyEditor } from '#client/editor/thread-body-editor.tsx'
import { NetworkFailure } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import type { Draft } from './drafts.ts'
import { composerMessages } from './composer-messages.ts'
import { ThrowAway } from './throw-away.tsx'
import { useThreadContext } from './who.ts'
import styles from './card.module.css'

interface WriteBoxProps {
  readonly label: string
  readonly sendLabel: string
  readonly draft: Draft
  readonly onChange: (more: Partial<Draft>) => void
  /** Sends what is in the draft; called only with words in it. */
  readonly onSend: () => void
  readonly onCancel: () => void
  readonly isPending: boolean
  readonly error: unknown
  /** More was typed than these words: that too is thrown away only when one says so. */
  readonly hasMore?: boolean
  /** Between the words and the buttons. */
  readonly children?: ReactNode
  readonly takesFocus?: boolean
}

/** Writes one thing: words, what belongs to them, and two buttons. What was typed is thrown away only when one says so. */
export function WriteBox(props: WriteBoxProps) {
  const { label, sendLabel, draft, onChange, onSend, onCancel, isPending, error, hasMore, children, takesFocus } = props
  const t = useText(composerMessages)
  const { mentionable } = useThreadContext()
  const [isEmpty, setEmpty] = useState(false)
  const hasWords = bodyText(draft.body).trim() !== ''
  const send = (): void => {
    if (isPending) return
    setEmpty(!hasWords)
    if (hasWords) onSend()
  }
  return (
    <>
      <BodyEditor
        label={label}
        initial={draft.body}
        onChange={(body) => onChange({ body })}
        mentionable={mentionable}
        onSubmit={send}
        takesFocus={takesFocus ?? false}
        error={isEmpty && !hasWords ? t('required') : undefined}
      />
      {children}
      {error instanceof NetworkFailure ? (
        <Notice tone="warning">{t('offline')}</Notice>
      ) : (
        Boolean(error) && <ErrorNotice error={error} />
      )}
      <div className={styles.buttons}>
        <Button small look="primary" onPress={send} isPending={isPending}>
          {sendLabel}
        </Button>
        <ThrowAway
          label={t('cancel')}
          question={t('cancelTitle')}
          hasWords={hasWords || hasMore === true}
          onThrow={onCancel}
        />
      </div>
    </>
  )
}
