import { useEffect, useState } from 'react'

/** Kept with the entry in the history, so that reloading the page does not lose it. */
interface LinkState {
  readonly linkToken?: string
}

/**
 * The secret of a one-time link, from the fragment of the address. It is taken out of the address at once: it must not
 * stay in a screen that somebody shares, nor in a list of visited pages.
 */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1) || ((history.state as LinkState | null)?.linkToken ?? ''))
  useEffect(() => {
    const state: LinkState = { linkToken: token }
    history.replaceState(state, '', location.pathname)
  }, [token])
  return token
}
