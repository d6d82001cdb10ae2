import { createStore, type Store } from './store.ts'

/** How much is said of what others do: nothing, one summary in a pause, or each thing. */
export const announceModes = ['off', 'summary', 'all'] as const
export type AnnounceMode = (typeof announceModes)[number]

/** What somebody wants to notice of others while he works. */
export interface OthersChoice {
  readonly mode: AnnounceMode
  /** "Rustige modus": no carets of others, and nothing is said before one asks. */
  readonly isCalm: boolean
}

const KEY = 'samenschrift.others'
const fallback: OthersChoice = { mode: 'summary', isCalm: false }

function stored(key: string): OthersChoice {
  try {
    const kept = { ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Readonly<Record<string, unknown>>) }
    return {
      mode: announceModes.find((mode) => mode === kept['mode']) ?? fallback.mode,
      isCalm: kept['isCalm'] === true,
    }
  } catch {
    return fallback
  }
}

/** What this person chose, in this browser; a change is kept at once. */
export function openOthersChoice(userId: string): Store<OthersChoice> {
  const key = `${KEY}/${userId}`
  const store = createStore(stored(key), (a, b) => a.mode === b.mode && a.isCalm === b.isCalm)
  store.subscribe(() => localStorage.setItem(key, JSON.stringify(store.get())))
  return store
}
