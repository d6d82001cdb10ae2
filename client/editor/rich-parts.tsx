import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { laterOver } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { lostWordsOf, putBack } from './lost-words.ts'
import { ask, dialogOf } from './rich.ts'
import { richMessages } from './rich-messages.ts'
import { useStore } from './use-store.ts'
import styles from './rich-parts.module.css'

const Dialogs = laterOver(async () => (await import('./rich-dialogs.tsx')).RichDialogs)

/** The dialogs of the richer nodes, fetched when the first one is asked for, and what was lost to somebody else. */
export function RichParts({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const dialog = useStore(dialogOf(editor))
  return (
    <>
      {dialog && editable && <Dialogs editor={editor} dialog={dialog} onClose={() => ask(editor, undefined)} />}
      <LostNotice editor={editor} editable={editable} />
    </>
  )
}

function LostNotice({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const t = useText(richMessages)
  const { alarm } = useAnnounce()
  const lost = useStore(lostWordsOf(editor))
  const isLost = lost.length > 0
  useEffect(() => {
    if (isLost) alarm(t('lostTitle'))
  }, [isLost, alarm, t])
  if (!isLost) return null
  return (
    <section className={styles.lost} aria-label={t('lostTitle')}>
      <strong>{t('lostTitle')}</strong>
      <p>{t('lostBody')}</p>
      <blockquote>
        {lost.map((words, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- words may be the same twice, and only the end grows
          <p key={index}>{words}</p>
        ))}
      </blockquote>
      <div className={styles.actions}>
        {editable && (
          <Button look="primary" onPress={() => putBack(editor)}>
            {t('putBack')}
          </Button>
        )}
        <Button onPress={() => lostWordsOf(editor).set([])}>{t('dismiss')}</Button>
      </div>
    </section>
  )
}
