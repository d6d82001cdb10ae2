import { useText } from '#client/lib/text.tsx'
import { Button } from './button.tsx'
import { uiMessages } from './messages.ts'
import { Notice } from './notice.tsx'
import styles from './both-texts.module.css'

interface BothTextsProps<Name extends string> {
  /** The fields that hold words, in their order, each with what stands above it. */
  readonly labels: Readonly<Record<Name, string>>
  readonly yours: Readonly<Record<NoInfer<Name>, string>>
  /** undefined: nobody was first, and nothing is shown. */
  readonly theirs: Readonly<Record<NoInfer<Name>, string>> | undefined
  /** Puts the other's text of a field in the form. */
  readonly onTake: (change: Partial<Record<NoInfer<Name>, string>>) => void
}

/**
 * What one typed beside what somebody else saved meanwhile. Nothing is lost: the form keeps one's own text, and saving again
 * saves what is in the form then.
 */
export function BothTexts<Name extends string>({ labels, yours, theirs, onTake }: BothTextsProps<Name>) {
  const t = useText(uiMessages)
  if (!theirs) return null
  // the keys of an object literal are its type's
  const names = (Object.keys(labels) as Name[]).filter((name) => yours[name] !== theirs[name])
  return (
    <Notice tone="warning" title={t('bothTitle')}>
      <p>{t(names.length === 0 ? 'bothSame' : 'bothBody')}</p>
      {names.map((name) => (
        <div key={name} className={styles.field}>
          <p className={styles.label}>{labels[name]}</p>
          <div className={styles.pair}>
            <div>
              <p className={styles.whose}>{t('bothTheirs')}</p>
              <p className={styles.text}>{theirs[name] || t('bothNothing')}</p>
              {/* one name out of `Name`, which TypeScript widens to any string */}
              <Button small onPress={() => onTake({ [name]: theirs[name] } as Partial<Record<Name, string>>)}>
                {t('bothTake')}
              </Button>
            </div>
            <div>
              <p className={styles.whose}>{t('bothYours')}</p>
              <p className={styles.text}>{yours[name] || t('bothNothing')}</p>
            </div>
          </div>
        </div>
      ))}
    </Notice>
  )
}
