import { useEffect, useState } from 'react'
import type { SaveState } from './save-state.ts'

/** Saving that takes less is not called saving: the sentence would flicker with every word. */
const SAVING_AFTER_MS = 800
/** "Opgeslagen" comes when typing rests; it is never said too early, only a little late. */
const SAVED_AFTER_MS = 400

/** What the bar says: as the save state, with `changed` for what is not saved yet but soon will be. */
export type Shown = SaveState['kind'] | 'changed'

/**
 * The word for the save state, calmed down in one direction only: a change takes "Opgeslagen" away at once.
 */
export function useShown(state: SaveState): Shown {
  const [shown, setShown] = useState<Shown>(state.kind)
  const { kind } = state
  if (kind === 'saved' && shown === 'loading') setShown('saved')
  if (kind === 'saving' && (shown === 'saved' || shown === 'loading')) setShown('changed')
  if (kind !== 'saving' && kind !== 'saved' && kind !== shown) setShown(kind)
  useEffect(() => {
    if (kind !== 'saving' && kind !== 'saved') return undefined
    const timer = setTimeout(() => setShown(kind), kind === 'saving' ? SAVING_AFTER_MS : SAVED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [kind])
  return shown
}
