import type { Group } from '#shared/organisations/layers.ts'
import type { Catalogue } from '#client/lib/text.tsx'
import type { Participant } from './people.ts'
import type { Room } from './room.ts'
import { useStore } from './use-store.ts'

/** What shows who is in a document is given. */
export interface PresenceProps {
  readonly room: Room
  readonly me: Participant
  /** Names of the groups, from where the product keeps them. */
  readonly groupNames: Catalogue<Group>
}

/** The colour of a layer. */
export const colourOf = (group: Group): string => `var(--samenschrift-group-${group}-color)`

/** Everybody in the document with oneself among them, also before the server has shown one to oneself. */
export function usePeople(room: Room, me: Participant): readonly Participant[] {
  const others = useStore(room.people)
  return [...others.filter((one) => one.userId !== me.userId), me]
}
