import { useEffect } from 'react'
import type { Room } from '#client/editor/room.ts'
import { guardSignOut, useSession } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { useStore } from '#client/editor/use-store.ts'
import { documentMessages } from './messages.ts'

/** Asks before the tab closes on what the server does not have, and says at signing out what would be lost. */
export function useLeaveGuard(room: Room, title: string): void {
  const t = useText(documentMessages)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (room.waiting > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    const forget = guardSignOut(() => {
      const n = room.waiting
      if (n === 0) return undefined
      return room.saveState.get().kind === 'signed-out' ? t('signInSends', { n }) : t('signOutLoses', { n, title })
    })
    return () => {
      forget()
      window.removeEventListener('beforeunload', ask)
    }
  }, [room, title, t])
}

/** Signed out elsewhere: the page's overlay asks to sign in, and then the document goes on where it was. */
export function useSessionOfRoom(room: Room): void {
  const { session, ended } = useSession()
  const { kind } = useStore(room.saveState)
  const isSignedOut = kind === 'signed-out'
  useEffect(() => {
    if (isSignedOut) ended()
  }, [isSignedOut, ended])
  useEffect(() => {
    if (isSignedOut && session.state === 'signed-in') room.resume()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a sign-in resumes; the end itself comes with the old session still there
  }, [session.state, room])
}
