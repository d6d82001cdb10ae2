import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AccessList, Invitation } from '#shared/access/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { api, part } from '#client/lib/api.ts'

/** A dossier as whoever asks may see it; under the same key as everywhere. */
export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) => api.get<Dossier>(`/dossiers/${part(id)}`, {}, signal),
  })

/** Who may do what in a dossier. Under the key of the dossier, so that a change of it asks this anew as well. */
export const accessQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'access'],
    queryFn: ({ signal }) => api.get<AccessList>(`/dossiers/${part(id)}/access`, {}, signal),
  })

/** Who may do what in a document that only a circle sees. */
export const circleAccessQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'access'],
    queryFn: ({ signal }) => api.get<AccessList>(`/documents/${part(documentId)}/access`, {}, signal),
  })

/** Links into a dossier, with what became of them. */
export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'invitations'],
    queryFn: ({ signal }) => api.get<{ items: readonly Invitation[] }>(`/dossiers/${part(id)}/invitations`, {}, signal),
  })

/** To be called after a change in a dossier: everything shown of it, and the lists it stands in, is asked anew. */
export function useDossierChanged(id: string): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['dossier', id] }),
      client.invalidateQueries({ queryKey: ['dossiers'] }),
    ])
  }, [client, id])
}
