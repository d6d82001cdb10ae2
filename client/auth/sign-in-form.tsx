import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me, SessionAnswer } from '#shared/auth/schema.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { PasswordField, TextField } from '#client/ui/text-field.tsx'
import { authMessages } from './messages.ts'

interface SignInFormProps {
  readonly onSignedIn: (me: Me) => void
  /** Fills in the address; who signs in again is mostly the same person. */
  readonly email?: string
}

/** E-mail and password. What was typed stays when it is refused; the password is not cleared, so it can be shown and mended. */
export function SignInForm({ onSignedIn, email: known = '' }: SignInFormProps) {
  const t = useText(authMessages)
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => api.post<SessionAnswer>('/session', { email, password }),
    onSuccess: ({ user }) => onSignedIn(user),
  })
  return (
    <Form
      error={signIn.error}
      onSubmit={() => signIn.mutate()}
      rules={{ email: t('emailRule'), password: t('passwordRule') }}
    >
      <TextField
        name="email"
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        spellCheck={false}
        value={email}
        onChange={setEmail}
      />
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <FormActions submit={t('signIn')} isPending={signIn.isPending} wide />
    </Form>
  )
}
