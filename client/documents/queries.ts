import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { can } from '#shared/access/can.ts'
import type { AccessList } from '#shared/access/schema.ts'
import type { ContentFormat, DocumentDetail, DocumentPatch } from '#shared/documents/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { api, part } from '#client/lib/api.ts'

/** A document as whoever asks may see it; under the same key as everywhere. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => api.get<DocumentDetail>(`/documents/${part(id)}`, {}, signal),
  })

export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) => api.get<Dossier>(`/dossiers/${part(id)}`, {}, signal),
  })

export const accessQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'access'],
    queryFn: ({ signal }) => api.get<AccessList>(`/dossiers/${part(dossierId)}/access`, {}, signal),
  })

/** To be called when something of a document beside its text changed: everything shown of it is asked anew. */
export function useDocumentChanged(id: string): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    const dossierId = client.getQueryData(documentQuery(id).queryKey)?.dossierId
    void client.invalidateQueries({ queryKey: ['document', id] })
    if (dossierId) void client.invalidateQueries({ queryKey: ['dossier', dossierId] })
  }, [client, id])
}

/** May whoever asked name and number it? Whoever comments writes in a table of options, and does neither. */
export const mayRename = ({ mayWrite, role, archivedAt }: DocumentDetail): boolean =>
  // the first knows of a dossier that is archived as well
  mayWrite && can({ role, archived: archivedAt !== null }, 'document.rename') === 'yes'

/** Renames, archives or restores a document. */
export function useChangeDocument(id: string) {
  const client = useQueryClient()
  const changed = useDocumentChanged(id)
  return useMutation({
    mutationFn: (patch: DocumentPatch) => api.patch<DocumentDetail>(`/documents/${part(id)}`, patch),
    onSuccess: (document) => {
      client.setQueryData(documentQuery(id).queryKey, document)
      changed()
    },
  })
}

/** Where the text of a document can be had as a file. */
export const contentAddress = (id: string, format: ContentFormat): string =>
  `/api/v1/documents/${part(id)}/content?format=${format}`
