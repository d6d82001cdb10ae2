import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { passwordMinLength } from '#shared/auth/password.ts'
import type { PasswordLinkPreview } from '#shared/auth/schema.ts'
import { api, isProblem } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { PageLoading } from '#client/ui/page.tsx'
import { NewPasswordField } from './account-fields.tsx'
import { Card } from './card.tsx'
import { useLinkToken } from './link-token.ts'
import { authMessages } from './messages.ts'

/** A new password, by the one-time link of an administrator. */
export function NewPasswordPage() {
  const t = useText(authMessages)
  const token = useLinkToken()
  const [isDone, setDone] = useState(false)
  const link = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => api.post<PasswordLinkPreview>('/password-links/lookup', { token }),
    // once it is used it is gone: what is on the screen must not turn into an error
    staleTime: Infinity,
  })
  if (isDone) {
    return (
      <Card title={t('passwordDoneTitle')}>
        <p>{t('passwordDoneBody')}</p>
        <SignInLink />
      </Card>
    )
  }
  if (link.isPending) return <PageLoading />
  if (link.error) {
    const isWrong = isProblem(link.error, 'link-not-valid') || isProblem(link.error, 'invalid-input')
    return (
      <Card title={t('linkTitle')}>
        {isWrong ? (
          <p>{t('linkPasswordBody')}</p>
        ) : (
          <ErrorNotice error={link.error} onRetry={() => void link.refetch()} />
        )}
        <SignInLink />
      </Card>
    )
  }
  return <ChoosePassword token={token} of={link.data} onDone={() => setDone(true)} />
}

interface ChoosePasswordProps {
  readonly token: string
  readonly of: PasswordLinkPreview
  readonly onDone: () => void
}

function ChoosePassword({ token, of, onDone }: ChoosePasswordProps) {
  const t = useText(authMessages)
  const format = useFormat()
  const [password, setPassword] = useState('')
  const choose = useMutation({
    mutationFn: () => api.post('/password-links/use', { token, password }),
    onSuccess: onDone,
  })
  return (
    <Card
      title={t('passwordTitle')}
      intro={<p>{t('passwordIntro', { name: of.name, email: of.email, moment: format.moment(of.expiresAt) })}</p>}
    >
      <Form
        error={choose.error}
        onSubmit={() => choose.mutate()}
        rules={{ password: t('newPasswordRule', { n: passwordMinLength }) }}
        codes={{ 'password-too-common': 'password' }}
      >
        {/* so that a password keeper stores the address with the password */}
        <input type="hidden" autoComplete="username" value={of.email} readOnly />
        <NewPasswordField name="password" value={password} onChange={setPassword} />
        <FormActions submit={t('passwordSubmit')} isPending={choose.isPending} />
      </Form>
    </Card>
  )
}

function SignInLink() {
  const t = useText(authMessages)
  return (
    <div>
      <ButtonLink href="/inloggen">{t('toSignIn')}</ButtonLink>
    </div>
  )
}
