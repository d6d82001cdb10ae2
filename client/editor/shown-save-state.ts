import { useEffect, useState } from 'react'
import type { SaveState } from './save-state.ts'
import type { Store } from './store.ts'

/** Saving that takes less is not called saving: the sentence would flicker with every word. */
const SAVING_AFTER_MS = 800
/** "Opgeslagen" comes when typing rests; it is never said too early, only a little late. */
const SAVED_AFTER_MS = 400

/** What the bar says: as the save state, with `changed` for what is not saved yet but soon will be. */
export type Shown = SaveState['kind'] | 'changed'

/**
 * Follows the save state and calms it down in one direction only: a change takes "Opgeslagen" away at once.
 * @returns stops following
 */
function followShown(store: Store<SaveState>, show: (shown: Shown) => void): () => void {
  let shown: Shown = store.get().kind
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (next: Shown): void => {
    shown = next
    show(next)
  }
  const later = (next: Shown, afterMs: number): void => {
    timer = setTimeout(() => set(next), afterMs)
  }
  const follow = (): void => {
    const { kind } = store.get()
    if (kind === shown) return clearTimeout(timer)
    if (kind === 'saving' && shown === 'changed') return
    clearTimeout(timer)
    if (kind === 'saving') {
      set('changed')
      later('saving', SAVING_AFTER_MS)
    } else if (kind === 'saved' && shown !== 'loading') later('saved', SAVED_AFTER_MS)
    else set(kind)
  }
  const stop = store.subscribe(follow)
  follow()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The word for the save state; renders when it changes, not with every key. */
export function useShown(store: Store<SaveState>): Shown {
  const [shown, setShown] = useState<Shown>(() => store.get().kind)
  useEffect(() => followShown(store, setShown), [store])
  return shown
}
