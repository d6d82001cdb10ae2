import { hashKey } from '@tanstack/react-query'
import { useText } from '#client/lib/text.tsx'
import { bothMessages } from './both-messages.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import styles from './both-texts.module.css'

/** What stands above a field, and how what is in it is said. */
interface Said<Value> {
  readonly label: string
  readonly inWords: (value: Value) => string
}

/** A field that holds words needs only what stands above it: a choice, of one of a few names, is said in words. */
type BothField<Value> = [string, Value] extends [Value, string] ? string | Said<Value> : Said<Value>

interface BothTextsProps<Content extends object> {
  /** All that saving overwrites, in its order: what is left out here could be lost unseen, so it does not compile. */
  readonly fields: { readonly [Name in keyof Content]-?: BothField<Content[Name]> }
  readonly yours: NoInfer<Content>
  /** undefined: nobody was first, and nothing is shown. */
  readonly theirs: NoInfer<Content> | undefined
  /** Puts what the other saved in a field in the form. */
  readonly onTake: (change: Partial<NoInfer<Content>>) => void
}

/**
 * What one filled in beside what somebody else saved meanwhile: words, and what was chosen. Nothing is lost: the form keeps
 * one's own, and saving again saves what is in the form then.
 */
export function BothTexts<Content extends object>({ fields, yours, theirs, onTake }: BothTextsProps<Content>) {
  const t = useText(bothMessages)
  if (!theirs) return null
  // the keys of an object literal are its type's
  const names = (Object.keys(fields) as (keyof Content & string)[]).filter(
    (name) => comparable(yours[name]) !== comparable(theirs[name]),
  )
  return (
    <Notice tone="warning" title={t('title')}>
      <p>{t(names.length === 0 ? 'same' : 'body')}</p>
      {names.map((name) => {
        const { label, inWords } = saidBy(fields[name])
        return (
          <div key={name} className={styles.field}>
            <p className={styles.label}>{label}</p>
            <div className={styles.pair}>
              <div>
                <p className={styles.whose}>{t('theirs')}</p>
                <p className={styles.text}>{inWords(theirs[name]) || t('nothing')}</p>
                {/* one name out of `Content`, which TypeScript widens to any string */}
                <Button small onPress={() => onTake({ [name]: theirs[name] } as Partial<Content>)}>
                  {t('take')}
                </Button>
              </div>
              <div>
                <p className={styles.whose}>{t('yours')}</p>
                <p className={styles.text}>{inWords(yours[name]) || t('nothing')}</p>
              </div>
            </div>
          </div>
        )
      })}
    </Notice>
  )
}

/** The same for values that are saved as the same; what was ticked has no order. */
const comparable = (value: unknown): string =>
  hashKey([Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.toSorted() : value])

// a label alone stands above a field of words, by the type of `fields`
const saidBy = <Value,>(field: string | Said<Value>): Said<Value> =>
  typeof field === 'string' ? { label: field, inWords: String } : field
