import { useLayoutEffect, useSyncExternalStore } from 'react'
import { fetchMissedSheets } from './sheets.ts'

/** Code of its own file: not there yet, there, or it could not be fetched. */
export type CodeState<T> =
  | { readonly step: 'coming' }
  | { readonly step: 'there'; readonly value: T }
  | { readonly step: 'failed' }

export interface Code<T> {
  readonly get: () => CodeState<T>
  readonly subscribe: (changed: () => void) => () => void
  /** Asks for it, once at a time; does not reject: what came of it is in the state. */
  readonly fetch: () => Promise<CodeState<T>>
}

/** What browsers and Vite say of a file that did not come: no connection, or the build of before an update. */
const notFetched = /dynamically imported module|module script|preload CSS/iu

/**
 * Code that comes when it is asked for. Unlike with React's `lazy` what failed can be asked for again, and does not
 * throw in the page that shows it.
 */
export function codeOf<T>(load: () => Promise<T>): Code<T> {
  let state: CodeState<T> = { step: 'coming' }
  let underway: Promise<CodeState<T>> | undefined
  const followers = new Set<() => void>()
  const become = (next: CodeState<T>): CodeState<T> => {
    state = next
    for (const follower of followers) follower()
    return next
  }
  const ask = async (): Promise<CodeState<T>> => {
    const isAgain = state.step === 'failed'
    if (isAgain) become({ step: 'coming' })
    try {
      if (isAgain) await fetchMissedSheets()
      return become({ step: 'there', value: await load() })
    } catch (error) {
      // code that came and is broken is a bug, told as one
      if (!(error instanceof Error && notFetched.test(error.message))) reportError(error)
      return become({ step: 'failed' })
    } finally {
      underway = undefined
    }
  }
  return {
    get: () => state,
    subscribe: (changed) => {
      followers.add(changed)
      return () => void followers.delete(changed)
    },
    fetch: async () => (state.step === 'there' ? state : (underway ??= ask())),
  }
}

/** Follows it, and asks for it when it is first shown and when the network comes back. */
export function useCode<T>(code: Code<T>): CodeState<T> {
  const state = useSyncExternalStore(code.subscribe, code.get)
  // before it is painted: what failed earlier is on its way again
  useLayoutEffect(() => {
    const ask = (): void => void code.fetch()
    ask()
    window.addEventListener('online', ask)
    return () => window.removeEventListener('online', ask)
  }, [code])
  return state
}
