import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DilemmaAnswer, DilemmaSummary } from '#shared/dilemmas/schema.ts'
import type { Period, Picture } from '#shared/dilemmas/rules.ts'
import type { Day } from '#shared/lib/day.ts'
import type { Page } from '#shared/lib/page.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import { api, part } from '#client/lib/api.ts'

/** What the register is filtered by, as the API names it. */
export interface RegisterFilters {
  readonly dossierId?: string | undefined
  readonly layer?: string | undefined
  readonly aspect?: string | undefined
  readonly step?: string | undefined
  readonly age?: string | undefined
  readonly neededBefore?: string | undefined
}

interface RegisterPage extends Page<DilemmaSummary> {
  readonly total: number
}

const PAGE_SIZE = 50

/** One page of the register. */
export const registerPage = (filters: RegisterFilters, after: string | undefined, signal: AbortSignal) =>
  api.get<RegisterPage>('/dilemmas', { ...filters, limit: PAGE_SIZE, after }, signal)

export const registerKey = (filters: RegisterFilters) => ['dilemmas', 'register', filters] as const

/** The picture over time of what one may see. */
export const pictureQuery = (filters: RegisterFilters, range: { by: Period; since: Day; until: Day }) =>
  queryOptions({
    queryKey: ['dilemmas', 'picture', filters, range],
    queryFn: ({ signal }) => api.get<Picture>('/dilemmas/picture', { ...filters, ...range }, signal),
  })

/** The path of a dilemma in the API. */
export const dilemmaPath = ({ dossierId, id }: { readonly dossierId: string; readonly id: string }): string =>
  `/dossiers/${part(dossierId)}/dilemmas/${part(id)}`

/** The address of its page. */
export const dilemmaAddress = ({ dossierId, id }: { readonly dossierId: string; readonly id: string }): string =>
  `/dossiers/${dossierId}/dilemmas/${id}`

/** A dilemma; asking for it makes that one knows of it. */
export const dilemmaQuery = (of: { readonly dossierId: string; readonly id: string }) =>
  queryOptions({
    queryKey: ['dilemma', of.id],
    queryFn: ({ signal }) => api.get<DilemmaAnswer>(dilemmaPath(of), {}, signal),
  })

/** The thread of which a dilemma is to be made; refused as `not-found` to who may not see it. */
export const originQuery = (threadId: string) =>
  queryOptions({
    queryKey: ['thread', threadId],
    queryFn: ({ signal }) => api.get<ThreadView>(`/threads/${part(threadId)}`, {}, signal),
  })

/** An earlier text of a dilemma, or of what was said about it. */
interface EarlierText {
  readonly version: number
  readonly content: Readonly<Record<string, unknown>>
  readonly by: DilemmaAnswer['raisedBy']
  readonly at: string
}

export const earlierTextsQuery = (of: { readonly dossierId: string; readonly id: string }, version: number) =>
  queryOptions({
    queryKey: ['dilemma', of.id, 'texts', version],
    queryFn: ({ signal }) =>
      api.get<{ items: readonly EarlierText[] }>(`${dilemmaPath(of)}/said/${part(of.id)}/versions`, {}, signal),
  })

/** To be called after a change: the lists and the picture are asked anew. */
export function useRegisterChanged(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ['dilemmas'] })
}

/** Changes a dilemma by a request that answers with the whole of it, and shows that. */
export function useDilemmaChange<Input>(
  send: (input: Input) => Promise<DilemmaAnswer>,
  done?: (answer: DilemmaAnswer, input: Input) => void,
) {
  const client = useQueryClient()
  const registerChanged = useRegisterChanged()
  return useMutation({
    mutationFn: send,
    onSuccess: (answer, input) => {
      client.setQueryData(dilemmaQuery(answer).queryKey, answer)
      // what was widened or withdrawn may stand there
      void client.invalidateQueries({ queryKey: ['dilemma', answer.id, 'options'] })
      registerChanged()
      done?.(answer, input)
    },
    // somebody was first: what stands there now must be on the page as well
    onError: () => void client.invalidateQueries({ queryKey: ['dilemma'] }),
  })
}
