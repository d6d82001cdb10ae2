import { Field, type FieldProps } from './field.tsx'
import styles from './field.module.css'

interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly spellCheck?: boolean
}

/** Text of more lines. */
export const TextArea = ({
  value,
  onChange,
  rows = 3,
  name,
  label,
  hint,
  required = false,
  ...native
}: TextAreaProps) => (
  <Field name={name} label={label} hint={hint} required={required}>
    {(control) => (
      <textarea
        {...control}
        {...native}
        rows={rows}
        className={styles.control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
