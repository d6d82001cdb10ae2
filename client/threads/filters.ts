import { groupOf, type Group } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { mentionsOf } from '#shared/threads/body-words.ts'
import type { ThreadKind } from '#shared/threads/kinds.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { Threads } from './queries.ts'

export const shownStates = ['open', 'mentioned', 'archive'] as const
export type ShownState = (typeof shownStates)[number]

/** What the rail shows; an empty string is no choice. */
export interface ThreadFilter {
  readonly state: ShownState
  readonly kind: ThreadKind | ''
  readonly organisation: string
  readonly layer: Group | ''
}
export const noFilter: ThreadFilter = { state: 'open', kind: '', organisation: '', layer: '' }

/** Who looks: a person, and namens which organisation. */
export interface Reader {
  readonly userId: string
  readonly organisationCode: string | undefined
}

/** Is whoever looks, or the organisation he acts for, mentioned in something of it that was not withdrawn? */
export function mentions({ body, withdrawnAt, entries }: ThreadView, reader: Reader): boolean {
  const bodies = [
    ...(body && withdrawnAt === null ? [body] : []),
    ...entries.flatMap((entry) => (entry.body && entry.withdrawnAt === null ? [entry.body] : [])),
  ]
  return bodies.some((each) => {
    const { people, organisations } = mentionsOf(each)
    const ownCode = reader.organisationCode
    return people.includes(reader.userId) || (ownCode !== undefined && organisations.includes(ownCode))
  })
}

/** Does it still ask something? An accepted proposal does of whoever accepted it, until it is in the text. */
export const isAsking = ({ state, may }: ThreadView): boolean => state === 'open' || may.includes('apply')

const isInState = (thread: ThreadView, state: ShownState, reader: Reader): boolean => {
  if (state === 'archive') return thread.state !== 'open'
  return isAsking(thread) && (state === 'open' || mentions(thread, reader))
}

/** The threads that the filter lets through. */
export const filtered = (
  threads: Threads,
  { state, kind, organisation, layer }: ThreadFilter,
  reader: Reader,
): Threads =>
  threads.filter((thread) => {
    const { raisedBy } = thread.circle
    return (
      isInState(thread, state, reader) &&
      (kind === '' || thread.kind === kind) &&
      (organisation === '' || raisedBy.code === organisation) &&
      (layer === '' || groupOf(raisedBy) === layer)
    )
  })

/** How many there are per state, whatever else is chosen. */
export const countsOf = (threads: Threads, reader: Reader): Readonly<Record<ShownState, number>> => ({
  open: threads.filter((thread) => isInState(thread, 'open', reader)).length,
  mentioned: threads.filter((thread) => isInState(thread, 'mentioned', reader)).length,
  archive: threads.filter((thread) => isInState(thread, 'archive', reader)).length,
})

/** The organisations that raised something, by name. */
export const raisersOf = (threads: Threads): OrganisationRef[] =>
  [...new Map(threads.map(({ circle }) => [circle.raisedBy.code, circle.raisedBy])).values()].toSorted((a, b) =>
    a.shortName.localeCompare(b.shortName, 'nl'),
  )
