import { useEffect, useRef } from 'react'
import type { Room } from '#client/editor/room.ts'
import { guardSignOut, useSession } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { useSelected } from '#client/editor/use-store.ts'
import { documentMessages } from './messages.ts'

/** Asks before the tab closes on what the server does not have, and says at signing out what would be lost. */
export function useLeaveGuard(room: Room, title: string): void {
  const t = useText(documentMessages)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (room.waiting > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    const forget = guardSignOut((moment) => {
      const n = room.waiting
      if (n === 0) return undefined
      return moment === 'ended' ? t('signInSends', { n }) : t('signOutLoses', { n, title })
    })
    return () => {
      forget()
      window.removeEventListener('beforeunload', ask)
    }
  }, [room, title, t])
}

/**
 * Signed out elsewhere: the page's overlay asks to sign in, and then the document goes on where it was. It does so at
 * once when only the session of before is over.
 */
export function useSessionOfRoom(room: Room): void {
  const { session, ended } = useSession()
  const isSignedOut = useSelected(room.saveState, ({ kind }) => kind === 'signed-out')
  const isTold = useRef(false)
  const { state } = session
  useEffect(() => {
    if (!isSignedOut) isTold.current = false
    else if (state === 'ended') isTold.current = true
    else if (isTold.current) room.resume()
    else void ended().then((isOver) => isOver || room.resume())
  }, [isSignedOut, state, room, ended])
}
