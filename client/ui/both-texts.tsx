import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { uiMessages } from './messages.ts'
import { Notice } from './notice.tsx'
import styles from './both-texts.module.css'

/** One field of a text that two people changed at the same time. */
export interface TwoTexts {
  readonly name: string
  readonly label: string
  readonly yours: string
  readonly theirs: string
}

interface BothTextsProps {
  readonly fields: readonly TwoTexts[]
  /** Puts the other's text of this field in the form. */
  readonly onTake: (field: TwoTexts) => void
}

/**
 * What one typed beside what somebody else saved meanwhile. Nothing is lost: the form keeps one's own text, and saving again
 * saves what is in the form then.
 */
export function BothTexts({ fields, onTake }: BothTextsProps) {
  const t = useText(uiMessages)
  const different = fields.filter(({ yours, theirs }) => yours !== theirs)
  return (
    <Notice tone="warning" title={t('bothTitle')}>
      <p>{t(different.length === 0 ? 'bothSame' : 'bothBody')}</p>
      {different.map((field) => (
        <div key={field.name} className={styles.field}>
          <p className={styles.label}>{field.label}</p>
          <div className={styles.pair}>
            <div>
              <p className={styles.whose}>{t('bothTheirs')}</p>
              <p className={styles.text}>{field.theirs || t('bothNothing')}</p>
              <Button small onPress={() => onTake(field)}>
                {t('bothTake')}
              </Button>
            </div>
            <div>
              <p className={styles.whose}>{t('bothYours')}</p>
              <p className={styles.text}>{field.yours || t('bothNothing')}</p>
            </div>
          </div>
        </div>
      ))}
    </Notice>
  )
}
