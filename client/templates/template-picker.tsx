import { useQueries, useQuery } from '@tanstack/react-query'
import { reactionTemplate } from '#shared/consultations/reaction-text.ts'
import { useText } from '#client/lib/text.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { templateMessages } from './messages.ts'
import { templateQuery, templatesQuery } from './queries.ts'
import styles from './template-picker.module.css'

/** Names of required parts that a card shows; the rest is a number. */
const MAX_NAMED = 4

interface TemplatePickerProps {
  /** Key of the template that is chosen. */
  readonly value: string
  readonly onChange: (key: string) => void
}

/** What a new document begins with: one card per template, with what it is for and what it asks. */
export function TemplatePicker({ value, onChange }: TemplatePickerProps) {
  const t = useText(templateMessages)
  const templates = useQuery(templatesQuery())
  // a reaction is begun in its round, with the questions of that
  const offered = (templates.data?.items ?? []).filter(({ key }) => key !== reactionTemplate)
  const details = useQueries({
    queries: offered.map(({ key, version }) => templateQuery(key, version)),
  })
  return (
    <Loaded query={templates} lines={6}>
      {() => (
        <fieldset className={styles.cards}>
          <legend className={styles.legend}>{t('choose')}</legend>
          {offered.map(({ key, name, purpose }, index) => (
            <label key={key} className={styles.card}>
              <input type="radio" name="template" value={key} checked={value === key} onChange={() => onChange(key)} />
              <span className={styles.name}>{name}</span>
              <span className={styles.purpose}>{purpose}</span>
              <Asked
                titles={details[index]?.data?.guidance.filter((part) => part.required).map((part) => part.title)}
              />
            </label>
          ))}
        </fieldset>
      )}
    </Loaded>
  )
}

function Asked({ titles }: { readonly titles: readonly string[] | undefined }) {
  const t = useText(templateMessages)
  // until it is known there is nothing to say; the card is complete without it
  if (!titles) return null
  if (titles.length === 0) return <span className={styles.asked}>{t('nothingRequired')}</span>
  const named = titles.slice(0, MAX_NAMED).map((title) => title.toLocaleLowerCase())
  const rest = titles.length - named.length
  return (
    <span className={styles.asked}>
      {t('required', { n: titles.length })} {named.join(', ')}
      {rest > 0 && ` ${t('andMore', { n: rest })}`}.
    </span>
  )
}
