import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { Redirect } from 'wouter'
import type { Me, SessionAnswer } from '#shared/auth/schema.ts'
import { api, isProblem } from './api.ts'
import { wipeLocalData } from './local-data.ts'
import { sessionKey } from './query-client.ts'

/**
 * - `loading`, `failed`: not known yet; `anonymous`: nobody is signed in
 * - `signed-in`: as `me`
 * - `ended`: `me` was signed in on this page and no longer is; the page stays, so that nothing typed is lost
 */
export type Session =
  | { readonly state: 'loading' | 'anonymous' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly state: 'signed-in' | 'ended'; readonly me: Me }

interface SessionControl {
  readonly session: Session
  /** After a sign-in by a form: the answer of the server is the session. Another person than before gets a fresh page. */
  readonly signedIn: (me: Me) => void
  /** The profile changed. */
  readonly changed: (me: Me) => void
  /**
   * Somebody learnt by another way than a request (a socket that was closed) that the session is over. It may be that of
   * before: who signs in again over the page ends it. So the server is asked.
   * @returns whether it is over; then the page has been told
   */
  readonly ended: () => Promise<boolean>
}

const SessionContext = createContext<SessionControl | undefined>(undefined)

/** @returns the person, or null when nobody is signed in */
async function fetchMe(): Promise<Me | null> {
  try {
    return (await api.get<SessionAnswer>('/session')).user
  } catch (error) {
    if (isProblem(error, 'not-signed-in')) return null
    throw error
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const query = useQuery({ queryKey: sessionKey, queryFn: fetchMe, staleTime: Infinity, refetchOnReconnect: 'always' })
  const [known, setKnown] = useState<Me>()
  if (query.data && query.data !== known) setKnown(query.data)

  const { data, error, refetch } = query
  const session = useMemo((): Session => {
    if (data) return { state: 'signed-in', me: data }
    if (data === null) return known ? { state: 'ended', me: known } : { state: 'anonymous' }
    return error ? { state: 'failed', error, retry: () => void refetch() } : { state: 'loading' }
  }, [data, error, known, refetch])

  const signedIn = useCallback(
    (me: Me) => {
      // what is in memory belongs to who was here before
      if (known && known.id !== me.id) return location.reload()
      client.setQueryData(sessionKey, me)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    },
    [client, known],
  )
  const ended = useCallback(async () => {
    const me = await fetchMe().catch(() => null)
    const isOver = me?.id !== known?.id
    if (isOver) client.setQueryData(sessionKey, null)
    return isOver
  }, [client, known])
  const control = useMemo(
    () => ({
      session,
      signedIn,
      changed: (me: Me) => void client.setQueryData(sessionKey, me),
      ended,
    }),
    [client, session, signedIn, ended],
  )
  return <SessionContext value={control}>{children}</SessionContext>
}

/** The session and what changes it. */
export function useSession(): SessionControl {
  const control = use(SessionContext)
  if (!control) throw new Error('useSession outside SessionProvider')
  return control
}

/** The person who is signed in; for what is inside `RequireSignIn`. Stays the same person while the session is ended. */
export function useMe(): Me {
  const { session } = useSession()
  if (!('me' in session)) throw new Error('useMe outside RequireSignIn')
  return session.me
}

/** Where somebody wanted to be, as `/inloggen` keeps it; place in the page and all. */
const returnAddress = (): string => `${location.pathname}${location.search}${location.hash}`

interface RequireSignInProps {
  readonly children: ReactNode
  readonly loading: ReactNode
  readonly failed: (error: Error, retry: () => void) => ReactNode
}

/** Shows its children to who is signed in, or was so on this page; sends others to sign in and back. */
export function RequireSignIn({ children, loading, failed }: RequireSignInProps) {
  const { session } = useSession()
  if ('me' in session) return children
  if (session.state === 'anonymous') {
    return <Redirect to={`/inloggen?naar=${encodeURIComponent(returnAddress())}`} replace />
  }
  return session.state === 'failed' ? failed(session.error, session.retry) : loading
}

type SignOutHook = () => Promise<void>
/** `leaving`: the person asks to sign out; `ended`: the session is over already, and signing in again sends it. */
type SignOutMoment = 'leaving' | 'ended'
type SignOutGuard = (moment: SignOutMoment) => string | undefined
const hooks = new Set<SignOutHook>()
const guards = new Set<SignOutGuard>()

function register<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

/** Runs `hook` when the person signs out, before his data in this browser is wiped. @returns takes it away again */
export const onSignOut = (hook: SignOutHook): (() => void) => register(hooks, hook)

/** `guard` says in words why signing out now would lose something (unsent text). @returns takes it away again */
export const guardSignOut = (guard: SignOutGuard): (() => void) => register(guards, guard)

/** What is not sent, in words for this moment; empty when there is nothing. */
export const signOutWarnings = (moment: SignOutMoment): string[] => [...guards].flatMap((guard) => guard(moment) ?? [])

/**
 * Ends the session, wipes what this browser keeps of the person, and loads `to` afresh.
 * @throws {NetworkFailure} when the server could not be told: then nothing is wiped
 */
export async function signOut(to = '/inloggen'): Promise<void> {
  try {
    await api.delete('/session')
  } catch (error) {
    if (!isProblem(error, 'not-signed-in')) throw error
  }
  await Promise.allSettled([...hooks].map((hook) => hook()))
  await wipeLocalData()
  // not `assign`: to the same path with another fragment that would not load anything
  history.replaceState(null, '', to)
  location.reload()
}
