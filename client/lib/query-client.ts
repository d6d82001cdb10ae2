import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem, isProblem } from './api.ts'

/** Key under which the person who is signed in is kept. */
export const sessionKey = ['session'] as const

/** What was just fetched is not fetched again within this time. */
const FRESH_MS = 10_000
const MAX_RETRIES = 2

/** The server's state on the client. Whatever request learns that the session is over, says so to all. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error): void => {
    if (isProblem(error, 'not-signed-in')) client.setQueryData(sessionKey, null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // a refusal stays a refusal; only what may be chance is tried again
        retry: (failures, error) => failures < MAX_RETRIES && !(error instanceof ApiProblem && error.status < 500),
        // while offline, ask anyway: the person gets the sentence, not a wheel for ever
        networkMode: 'always',
        // with that network mode this is off unless said
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
