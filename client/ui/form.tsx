import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { ProblemCode } from '#shared/lib/problem.ts'
import { ApiProblem } from '#client/lib/api.ts'
import type { Draft } from '#client/lib/draft.ts'
import { problemText } from '#client/lib/problems.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { Button, type ButtonProps } from './button.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { FieldErrorsContext } from './field.tsx'
import { uiMessages } from './messages.ts'
import { ErrorNotice } from './notice.tsx'
import { useStill } from './still.ts'
import styles from './form.module.css'

type Errors = Readonly<Record<string, string>>
const none: Errors = {}
const noCodes: Partial<Record<ProblemCode, string>> = {}

interface FormProps {
  readonly onSubmit: () => void
  /** What the last attempt threw; null when none did. */
  readonly error: unknown
  /** What a field asks for, by its name; shown when the browser or the server finds it wrong. */
  readonly rules?: Errors
  /** Refusals that belong to one field, by their code. */
  readonly codes?: Partial<Record<ProblemCode, string>>
  readonly children: ReactNode
  readonly label?: string
  /** Where what is typed is kept; a draft of an earlier look is told of. */
  readonly draft?: Pick<Draft<object>, 'isKept' | 'clear'>
}

/**
 * A form that keeps what was typed when it is refused, tells every field what is wrong, and puts the focus on the first
 * wrong field, else on the message.
 */
export function Form({ onSubmit, error, rules = none, codes = noCodes, children, label, draft }: FormProps) {
  const t = useText(uiMessages)
  const { locale } = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const notice = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState(none)
  const refused = useMemo(() => fieldsOf(error, rules, codes, t('checkField')), [error, rules, codes, t])
  const refusedByCode = error instanceof ApiProblem ? codes[error.code] : undefined
  const shown = useMemo((): Errors => {
    if (own !== none) return own
    if (refusedByCode && error instanceof ApiProblem) return { [refusedByCode]: problemText(error.code, locale) }
    return refused
  }, [own, refused, refusedByCode, error, locale])
  const isFieldError = Object.keys(shown).length > 0

  useEffect(() => {
    if (!error && own === none) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = wrong ?? notice.current
    target?.focus()
  }, [error, own])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // a dialog's form must not submit the form of the page round it: React lets events through portals
    event.stopPropagation()
    const wrong = form.current ? invalidControls(form.current) : []
    if (wrong.length > 0) {
      return setOwn(
        Object.fromEntries(
          wrong.map((control) => [control.name, rules[control.name] ?? t(control.value ? 'checkField' : 'required')]),
        ),
      )
    }
    setOwn(none)
    onSubmit()
  }

  return (
    <form ref={form} noValidate className={styles.form} onSubmit={submit} aria-label={label}>
      <FieldErrorsContext value={shown}>
        {Boolean(error) && own === none && !isFieldError && <ErrorNotice ref={notice} error={error} />}
        {draft?.isKept && <DraftNotice onDrop={draft.clear} />}
        {children}
      </FieldErrorsContext>
    </form>
  )
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

/** The browser knows required, e-mail and length; it only does not say it in our words. Spaces alone are nothing. */
const invalidControls = (form: HTMLFormElement): Control[] =>
  [...form.elements]
    .filter(isControl)
    .filter(
      (control) => control.name && (!control.checkValidity() || (control.required && control.value.trim() === '')),
    )

function fieldsOf(error: unknown, rules: Errors, codes: Partial<Record<ProblemCode, string>>, other: string): Errors {
  if (!(error instanceof ApiProblem) || codes[error.code]) return none
  const known = error.fields.flatMap(({ path }) => (path ? [[path, rules[path] ?? other]] : []))
  return Object.fromEntries(known) as Errors
}

interface FormActionsProps extends Pick<ButtonProps, 'wide' | 'look'> {
  /** The verb on the button that sends the form. */
  readonly submit: string
  readonly isPending?: boolean
  /** It may not be sent yet: something that it tells is not shown. */
  readonly isDisabled?: boolean
  /** Leaves the form, and a draft where it is kept: only sending or dropping it ends one. A page has a link instead. */
  readonly onCancel?: () => void
  /** What else can be done with the form. */
  readonly children?: ReactNode
}

/** The buttons under a form: sending it first, leaving it last. They alone can be used while it is sent. */
export function FormActions({
  submit,
  isPending = false,
  isDisabled = false,
  onCancel,
  children,
  look = 'primary',
  wide = false,
}: FormActionsProps) {
  const t = useText(uiMessages)
  const buttons = useRef<HTMLDivElement>(null)
  useStill(buttons, isPending)
  return (
    <div ref={buttons} className={styles.actions}>
      <Button type="submit" look={look} wide={wide} isPending={isPending} isDisabled={isDisabled}>
        {submit}
      </Button>
      {children}
      {onCancel && <Button onPress={onCancel}>{t('cancel')}</Button>}
    </div>
  )
}
