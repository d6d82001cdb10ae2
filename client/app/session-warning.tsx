import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { SignInForm } from '#client/auth/sign-in-form.tsx'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useCommands } from '#client/lib/commands.ts'
import { useMe, useSession } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { sessionMessages } from './session-messages.ts'
import styles from './session-warning.module.css'

const MINUTE_MS = 60_000
/** With so much left it is told once more, and not politely: who did not hear it loses his place. */
const LAST_MS = 2 * MINUTE_MS

interface SessionWarningProps {
  /** Until the session ends. */
  readonly leftMs: number
  /** No use of it makes it longer: only signing in again. */
  readonly isLast: boolean
  readonly onStay: () => Promise<void>
}

/** Says how long it still lasts, and what to press. */
export function SessionWarning({ leftMs, isLast, onStay }: SessionWarningProps) {
  const t = useText(sessionMessages)
  const announce = useAnnounce()
  const [isSigningIn, setSigningIn] = useState(false)
  const stay = useMutation({ mutationFn: onStay, onSuccess: () => announce.say(t('stays')) })
  const words = t(isLast ? 'last' : 'idle', { n: Math.max(1, Math.floor(leftMs / MINUTE_MS)) })
  const isUrgent = leftMs <= LAST_MS
  const told = useRef<boolean>(undefined)
  useEffect(() => {
    if (told.current === isUrgent) return
    told.current = isUrgent
    if (isUrgent) announce.alarm(words)
    else announce.say(words)
  }, [announce, isUrgent, words])
  const act = (): void => (isLast ? setSigningIn(true) : stay.mutate())
  const label = t(isLast ? 'again' : 'stay')
  useCommands(() => [{ id: 'session-end', group: 'do', label, run: act }])
  return (
    <section aria-label={t('region')} className={styles.warning}>
      <p>{words}</p>
      <Button look="primary" onPress={act} isPending={stay.isPending}>
        {label}
      </Button>
      {stay.error && <ErrorNotice error={stay.error} />}
      {isSigningIn && <SignInAgain onClose={() => setSigningIn(false)} />}
    </section>
  )
}

/** Over the page, which stays as it is. */
function SignInAgain({ onClose }: { readonly onClose: () => void }) {
  const t = useText(sessionMessages)
  const { signedIn } = useSession()
  const { email } = useMe()
  return (
    <Dialog open onClose={onClose} title={t('again')} dismissable={false}>
      <div className={styles.form}>
        <p>{t('againBody')}</p>
        <SignInForm
          email={email}
          onSignedIn={(me) => {
            signedIn(me)
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}
