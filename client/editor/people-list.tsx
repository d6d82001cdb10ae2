import { groups } from '#shared/organisations/layers.ts'
import { useText } from '#client/lib/text.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { CalmSwitch } from './calm-settings.tsx'
import { presenceMessages } from './messages.ts'
import { PersonPlace, usePlaces } from './person-place.tsx'
import { useSelected } from './use-store.ts'
import { colourOf, usePeople, type PresenceProps } from './who-is-here.ts'
import styles from './presence.module.css'

interface PeopleListProps extends PresenceProps {
  /** The focus goes to the text: what lies over it goes away. */
  readonly onDone: () => void
}

/** Everybody in the document by layer, with organisation and the part of the text each is in. */
export function PeopleList({ room, me, groupNames, onDone }: PeopleListProps) {
  const t = useText(presenceMessages)
  const names = useText(groupNames)
  const people = usePeople(room, me)
  const places = usePlaces(room)
  const isKnown = useSelected(room.saveState, ({ kind }) => kind === 'saved' || kind === 'saving')
  return (
    <div className={styles.list}>
      {people.length === 1 && <p>{t(isKnown ? 'alone' : 'unknown')}</p>}
      {groups.map((group) => {
        const ofGroup = people.filter((person) => person.group === group)
        if (ofGroup.length === 0) return null
        return (
          <div key={group}>
            <p className={styles.group}>
              <Labelled colour={colourOf(group)}>{names(group)}</Labelled>
            </p>
            <ul className={styles.people}>
              {ofGroup.map((person) => (
                <li key={person.userId} className={styles.person}>
                  <Avatar name={person.name} colour={colourOf(person.group)} />
                  <span>
                    <span className={styles.name}>
                      {person.userId === me.userId ? t('you', { name: person.name }) : person.name}
                    </span>
                    <span className={styles.organisation}>{person.organisation}</span>
                    {person.userId !== me.userId && (
                      <PersonPlace room={room} person={person} section={places.get(person.userId)} onDone={onDone} />
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      <CalmSwitch room={room} />
    </div>
  )
}
