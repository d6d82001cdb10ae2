import { useEffect } from 'react'
import type { Room } from '#client/editor/room.ts'
import { fetchAhead } from '#client/ui/later.tsx'

/** Milliseconds after the text is there and saved: until then the line and the processor are for the text. */
const AHEAD_MS = 3000

/** Fetches the code of panels, menus and dialogs before somebody asks for them: the connection may go. */
export function useAhead(room: Room): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const fetchAll = async (): Promise<void> => {
      if (await fetchAhead()) window.removeEventListener('online', onOnline)
    }
    const onOnline = (): void => void fetchAll()
    // by hand and once: a hook that selects "saved" would render the whole page with every key
    const stop = room.saveState.subscribe(() => {
      if (room.saveState.get().kind !== 'saved') return
      stop()
      window.addEventListener('online', onOnline)
      timer = setTimeout(() => void fetchAll(), AHEAD_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
    }
  }, [room])
}
