import { useMutation } from '@tanstack/react-query'
import { SignInForm } from '#client/auth/sign-in-form.tsx'
import { signOut, signOutWarnings, useSession } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import { appMessages } from './messages.ts'

/** Over a page whose session is over: sign in and go on, with everything still there. */
export function EndedOverlay() {
  const t = useText(appMessages)
  const { session, signedIn } = useSession()
  const leave = useMutation({ mutationFn: () => signOut() })
  if (session.state !== 'ended') return null
  return (
    <Dialog open mandatory onClose={() => undefined} title={t('endedTitle')}>
      <div style={{ display: 'grid', gap: '1rem' }}>
        <p>{t('endedBody')}</p>
        {signOutWarnings('ended').map((warning) => (
          <Notice key={warning} tone="warning">
            {warning}
          </Notice>
        ))}
        <SignInForm email={session.me.email} onSignedIn={signedIn} />
        {leave.error && <ErrorNotice error={leave.error} />}
        <Button look="subtle" onPress={() => leave.mutate()} isPending={leave.isPending}>
          {t('asOther')}
        </Button>
      </div>
    </Dialog>
  )
}
