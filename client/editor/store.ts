/** A value that React can follow (`useSyncExternalStore`) and that others can change. */
export interface Store<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (changed: () => void) => () => void
}

/** @param equal when a new value says nothing new, nobody is told */
export function createStore<T>(initial: T, equal: (a: T, b: T) => boolean = Object.is): Store<T> {
  let value = initial
  const followers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (equal(value, next)) return
      value = next
      for (const follower of followers) follower()
    },
    subscribe: (changed) => {
      followers.add(changed)
      return () => void followers.delete(changed)
    },
  }
}
