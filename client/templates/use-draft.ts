import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TemplateDraft } from '#shared/templates/schema.ts'
import { api, part } from '#client/lib/api.ts'
import { templatesKey } from './queries.ts'

/** Milliseconds of rest after which the parts follow the text. */
const REST_MS = 600
/** For a template that has no key yet: there is none with this one. */
const NEW_KEY = 'nieuw'

/** Markdown as content of a template, by the server, which knows the earlier version. */
export const makeDraft = (key: string, markdown: string): Promise<TemplateDraft> =>
  api.post<TemplateDraft>(`/templates/${part(key || NEW_KEY)}/drafts`, { markdown })

/** The headings of a text that somebody edits, shortly after he changed it. */
export function useDraft(key: string | undefined, markdown: string) {
  const [rested, setRested] = useState(markdown)
  useEffect(() => {
    const timer = setTimeout(() => setRested(markdown), REST_MS)
    return () => clearTimeout(timer)
  }, [markdown])
  const draft = useQuery({
    queryKey: [...templatesKey, 'draft', key, rested],
    queryFn: () => makeDraft(key ?? '', rested),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  })
  return { headings: draft.data?.headings, error: draft.error, retry: () => void draft.refetch() }
}
