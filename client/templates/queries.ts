import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { TemplateSummary, TemplateVersion, templateHistory } from '#shared/templates/schema.ts'
import { api, part } from '#client/lib/api.ts'

interface Templates {
  readonly items: readonly TemplateSummary[]
}
export type TemplateHistory = z.output<typeof templateHistory>

/** Under this key stands everything about templates. */
export const templatesKey = ['templates'] as const

/** The templates that a document can begin with, or those that are offered no more. */
export const templatesQuery = (retired = false) =>
  queryOptions({
    queryKey: [...templatesKey, 'list', retired],
    queryFn: ({ signal }) => api.get<Templates>('/templates', { retired: String(retired) }, signal),
  })

/** One version of a template, the newest when none is named. A version never changes. */
export const templateQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: [...templatesKey, 'version', key, version],
    queryFn: ({ signal }) =>
      api.get<TemplateVersion>(`/templates/${part(key)}${version ? `/versions/${version}` : ''}`, {}, signal),
    ...(version ? { staleTime: Infinity } : {}),
  })

export const historyQuery = (key: string) =>
  queryOptions({
    queryKey: [...templatesKey, 'history', key],
    queryFn: ({ signal }) => api.get<TemplateHistory>(`/templates/${part(key)}/versions`, {}, signal),
  })
