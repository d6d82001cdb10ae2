import { queryOptions } from '@tanstack/react-query'
import type { GroundRule } from '#shared/ground-rules/schema.ts'
import { api, part } from '#client/lib/api.ts'

/** The catalogue: the newest version of each rule, withdrawn ones too. */
export const groundRulesQuery = queryOptions({
  queryKey: ['ground-rules'],
  queryFn: ({ signal }) => api.get<{ items: readonly GroundRule[] }>('/ground-rules', {}, signal),
})

/** Every version of one rule, the newest first. */
export const groundRuleVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['ground-rules', id],
    queryFn: ({ signal }) =>
      api.get<{ items: readonly GroundRule[] }>(`/ground-rules/${part(id)}/versions`, {}, signal),
  })
