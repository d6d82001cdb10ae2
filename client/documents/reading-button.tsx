import { IconX } from '@tabler/icons-react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { documentMessages } from './messages.ts'
import { toggleReading, useReading } from './reading-mode.ts'
import styles from './document-page.module.css'

/** The way out of the reading mode, always in sight. */
export function StopReading() {
  const t = useText(documentMessages)
  return (
    useReading() && (
      <div className={styles.stopReading}>
        <Button icon={IconX} onPress={toggleReading}>
          {t('stopReading')}
        </Button>
      </div>
    )
  )
}
