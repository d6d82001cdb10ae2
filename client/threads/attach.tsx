import { useState } from 'react'
import type { ThreadView } from '#shared/threads/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { cardMessages } from './card-messages.ts'
import { threadPath, useSend } from './queries.ts'
import { useThreadContext } from './who.ts'
import styles from './card.module.css'

/** Attaches a thread to the words that are selected in the text. */
export function Attach({ thread, onDone }: { readonly thread: ThreadView; readonly onDone: () => void }) {
  const t = useText(cardMessages)
  const announce = useAnnounce()
  const { document, desk } = useThreadContext()
  const send = useSend(document.id)
  const [isNothing, setNothing] = useState(false)
  const attach = (): void => {
    const selected = desk.selection()
    const anchor = selected && desk.anchorAt(selected.from, selected.to)
    setNothing(!anchor)
    if (!anchor) return
    send.mutate(
      { method: 'put', path: threadPath(thread.id, '/anchor'), body: { anchor } },
      {
        onSuccess: () => {
          onDone()
          announce.show(t('attached'))
        },
      },
    )
  }
  return (
    <div>
      <p className={isNothing ? styles.warning : styles.note}>{t(isNothing ? 'attachNothing' : 'attachHint')}</p>
      {send.error && <ErrorNotice error={send.error} />}
      <div className={styles.buttons}>
        <Button small look="primary" onPress={attach} isPending={send.isPending}>
          {t('attachHere')}
        </Button>
        <Button small look="subtle" onPress={onDone}>
          {t('stop')}
        </Button>
      </div>
    </div>
  )
}
