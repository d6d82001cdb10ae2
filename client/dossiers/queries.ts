import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditEntry } from '#shared/audit/entry.ts'
import type { DocumentDetail, DocumentSummary } from '#shared/documents/schema.ts'
import type { Activity, Dossier, DossierSummary } from '#shared/dossiers/schema.ts'
import type { Page } from '#shared/lib/page.ts'
import { api, part } from '#client/lib/api.ts'

interface Items<T> {
  readonly items: readonly T[]
}

const flag = (value: boolean): 'true' | 'false' => (value ? 'true' : 'false')

/** The dossiers of whoever asks, by words in title and question. */
export const dossiersQuery = (q: string, archived: boolean) =>
  queryOptions({
    queryKey: ['dossiers', q, archived],
    queryFn: ({ signal }) => api.get<Items<DossierSummary>>('/dossiers', { q, archived: flag(archived) }, signal),
    placeholderData: keepPreviousData,
  })

export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) => api.get<Dossier>(`/dossiers/${part(id)}`, {}, signal),
  })

export const documentsQuery = (id: string, archived: boolean) =>
  queryOptions({
    queryKey: ['dossier', id, 'documents', archived],
    queryFn: ({ signal }) =>
      api.get<Items<DocumentSummary>>(`/dossiers/${part(id)}/documents`, { archived: flag(archived) }, signal),
  })

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => api.get<DocumentDetail>(`/documents/${part(id)}`, {}, signal),
  })

export const activityPage = (id: string, after: string | undefined, signal: AbortSignal) =>
  api.get<Page<Activity>>(`/dossiers/${part(id)}/activity`, { limit: 30, after }, signal)

export const dossierAuditPage = (id: string, after: string | undefined, signal: AbortSignal) =>
  api.get<Page<AuditEntry>>(`/dossiers/${part(id)}/audit`, { limit: 50, after }, signal)
