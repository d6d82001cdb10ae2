import type { ReactNode } from 'react'
import { isProblem } from '#client/lib/api.ts'
import { ErrorNotice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'

/** What of a query's result is looked at. */
interface Asked<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => Promise<unknown>
}

interface LoadedProps<T> {
  readonly query: Asked<T>
  /** Grey lines while it is on its way. */
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}

/**
 * What a query brought. When asking again fails, what was there stays, under a notice: nothing that somebody reads or
 * types in may go because the connection did.
 */
export function Loaded<T>({ query, lines = 4, children }: LoadedProps<T>) {
  const { data, error, refetch } = query
  // signed out: the overlay over the whole page says so
  const shown = error && !isProblem(error, 'not-signed-in') && (
    <ErrorNotice error={error} onRetry={() => void refetch()} />
  )
  if (data === undefined) return shown || <Skeleton lines={lines} />
  return (
    <>
      {shown}
      {children(data)}
    </>
  )
}
