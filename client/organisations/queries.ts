import { queryOptions } from '@tanstack/react-query'
import type { Organisation } from '#shared/organisations/schema.ts'
import { api } from '#client/lib/api.ts'

/** The most that one answer holds: all of them, as the rules about circles ask. */
const ALL = 500

/** The koepels of the register; they do not change while one works. */
export const koepelsQuery = queryOptions({
  // no word that somebody searches for is the same key
  queryKey: ['organisations', { kind: 'koepel' }],
  queryFn: ({ signal }) =>
    api.get<{ items: readonly Organisation[] }>('/organisations', { kind: 'koepel', limit: ALL }, signal),
  staleTime: Infinity,
})
