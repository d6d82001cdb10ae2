import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { OptionsAnswer, OptionsOf } from '#shared/dilemmas/options-schema.ts'
import { api, part } from '#client/lib/api.ts'
import { whileInUse } from '#client/lib/in-use.ts'
import { dilemmaPath } from './queries.ts'

export interface DilemmaId {
  readonly dossierId: string
  readonly id: string
}
/** The table of a circle, as it stands in its document now. */
export type OptionsTableAnswer = OptionsAnswer['tables'][number]
export type OptionRowAnswer = NonNullable<OptionsTableAnswer['rows']>[number]
export type Remark = OptionsTableAnswer['loose'][number]
export type EarlierOption = OptionsAnswer['earlier'][number]

/** The path of the options of a dilemma in the API. */
export const optionsPath = (of: DilemmaId): string => `${dilemmaPath(of)}/options`
/** The path to which what one remarks on a row is put. */
export const rowRemarkPath = (of: DilemmaId, table: OptionsTableAnswer, cellId: string): string =>
  `${optionsPath(of)}/tables/${part(table.id)}/rows/${part(cellId)}/remark`
/** The path of a remark that is there already, on whatever row. */
export const remarkPath = (of: DilemmaId, remarkId: string): string => `${optionsPath(of)}/remarks/${part(remarkId)}`
/** The page on which a table is written. */
export const tableAddress = ({ documentId }: OptionsTableAnswer): string => `/documenten/${documentId}`

/** How often the options are asked anew: others write in them, and this page does not hear it by itself. */
const OPTIONS_MS = 15_000

/** The options of a dilemma. */
export const optionsQuery = (of: DilemmaId) =>
  queryOptions({
    queryKey: ['dilemma', of.id, 'options'],
    queryFn: (context) => whileInUse(context, (signal) => api.get<OptionsAnswer>(optionsPath(of), {}, signal)),
    // whoever comes back from the document wants to see what was just written there
    staleTime: 0,
    refetchInterval: (query) => (query.state.error ? false : OPTIONS_MS),
  })

/** The dilemma whose options are written in this document. */
export const optionsOfQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'options-of'],
    queryFn: ({ signal }) => api.get<OptionsOf>(`/documents/${part(documentId)}/options-of`, {}, signal),
    staleTime: Infinity,
  })

/** Changes something of the options by a request that answers with all of them, and shows that. */
export function useOptionsChange<Input>(
  of: DilemmaId,
  send: (input: Input) => Promise<OptionsAnswer>,
  done?: (answer: OptionsAnswer, input: Input) => void,
) {
  const client = useQueryClient()
  const { queryKey } = optionsQuery(of)
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      // what was asked before this change may come after it, and knows nothing of it
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, answer)
      done?.(answer, input)
    },
    // somebody was first: what stands there now must be on the page as well
    onError: () => void client.invalidateQueries({ queryKey: ['dilemma', of.id] }),
  })
}
