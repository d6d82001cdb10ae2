import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DocumentChoice, SearchAnswer } from '#shared/search/schema.ts'
import { api } from '#client/lib/api.ts'

interface Choices {
  readonly items: readonly DocumentChoice[]
}

/** What answers these words. Another question gives up the one before it, so that no late answer takes its place. */
export const searchQueryOf = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => ({ q, answer: await api.get<SearchAnswer>('/search', { q }, signal) }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

/** The documents that one opened, the last one first. */
export const recentQuery = queryOptions({
  queryKey: ['recent'],
  queryFn: ({ signal }) => api.get<Choices>('/recent', {}, signal),
})

/** The documents that one keeps at hand. */
export const favouritesQuery = queryOptions({
  queryKey: ['favourites'],
  queryFn: ({ signal }) => api.get<Choices>('/favourites', {}, signal),
})
