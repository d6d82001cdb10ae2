import type { Visibility } from '#shared/threads/visibility.ts'
import { useText } from '#client/lib/text.tsx'
import { Select } from '#client/ui/select.tsx'
import { composerMessages } from './composer-messages.ts'
import { useOwnWords, type Writer } from './who.ts'
import styles from './card.module.css'

interface VisibilityFieldProps {
  readonly writer: Writer
  readonly choices: readonly Visibility[]
  readonly value: Visibility
  readonly onChange: (visibility: Visibility) => void
}

/** Who will see it, in plain words; a choice where there is one. */
export function VisibilityField({ writer, choices, value, onChange }: VisibilityFieldProps) {
  const t = useText(composerMessages)
  const words = useOwnWords(writer)
  if (choices.length < 2) {
    return (
      <p className={styles.note}>
        {t('visibility')} <strong>{words(value)}</strong>
      </p>
    )
  }
  return (
    <Select
      name="visibility"
      label={t('visibility')}
      value={value}
      options={choices.map((each) => ({ value: each, label: words(each) }))}
      onChange={onChange}
    />
  )
}
