import { useEffect } from 'react'
import type { Room } from '#client/editor/room.ts'
import { useStore } from '#client/editor/use-store.ts'
import type { ThreadDesk } from './desk.ts'
import { threadPath, useSend, type Threads } from './queries.ts'

/** Of all who have the document open one is enough; the first of them to come by says it. */
const MIN_WAIT_MS = 1500
const SPREAD_MS = 4000

/**
 * Tells the server when the words of a thread are gone, or back: it looks itself, and writes down since when. [T59] Only
 * when all that was typed here is saved, or it would look at another text.
 */
export function useLook(
  documentId: string,
  threads: Threads | undefined,
  { desk, room }: { desk: ThreadDesk; room: Room },
) {
  const { mutate } = useSend(documentId)
  const spots = useStore(desk.spots)
  useEffect(() => {
    const changed = threads?.find(({ id, state, lost, anchor }) => {
      const spot = spots.get(id)
      return anchor && state === 'open' && spot && spot.isLost !== (lost !== null)
    })
    if (!changed) return undefined
    const wait = MIN_WAIT_MS + Math.random() * SPREAD_MS
    const timer = setTimeout(() => {
      if (room.waiting === 0) mutate({ method: 'post', path: threadPath(changed.id, '/look') })
    }, wait)
    return () => clearTimeout(timer)
  }, [threads, spots, room, mutate])
}
