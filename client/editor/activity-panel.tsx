import { IconVolume } from '@tabler/icons-react'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { activityMessages } from './announce-messages.ts'
import { sentenceOf } from './announce-others.ts'
import { OthersSettings } from './calm-settings.tsx'
import type { Room } from './room.ts'
import { useStore } from './use-store.ts'
import styles from './activity.module.css'

/** What others did during this visit, newest first; and what one wants to notice of them. A log that does not speak by itself. */
export function ActivityPanel({ room }: { readonly room: Room }) {
  const t = useText(activityMessages)
  const format = useFormat()
  const entries = useStore(room.activity.entries)
  return (
    <div className={styles.panel}>
      <OthersSettings room={room} />
      <div className={styles.history}>
        <p className={styles.intro}>{t('intro')}</p>
        <Button small icon={IconVolume} onPress={() => room.askedForNews.set(room.askedForNews.get() + 1)}>
          {t('ask')}
        </Button>
        <div role="log" aria-live="off" aria-label={t('log')}>
          {entries.length === 0 ? (
            <p>{t('empty')}</p>
          ) : (
            <ol className={styles.entries} reversed>
              {entries.toReversed().map((entry) => (
                <li key={entry.id} className={styles.entry}>
                  <span>{sentenceOf(entry, t)}</span>
                  <time dateTime={new Date(entry.atMs).toISOString()} className={styles.time}>
                    {format.time(new Date(entry.atMs).toISOString())}
                  </time>
                </li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </div>
  )
}
