import { useEffect, useState } from 'react'
import type { Notice } from '#shared/sync/protocol.ts'
import { onSignOut } from '#client/lib/session.tsx'
import { Room } from './room.ts'

interface UseRoom {
  readonly documentId: string
  readonly userId: string
  /** Undefined while that is not known: then nothing is opened. */
  readonly mayWrite: boolean | undefined
  readonly onNotice: (notice: Notice) => void
  readonly onReturn: () => void
}

/** Opens a document for as long as the page shows it. What waits stays in this browser; signing out wipes it. */
export function useRoom({ documentId, userId, mayWrite, onNotice, onReturn }: UseRoom): Room | undefined {
  const [room, setRoom] = useState<Room>()
  const isKnown = mayWrite !== undefined
  useEffect(() => {
    if (!isKnown) return undefined
    const opened = new Room({ documentId, userId, mayWrite: mayWriteAtStart, onNotice, onReturn })
    setRoom(opened)
    const forget = onSignOut(() => opened.wipe())
    return () => {
      forget()
      setRoom(undefined)
      void opened.close()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a change of rights does not open the document anew
  }, [documentId, userId, isKnown, onNotice, onReturn])
  const mayWriteAtStart = mayWrite ?? false
  useEffect(() => room?.setMayWrite(mayWriteAtStart), [room, mayWriteAtStart])
  return room
}
