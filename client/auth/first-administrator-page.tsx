import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { passwordMinLength } from '#shared/auth/password.ts'
import type { Me, SessionAnswer } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { api, isProblem } from '#client/lib/api.ts'
import { useSession } from '#client/lib/session.tsx'
import { useLocale, useText } from '#client/lib/text.tsx'
import { organisationMessages } from '#client/organisations/messages.ts'
import { OrganisationPicker } from '#client/organisations/picker.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { PageLoading } from '#client/ui/page.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { AccountFields } from './account-fields.tsx'
import { Card } from './card.tsx'
import { useLinkToken } from './link-token.ts'
import { authMessages } from './messages.ts'

/** The first account of a new workspace, by the link that the server printed. */
export function FirstAdministratorPage() {
  const t = useText(authMessages)
  const token = useLinkToken()
  const [, navigate] = useLocation()
  const { signedIn } = useSession()
  const link = useQuery({
    queryKey: ['setup', token],
    queryFn: () => api.post('/setup/lookup', { token }).then(() => true),
  })
  const created = (me: Me) => {
    signedIn(me)
    navigate('/dossiers', { replace: true })
  }

  if (link.isPending) return <PageLoading />
  if (link.error) return <WrongLink error={link.error} retry={() => void link.refetch()} />
  return (
    <Card title={t('setupTitle')} intro={<p>{t('setupIntro')}</p>}>
      <SetupForm token={token} onCreated={created} />
    </Card>
  )
}

function WrongLink({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useText(authMessages)
  const isWrong = isProblem(error, 'link-not-valid') || isProblem(error, 'invalid-input')
  if (isProblem(error, 'setup-done')) {
    return (
      <Card title={t('setupDoneTitle')}>
        <SignInLink />
      </Card>
    )
  }
  return (
    <Card title={t('linkTitle')}>
      {isWrong ? <p>{t('linkSetupBody')}</p> : <ErrorNotice error={error} onRetry={retry} />}
      <SignInLink />
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

function SetupForm({ token, onCreated }: { readonly token: string; readonly onCreated: (me: Me) => void }) {
  const t = useText(authMessages)
  const organisations = useText(organisationMessages)
  const { locale } = useLocale()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [organisation, setOrganisation] = useState<OrganisationRef>()
  const setup = useMutation({
    mutationFn: () =>
      api.post<SessionAnswer>('/setup', { token, name, email, password, organisation: organisation?.code, locale }),
    onSuccess: ({ user }) => onCreated(user),
  })
  return (
    <Form
      error={setup.error}
      onSubmit={() => setup.mutate()}
      rules={{
        name: t('nameRule'),
        email: t('emailRule'),
        password: t('newPasswordRule', { n: passwordMinLength }),
        organisation: organisations('rule'),
      }}
      codes={{ 'password-too-common': 'password', 'email-in-use': 'email' }}
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
      <AccountFields name={name} onName={setName} password={password} onPassword={setPassword} />
      <OrganisationPicker
        name="organisation"
        label={t('organisation')}
        chosen={organisation}
        onChoose={setOrganisation}
      />
      <FormActions submit={t('setupSubmit')} isPending={setup.isPending} />
    </Form>
  )
}
