import { passwordMaxLength, passwordMinLength } from '#shared/auth/password.ts'
import { useText } from '#client/lib/text.tsx'
import { PasswordField, TextField } from '#client/ui/text-field.tsx'
import { authMessages } from './messages.ts'

interface AccountFieldsProps {
  /** Before the names of the fields, where the API has them inside another (`account.`). */
  readonly prefix?: string
  readonly name: string
  readonly onName: (name: string) => void
  readonly password: string
  readonly onPassword: (password: string) => void
}

/** What a new account needs of its person. */
export function AccountFields({ prefix = '', name, onName, password, onPassword }: AccountFieldsProps) {
  const t = useText(authMessages)
  return (
    <>
      <TextField
        name={`${prefix}name`}
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        required
        maxLength={120}
        spellCheck={false}
        value={name}
        onChange={onName}
      />
      <PasswordField
        name={`${prefix}password`}
        label={t('newPassword')}
        hint={t('newPasswordHint', { n: passwordMinLength })}
        autoComplete="new-password"
        minLength={passwordMinLength}
        maxLength={passwordMaxLength}
        value={password}
        onChange={onPassword}
      />
    </>
  )
}
