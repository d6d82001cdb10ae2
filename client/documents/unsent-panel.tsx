import { useState } from 'react'
import type { RefusalReason } from '#client/editor/save-state.ts'
import type { Room } from '#client/editor/room.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Confirm } from '#client/ui/dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { documentMessages } from './messages.ts'
import styles from './document-page.module.css'

const sentences: Readonly<Record<RefusalReason, 'withdrawn' | 'gone' | 'refused' | 'tooLarge'>> = {
  'rights-withdrawn': 'withdrawn',
  'not-found': 'gone',
  'refused-update': 'refused',
  malformed: 'refused',
  'too-large': 'tooLarge',
}

interface UnsentPanelProps {
  readonly room: Room
  readonly reason: RefusalReason
}

/** The text that the server did not take, to copy. It stays on this device until somebody throws it away. */
export function UnsentPanel({ room, reason }: UnsentPanelProps) {
  const t = useText(documentMessages)
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const texts = room.unsentText()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(texts.join('\n\n'))
      announce.show(t('copied'))
    } catch {
      announce.show(t('copyFailed'))
    }
  }
  const discard = async (): Promise<void> => {
    await room.wipe()
    location.reload()
  }
  return (
    <section aria-label={t('unsentTitle')}>
      <Notice
        tone="error"
        title={t('unsentTitle')}
        actions={
          <>
            {texts.length > 0 && (
              <Button look="primary" onPress={() => void copy()}>
                {t('copy')}
              </Button>
            )}
            <Button onPress={() => setAsking(true)}>{t('discard')}</Button>
          </>
        }
      >
        <p>{t(sentences[reason])}</p>
        {texts.length === 0 ? (
          <p>{t('nothingUnsent')}</p>
        ) : (
          <div className={styles.unsentText}>
            {texts.map((text, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- pieces of text without an identity, which never move
              <p key={index}>{text}</p>
            ))}
          </div>
        )}
      </Notice>
      <Confirm
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        onConfirm={() => void discard()}
        danger
      >
        <p>{t('discardBody')}</p>
      </Confirm>
    </section>
  )
}
