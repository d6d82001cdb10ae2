import { useRef, useState, type KeyboardEvent } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { errorText } from '#client/lib/problems.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { documentMessages } from './messages.ts'
import { useChangeDocument } from './queries.ts'
import styles from './document-page.module.css'

const MAX_LENGTH = 200

interface DocumentTitleProps {
  readonly documentId: string
  readonly title: string
  readonly mayRename: boolean
  /** Enter: on to the text. */
  readonly onDone: () => void
}

/** The title above the text, the only h1 of the page. Who may, renames it in place. */
export function DocumentTitle({ documentId, title, mayRename, onDone }: DocumentTitleProps) {
  if (!mayRename) return <h1 className={styles.title}>{title}</h1>
  // A new title from somebody else starts the field anew, unless one is typing in it.
  return <TitleField documentId={documentId} title={title} onDone={onDone} />
}

function TitleField({ documentId, title, onDone }: Omit<DocumentTitleProps, 'mayRename'>) {
  const t = useText(documentMessages)
  const { locale } = useLocale()
  const announce = useAnnounce()
  const change = useChangeDocument(documentId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? title

  const save = (): void => {
    const wanted = shown.replace(/\s+/gu, ' ').trim()
    if (typed === undefined || wanted === title) return setTyped(undefined)
    if (wanted === '') {
      announce.show(t('titleRule'))
      return setTyped(undefined)
    }
    change.mutate(
      { title: wanted },
      {
        onSuccess: () => announce.say(t('renamed')),
        onError: (error) => announce.show(`${t('renameFailed')} ${errorText(error, locale)}`),
        onSettled: () => setTyped(undefined),
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onDone()
    } else if (event.key === 'Escape') setTyped(undefined)
  }
  return (
    <h1 className={styles.title}>
      <span className={styles.titleField} data-title={shown}>
        <textarea
          ref={field}
          rows={1}
          aria-label={t('title')}
          maxLength={MAX_LENGTH}
          value={shown}
          onChange={(event) => setTyped(event.target.value.replaceAll('\n', ' '))}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
      </span>
    </h1>
  )
}
