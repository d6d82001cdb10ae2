import type { QueryFunctionContext } from '@tanstack/react-query'

/** Somebody who did nothing for so long may have gone away. */
const IN_USE_MS = 5 * 60_000

let lastUseMs = Date.now()
for (const kind of ['keydown', 'pointerdown', 'focus'])
  window.addEventListener(kind, () => void (lastUseMs = Date.now()), { capture: true, passive: true })

/**
 * For what is asked again and again by itself: asks only while somebody is there, and otherwise gives what is known.
 * Every request is use of the session, and a page that was left open would keep its owner signed in for ever.
 */
export function whileInUse<T>(
  { client, queryKey, signal }: Pick<QueryFunctionContext, 'client' | 'queryKey' | 'signal'>,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const known = client.getQueryData<T>(queryKey)
  const isInUse = Date.now() - lastUseMs < IN_USE_MS
  return known === undefined || isInUse ? ask(signal) : Promise.resolve(known)
}
