import type { Awareness } from 'y-protocols/awareness'
import { type Group, groups } from '#shared/organisations/layers.ts'
import { createStore, type Store } from './store.ts'

/** Somebody who has the document open, as the server says he is. */
export interface Participant {
  readonly userId: string
  readonly name: string
  readonly organisation: string
  readonly group: Group
}

const isGroup = (value: unknown): value is Group => groups.some((group) => group === value)

/** Reads `user` of a presence state; undefined when it is not what our server makes of it. */
export function participantOf(state: unknown): Participant | undefined {
  const user: unknown = typeof state === 'object' && state !== null && 'user' in state ? state.user : undefined
  if (typeof user !== 'object' || user === null) return undefined
  const { id, name, organisation, layer } = user as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' || typeof name !== 'string' || typeof organisation !== 'string' || !isGroup(layer))
    return undefined
  return { userId: id, name, organisation, group: layer }
}

const isSame = (a: Participant | undefined, b: Participant | undefined): boolean =>
  a?.userId === b?.userId && a?.name === b?.name && a?.organisation === b?.organisation && a?.group === b?.group

const inOrder = (a: Participant, b: Participant): number =>
  groups.indexOf(a.group) - groups.indexOf(b.group) || a.name.localeCompare(b.name, 'nl')

interface Changes {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/**
 * Everybody who has the document open, each person once, by layer and name. Changes only when somebody comes, goes or is
 * renamed, and a moving caret costs one look at its own state.
 */
export function followPeople(awareness: Awareness): { people: Store<readonly Participant[]>; stop: () => void } {
  const people = createStore<readonly Participant[]>([])
  const byClient = new Map<number, Participant>()
  const update = ({ added, updated, removed }: Changes): void => {
    let isOther = false
    for (const client of [...added, ...updated, ...removed]) {
      const participant = participantOf(awareness.getStates().get(client))
      if (isSame(participant, byClient.get(client))) continue
      isOther = true
      if (participant) byClient.set(client, participant)
      else byClient.delete(client)
    }
    if (!isOther) return
    const present = new Map([...byClient.values()].map((one) => [one.userId, one]))
    people.set([...present.values()].toSorted(inOrder))
  }
  awareness.on('change', update)
  return { people, stop: () => awareness.off('change', update) }
}
