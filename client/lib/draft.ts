import { useCallback, useRef, useState } from 'react'
import { localDatabasePrefix } from './local-data.ts'
import { useMe } from './session.tsx'

/** What was typed, how to change it, and how to be done with it. */
export interface Draft<T> {
  readonly value: T
  readonly set: (change: Partial<T>) => void
  /** It was sent, or thrown away: begin anew. */
  readonly clear: () => void
  /** It was begun in an earlier look at this page. */
  readonly isKept: boolean
}

/** Under what a draft is stored. @param name what it is about, as given to {@link useDraft} */
export const draftKey = (userId: string, name: string): string => `${localDatabasePrefix}${userId}/draft/${name}`

/** @returns what is stored, over what is fresh; undefined when nothing is, or what is there is no draft */
export function readDraft<T extends object>(key: string, fresh: T): T | undefined {
  const stored = localStorage.getItem(key)
  if (stored === null) return undefined
  try {
    const parsed: unknown = JSON.parse(stored)
    // an older release may have kept other fields: what is missing is fresh
    return typeof parsed === 'object' && parsed !== null ? { ...fresh, ...parsed } : undefined
  } catch {
    return undefined
  }
}

function keep(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // full or forbidden: the text stays on the page
  }
}

/**
 * What somebody types in a form, kept in this browser until it is sent: it survives a reload and a lost connection. Signing
 * out wipes it. A full or closed store keeps nothing, and then the form works as any other.
 * @param name what it is about, for instance `dilemma/{dossierId}`
 * @param makeFresh what an untouched form holds
 */
export function useDraft<T extends object>(name: string, makeFresh: () => T): Draft<T> {
  const { id } = useMe()
  const key = draftKey(id, name)
  const [{ value, isKept }, setState] = useState(() => {
    const stored = readDraft(key, makeFresh())
    return { value: stored ?? makeFresh(), isKept: stored !== undefined }
  })
  const latest = useRef(value)
  const set = useCallback(
    (change: Partial<T>) => {
      const after = { ...latest.current, ...change }
      latest.current = after
      // not where React makes the next state: what is set while the form goes never becomes one
      keep(key, after)
      setState((before) => ({ value: after, isKept: before.isKept }))
    },
    [key],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(key)
    const fresh = makeFresh()
    latest.current = fresh
    setState({ value: fresh, isKept: false })
    // the maker of a fresh form is written in place and is new at every render
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [key])
  return { value, set, clear, isKept }
}
