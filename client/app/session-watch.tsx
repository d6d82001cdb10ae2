import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { SessionEnd } from '#shared/auth/schema.ts'
import { api } from '#client/lib/api.ts'
import { later } from '#client/ui/later.tsx'

const SessionWarning = later(async () => (await import('./session-warning.tsx')).SessionWarning)

const MINUTE_MS = 60_000
/** So long before the end it is told. WCAG 2.2.1 asks for 20 seconds; a sentence and a password take longer. */
const WARN_MS = 10 * MINUTE_MS
const leastOf = ({ idleLeftMs, leftMs }: SessionEnd): number => Math.min(idleLeftMs, leftMs)

/** When to look again: at the moment of the warning, and from there every minute. */
function lookAgainMs(end: SessionEnd | undefined): number | false {
  if (!end) return false
  const toWarning = leastOf(end) - WARN_MS
  return toWarning > 0 ? toWarning + 1 : MINUTE_MS
}

/**
 * How long the session holds. Looking is no use of it, so an open page keeps nobody signed in; who wrote or clicked here
 * is kept so without a word when the time comes, also when his words went by the socket and by no request.
 */
function useSessionEnd(): { end: SessionEnd | undefined; stay: () => Promise<void> } {
  const client = useQueryClient()
  const isUsed = useRef(false)
  useEffect(() => {
    const use = (): void => void (isUsed.current = true)
    const kinds = ['keydown', 'pointerdown'] as const
    for (const kind of kinds) window.addEventListener(kind, use, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, use, { capture: true })
    }
  }, [])
  const { data } = useQuery({
    queryKey: ['session-end'],
    queryFn: async ({ signal }) => {
      const end = await api.get<SessionEnd>('/session/end', {}, signal)
      if (!isUsed.current || end.idleLeftMs > WARN_MS) return end
      isUsed.current = false
      await api.get('/session', {}, signal)
      return await api.get<SessionEnd>('/session/end', {}, signal)
    },
    refetchInterval: ({ state }) => lookAgainMs(state.data),
    refetchIntervalInBackground: true,
    // after a night in which the computer slept, no timer has run
    refetchOnWindowFocus: 'always',
  })
  const stay = async (): Promise<void> => {
    await api.get('/session')
    await client.refetchQueries({ queryKey: ['session-end'] })
  }
  return { end: data, stay }
}

/** Warns when the session is about to end, while there is time to do something about it (WCAG 2.2.1). */
export function SessionWatch() {
  const { end, stay } = useSessionEnd()
  const isNear = end !== undefined && leastOf(end) <= WARN_MS
  return isNear && <SessionWarning leftMs={leastOf(end)} isLast={end.leftMs <= end.idleLeftMs} onStay={stay} />
}
