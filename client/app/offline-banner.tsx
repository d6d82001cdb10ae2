import { IconCloudOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useOnline } from '#client/lib/online.ts'
import { useText } from '#client/lib/text.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { appMessages } from './messages.ts'
import styles from './offline-banner.module.css'

/** Says that there is no network, and when it is back. */
export function OfflineBanner() {
  const t = useText(appMessages)
  const announce = useAnnounce()
  const isOnline = useOnline()
  const wasOnline = useRef(true)
  useEffect(() => {
    if (wasOnline.current === isOnline) return
    wasOnline.current = isOnline
    announce.say(isOnline ? t('online') : `${t('offline')} ${t('offlineMore')}`)
  }, [announce, isOnline, t])
  if (isOnline) return null
  return (
    <section aria-label={t('connection')} className={styles.banner}>
      <Icon of={IconCloudOff} />
      <p>
        <strong>{t('offline')}</strong> {t('offlineMore')}
      </p>
    </section>
  )
}
