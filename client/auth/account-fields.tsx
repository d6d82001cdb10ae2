import { passwordMaxLength, passwordMinLength } from '#shared/auth/password.ts'
import { useText } from '#client/lib/text.tsx'
import { PasswordField, TextField } from '#client/ui/text-field.tsx'
import { authMessages } from './messages.ts'

interface FieldProps {
  /** Its name in the form, as the API calls it. */
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** By which name others see one. */
export function NameField(props: FieldProps) {
  const t = useText(authMessages)
  return (
    <TextField
      {...props}
      label={t('name')}
      hint={t('nameHint')}
      autoComplete="name"
      required
      maxLength={120}
      spellCheck={false}
    />
  )
}

/** A password that is chosen here, as the server will judge it. */
export function NewPasswordField({ label, ...props }: FieldProps & { readonly label?: string }) {
  const t = useText(authMessages)
  return (
    <PasswordField
      {...props}
      label={label ?? t('newPassword')}
      hint={t('newPasswordHint', { n: passwordMinLength })}
      autoComplete="new-password"
      minLength={passwordMinLength}
      maxLength={passwordMaxLength}
    />
  )
}

interface AccountFieldsProps {
  /** Before the names of the fields, where the API has them inside another (`account.`). */
  readonly prefix?: string
  readonly name: string
  readonly onName: (name: string) => void
  readonly password: string
  readonly onPassword: (password: string) => void
}

/** What a new account needs of its person. */
export const AccountFields = ({ prefix = '', name, onName, password, onPassword }: AccountFieldsProps) => (
  <>
    <NameField name={`${prefix}name`} value={name} onChange={onName} />
    <NewPasswordField name={`${prefix}password`} value={password} onChange={onPassword} />
  </>
)
