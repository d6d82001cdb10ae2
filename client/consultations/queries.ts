import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Nota } from '#shared/consultations/nota-schema.ts'
import type {
  CommitteeAnswer,
  Draft,
  DraftOf,
  GivenReaction,
  Inside,
  RoundAnswer,
  RoundAttention,
  RoundSummary,
} from '#shared/consultations/schema.ts'
import type { ReactionChange } from '#shared/consultations/rules.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { api, part } from '#client/lib/api.ts'
import { whileInUse } from '#client/lib/in-use.ts'

interface Items<T> {
  readonly items: readonly T[]
}
export interface RoundId {
  readonly dossierId: string
  readonly id: string
}
/** A reaction that was given, with what changed since the one before. */
export type ReactionWithChange = GivenReaction & {
  readonly change: ReactionChange<GivenReaction['points'][number]> | null
}

/** The path of a round in the API. */
export const roundPath = ({ dossierId, id }: RoundId): string =>
  `/dossiers/${part(dossierId)}/consultations/${part(id)}`
/** The address of its page. */
export const roundAddress = ({ dossierId, id }: RoundId): string => `/dossiers/${dossierId}/consultaties/${id}`
/** The page of the reactienota; with a number of the one that was settled so. */
export const notaAddress = (of: RoundId, number?: number): string =>
  `${roundAddress(of)}/reactienota${number === undefined ? '' : `?nota=${number}`}`
/** Where the reactienota can be had as a file. */
export const notaFile = (of: RoundId, format: 'markdown' | 'html', number?: number): string =>
  `/api/v1${roundPath(of)}/nota?format=${format}${number === undefined ? '' : `&number=${number}`}`

/** How long it is believed which rounds ask for attention: it changes by the day, or by what one does oneself. */
const ATTENTION_MS = 5 * 60_000

/** The rounds that ask something of whoever asks, in all his dossiers. */
export const attentionQuery = queryOptions({
  queryKey: ['rounds', 'attention'],
  queryFn: (context) =>
    whileInUse(context, (signal) => api.get<Items<RoundAttention>>('/consultations/attention', {}, signal)),
  staleTime: ATTENTION_MS,
  refetchInterval: ATTENTION_MS,
})
export const dossierRoundsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['rounds', 'dossier', dossierId],
    queryFn: ({ signal }) => api.get<Items<RoundSummary>>(`/dossiers/${part(dossierId)}/consultations`, {}, signal),
  })
export const documentRoundsQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['rounds', 'document', documentId],
    queryFn: ({ signal }) => api.get<Items<RoundSummary>>(`/documents/${part(documentId)}/consultations`, {}, signal),
  })
export const roundQuery = (of: RoundId) =>
  queryOptions({
    queryKey: ['round', of.id],
    queryFn: ({ signal }) => api.get<RoundAnswer>(roundPath(of), {}, signal),
  })

/** How often the inside, and the draft, are asked anew: colleagues write in the same one. */
const INSIDE_MS = 10_000

/** What only the circle of whoever asks sees; refused as `not-found` to who is in none. */
export const insideQuery = (of: RoundId) =>
  queryOptions({
    queryKey: ['round', of.id, 'inside'],
    queryFn: (context) => whileInUse(context, (signal) => api.get<Inside>(`${roundPath(of)}/inside`, {}, signal)),
    refetchInterval: (query) => (query.state.error ? false : INSIDE_MS),
  })
/** What the reaction says that its circle writes; never a reason to miss the remarks beside it. */
export const draftQuery = (of: RoundId) =>
  queryOptions({
    queryKey: ['round', of.id, 'inside', 'draft'],
    queryFn: (context) => whileInUse(context, (signal) => api.get<Draft>(`${roundPath(of)}/inside/draft`, {}, signal)),
    refetchInterval: (query) => (query.state.error ? false : INSIDE_MS),
  })
/** The round whose reaction is written in this document. */
export const draftOfQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'reaction-of'],
    queryFn: ({ signal }) => api.get<DraftOf>(`/documents/${part(documentId)}/reaction-of`, {}, signal),
    staleTime: Infinity,
  })
/** The whole text of a reaction as it was given; it never changes. */
export const givenTextQuery = (of: RoundId, reactionId: string) =>
  queryOptions({
    queryKey: ['round', of.id, 'reactions', reactionId, 'text'],
    queryFn: ({ signal }) =>
      api.get<DocumentNode>(`${roundPath(of)}/reactions/${part(reactionId)}/content`, { format: 'json' }, signal),
    staleTime: Infinity,
  })
export const reactionsQuery = (of: RoundId) =>
  queryOptions({
    queryKey: ['round', of.id, 'reactions'],
    queryFn: ({ signal }) => api.get<Items<ReactionWithChange>>(`${roundPath(of)}/reactions`, {}, signal),
  })
/** The reactienota of now; with a number the one that was settled so. */
export const notaQuery = (of: RoundId, number?: number) =>
  queryOptions({
    queryKey: ['round', of.id, 'nota', number ?? null],
    queryFn: ({ signal }) => api.get<Nota>(`${roundPath(of)}/nota`, { number }, signal),
  })
/** The text of a version; it never changes. */
export const frozenTextQuery = (documentId: string, versionId: string) =>
  queryOptions({
    queryKey: ['version', versionId],
    queryFn: ({ signal }) =>
      api.get<DocumentNode>(
        `/documents/${part(documentId)}/versions/${part(versionId)}/content`,
        { format: 'json' },
        signal,
      ),
    staleTime: Infinity,
  })
/** The text as it is on disk now. */
export const livingTextQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'content'],
    queryFn: ({ signal }) =>
      api.get<DocumentNode>(`/documents/${part(documentId)}/content`, { format: 'json' }, signal),
  })
export const committeeQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['committee-dates', organisation],
    queryFn: ({ signal }) => api.get<Items<CommitteeAnswer>>('/committee-dates', { organisation }, signal),
  })

/** To be called after any change of a round: all that is shown of rounds is asked anew. */
export function useRoundChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['round'] }),
      client.invalidateQueries({ queryKey: ['rounds'] }),
    ])
  }
}

/** A request that changes a round or its inside, after which all of it is shown anew. */
export function useRoundChange<Input>(send: (input: Input) => Promise<unknown>, done?: () => void) {
  const changed = useRoundChanged()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await changed()
      done?.()
    },
    // somebody was first: what stands there now must be on the page as well
    onError: () => void changed(),
  })
}
