import { use, type ReactNode } from 'react'
import { cx } from '#client/lib/class-names.ts'
import { FieldErrorsContext } from './field.tsx'
import styles from './field.module.css'

interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly hint?: ReactNode
}

/** One thing that is so or not. */
export const Checkbox = ({ checked, onChange, children, hint }: CheckboxProps) => (
  <label className={styles.choice}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
    {hint && <span className={styles.hint}>{hint}</span>}
  </label>
)

interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: ReactNode
  readonly hint?: ReactNode
}

interface CheckboxGroupProps<T extends string> {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly options: readonly ChoiceOption<T>[]
  readonly value: readonly T[]
  readonly onChange: (value: T[]) => void
}

/** Some out of a few. */
export function CheckboxGroup<T extends string>({
  name,
  label,
  hint,
  options,
  value,
  onChange,
}: CheckboxGroupProps<T>) {
  const error = use(FieldErrorsContext)[name]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {hint && <div className={styles.hint}>{hint}</div>}
      <div className={cx(styles.choices, styles.columns)}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={value.includes(option.value)}
            onChange={(checked) =>
              onChange(checked ? [...value, option.value] : value.filter((each) => each !== option.value))
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      {error && <div className={styles.error}>{error}</div>}
    </fieldset>
  )
}

interface RadioGroupProps<T extends string> {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly options: readonly ChoiceOption<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One out of a few, all in sight. */
export const RadioGroup = <T extends string>({ name, label, hint, options, value, onChange }: RadioGroupProps<T>) => (
  <fieldset className={styles.group}>
    <legend className={styles.label}>{label}</legend>
    {hint && <div className={styles.hint}>{hint}</div>}
    <div className={styles.choices}>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
          {option.hint && <span className={styles.hint}>{option.hint}</span>}
        </label>
      ))}
    </div>
  </fieldset>
)
