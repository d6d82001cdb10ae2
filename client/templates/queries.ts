import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { TemplateSummary, TemplateText, TemplateVersion, templateHistory } from '#shared/templates/schema.ts'
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

/** The newest version as Markdown, to edit: asked anew each time, and not while somebody edits it. */
export const templateTextQuery = (key: string) =>
  queryOptions({
    queryKey: [...templatesKey, 'text', key],
    queryFn: ({ signal }) => api.get<TemplateText>(`/templates/${part(key)}/text`, {}, signal),
    staleTime: Infinity,
    gcTime: 0,
  })
