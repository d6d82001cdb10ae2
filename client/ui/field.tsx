import { createContext, use, useId, type ReactNode } from 'react'
import { IconAlertCircle } from '@tabler/icons-react'
import { useText } from '#client/lib/text.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'
import styles from './field.module.css'

/** The messages of a form by the name of the field. */
export const FieldErrorsContext = createContext<Readonly<Record<string, string>>>({})

export interface FieldProps {
  /** The path of the field in the API's input, so that a refusal finds it. */
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly required?: boolean
  /** For a bar: the label is heard and not seen, and no word on being optional. */
  readonly hideLabel?: boolean
}

/** What the control inside a field must carry. */
interface ControlProps {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface Props extends FieldProps {
  readonly children: (control: ControlProps) => ReactNode
}

/** A label above its control, a hint and a message, tied together for screen readers. */
export function Field({ name, label, hint, required = false, hideLabel = false, children }: Props) {
  const id = useId()
  const error = use(FieldErrorsContext)[name]
  const t = useText(uiMessages)
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.hidden : styles.label}>
        {label}
        {!required && !hideLabel && <span className={styles.optional}> ({t('optional')})</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children({
        id,
        name,
        required,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          <Icon of={IconAlertCircle} size={18} />
          <span>{error}</span>
        </div>
      )}
    </div>
  )
}
