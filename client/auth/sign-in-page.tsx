import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useSession } from '#client/lib/session.tsx'
import { useLocale, useText } from '#client/lib/text.tsx'
import { Card } from './card.tsx'
import { authMessages } from './messages.ts'
import { wantedPage } from './return-address.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Signing in, and on to where one wanted to be. */
export function SignInPage() {
  const t = useText(authMessages)
  const { session, signedIn } = useSession()
  const { setLocale } = useLocale()
  const [, navigate] = useLocation()
  const search = useSearch()
  const isIn = session.state === 'signed-in'

  useEffect(() => {
    if (isIn) navigate(wantedPage(search, location.origin), { replace: true })
  }, [isIn, navigate, search])

  return (
    <Card
      title={t('signIn')}
      intro={<p>{t('signInIntro')}</p>}
      foot={
        <>
          <p>{t('noAccount')}</p>
          <p>{t('forgotten')}</p>
        </>
      }
    >
      <SignInForm
        onSignedIn={(me) => {
          setLocale(me.locale)
          signedIn(me)
        }}
      />
    </Card>
  )
}
