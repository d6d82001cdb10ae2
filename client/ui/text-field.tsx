import { useState, type InputHTMLAttributes, type Ref } from 'react'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useText } from '#client/lib/text.tsx'
import { Field, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'
import styles from './field.module.css'

type Native = InputHTMLAttributes<HTMLInputElement>

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** `date`: the browser's own calendar; the value is `2026-12-03`, or empty. */
  readonly type?: 'text' | 'email' | 'search' | 'date'
  readonly min?: string
  readonly autoComplete?: Native['autoComplete']
  readonly maxLength?: number
  readonly spellCheck?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export const TextField = ({ value, onChange, type = 'text', ref, ...rest }: TextFieldProps) => {
  const { name, label, hint, required = false, hideLabel = false, ...native } = rest
  return (
    <Field name={name} label={label} hint={hint} required={required} hideLabel={hideLabel}>
      {(control) => (
        <input
          {...control}
          {...native}
          ref={ref}
          type={type}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface PasswordFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly minLength?: number
  readonly maxLength?: number
}

/** A password, that can be shown; pasting is allowed. */
export function PasswordField({ value, onChange, name, label, hint, ...native }: PasswordFieldProps) {
  const t = useText(uiMessages)
  const [shown, setShown] = useState(false)
  return (
    <Field name={name} label={label} hint={hint} required>
      {(control) => (
        <div className={styles.withButton}>
          <input
            {...control}
            {...native}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={styles.control}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            aria-label={t(shown ? 'hidePassword' : 'showPassword')}
            onClick={() => setShown(!shown)}
          >
            <Icon of={shown ? IconEyeOff : IconEye} />
          </button>
        </div>
      )}
    </Field>
  )
}
