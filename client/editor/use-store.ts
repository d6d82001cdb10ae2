import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** The value of a store, now and whenever it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get)

/**
 * What `select` makes of the value: renders only when that is another one. For stores that change with every key.
 * @param select gives the same value (a string, or a part that stays) as long as nothing worth showing changed
 */
export const useSelected = <T, S>(store: Store<T>, select: (value: T) => S): S =>
  useSyncExternalStore(store.subscribe, () => select(store.get()))
