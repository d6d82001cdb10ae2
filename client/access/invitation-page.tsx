import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { InvitationPreview } from '#shared/access/schema.ts'
import { passwordMinLength } from '#shared/auth/password.ts'
import type { SessionAnswer } from '#shared/auth/schema.ts'
import { AccountFields } from '#client/auth/account-fields.tsx'
import { Card } from '#client/auth/card.tsx'
import { useLinkToken } from '#client/auth/link-token.ts'
import { authMessages } from '#client/auth/messages.ts'
import { SignInForm } from '#client/auth/sign-in-form.tsx'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, isProblem } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { signOut, useSession } from '#client/lib/session.tsx'
import { useLocale, useText } from '#client/lib/text.tsx'
import { callName, fullName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import { PageLoading } from '#client/ui/page.tsx'
import { invitationMessages, roleNames, rolePowers } from './messages.ts'

/** A link that lets somebody in: with a new account, or with the one he has. */
export function InvitationPage() {
  const t = useText(invitationMessages)
  const token = useLinkToken()
  const { session } = useSession()
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationPreview>('/invitations/lookup', { token }),
    // once it is accepted it is gone: what is on the screen must not turn into an error
    staleTime: Infinity,
  })

  if (preview.isPending || session.state === 'loading') return <PageLoading />
  if (preview.error) {
    const isBroken = isProblem(preview.error, 'link-not-valid') || isProblem(preview.error, 'invalid-input')
    return (
      <Card title={isBroken ? t('brokenTitle') : t('title')}>
        {isBroken ? (
          <p>{t('brokenBody')}</p>
        ) : (
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        )}
        <div>
          <ButtonLink href="/inloggen">{t('toSignIn')}</ButtonLink>
        </div>
      </Card>
    )
  }
  return (
    <Card title={t('title')} intro={<Preview of={preview.data} />}>
      <Accept token={token} preview={preview.data} />
    </Card>
  )
}

function Preview({ of }: { readonly of: InvitationPreview }) {
  const t = useText(invitationMessages)
  const role = useText(roleNames)
  const powers = useText(rolePowers)
  const format = useFormat()
  const by = { name: of.invitedBy.name, organisation: callName(of.invitedBy.organisation) }
  return (
    <>
      <p>{of.dossierTitle ? t('toDossier', { ...by, title: of.dossierTitle }) : t('toWorkspace', by)}</p>
      {of.role && <p>{t('roleHere', { role: role(of.role).toLocaleLowerCase(), powers: powers(of.role) })}</p>}
      <p>{t('asOrganisation', { organisation: fullName(of.organisation) })}</p>
      <p>{t('forEmail', { email: of.email, day: format.day(of.expiresAt) })}</p>
    </>
  )
}

interface AcceptProps {
  readonly token: string
  readonly preview: InvitationPreview
}

/** What this person must do: make an account, sign in, become somebody else first, or just say yes. */
function Accept({ token, preview }: AcceptProps): ReactNode {
  const t = useText(invitationMessages)
  const { session, signedIn } = useSession()
  const { email } = preview
  if (session.state === 'signed-in' && session.me.email !== email)
    return <OtherPerson token={token} preview={preview} />
  if (session.state === 'signed-in') return <AcceptNow token={token} />
  if (preview.needsAccount) return <NewAccount token={token} preview={preview} />
  return (
    <>
      <p>{t('signInFirst', { email })}</p>
      <SignInForm email={email} onSignedIn={signedIn} />
    </>
  )
}

function useAccept(token: string) {
  const t = useText(invitationMessages)
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const { signedIn } = useSession()
  return useMutation({
    mutationFn: async (account?: { name: string; password: string; locale: string }) => {
      const { dossierId } = await api.post<{ dossierId: string | null }>('/invitations/accept', { token, account })
      return { dossierId, user: (await api.get<SessionAnswer>('/session')).user }
    },
    onSuccess: ({ dossierId, user }) => {
      signedIn(user)
      navigate(dossierId ? `/dossiers/${dossierId}` : '/dossiers', { replace: true })
      announce.show(t('welcome'))
    },
  })
}

function NewAccount({ token, preview }: AcceptProps) {
  const t = useText(invitationMessages)
  const auth = useText(authMessages)
  const { locale } = useLocale()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useAccept(token)
  return (
    <Form
      error={accept.error}
      onSubmit={() => accept.mutate({ name, password, locale })}
      rules={{
        'account.name': auth('nameRule'),
        'account.password': auth('newPasswordRule', { n: passwordMinLength }),
      }}
      codes={{ 'password-too-common': 'account.password' }}
    >
      <p>{t('accountIntro', { email: preview.email })}</p>
      {/* so that a password keeper stores the address with the password */}
      <input type="hidden" autoComplete="username" value={preview.email} readOnly />
      <AccountFields prefix="account." name={name} onName={setName} password={password} onPassword={setPassword} />
      <FormActions submit={t('accept')} isPending={accept.isPending} />
    </Form>
  )
}

function AcceptNow({ token }: { readonly token: string }) {
  const t = useText(invitationMessages)
  const accept = useAccept(token)
  return (
    <>
      {accept.error && <ErrorNotice error={accept.error} />}
      <div>
        <Button look="primary" isPending={accept.isPending} onPress={() => accept.mutate(undefined)}>
          {t('acceptNow')}
        </Button>
      </div>
    </>
  )
}

function OtherPerson({ token, preview }: AcceptProps) {
  const t = useText(invitationMessages)
  const { session } = useSession()
  const leave = useMutation({ mutationFn: () => signOut(`/uitnodiging#${token}`) })
  if (!('me' in session)) return null
  const { name, email } = session.me
  return (
    <>
      <Notice tone="warning">{t('otherPerson', { name, email, invited: preview.email })}</Notice>
      {leave.error && <ErrorNotice error={leave.error} />}
      <div>
        <Button isPending={leave.isPending} onPress={() => leave.mutate()}>
          {t('signOut')}
        </Button>
      </div>
    </>
  )
}
