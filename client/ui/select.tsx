import { cx } from '#client/lib/class-names.ts'
import { Field, type FieldProps } from './field.tsx'
import styles from './field.module.css'
import selectStyles from './select.module.css'

interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

interface SelectProps<T extends string> extends FieldProps {
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
}

/** A choice out of a few; the browser's own control, so it works with every aid and on every phone. */
export const Select = <T extends string>({ value, options, onChange, ...field }: SelectProps<T>) => (
  <Field {...field} required>
    {(control) => (
      <select
        {...control}
        className={styles.control}
        value={value}
        // the value is one of the options, which are T
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

interface InlineSelectProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
}

/** A choice inside a row or a sentence; the label is heard, not seen. */
export const InlineSelect = <T extends string>({ label, value, options, onChange, disabled }: InlineSelectProps<T>) => (
  <select
    aria-label={label}
    className={cx(styles.control, selectStyles.inline)}
    value={value}
    disabled={disabled}
    onChange={(event) => onChange(event.target.value as T)}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
)
