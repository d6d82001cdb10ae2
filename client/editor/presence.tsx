import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { type Group, groups } from '#shared/organisations/layers.ts'
import { type Catalogue, useText } from '#client/lib/text.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { CalmSwitch } from './calm-settings.tsx'
import { PersonPlace, usePlaces } from './follow-person.tsx'
import { presenceMessages } from './messages.ts'
import type { Participant } from './people.ts'
import type { Room } from './room.ts'
import { useSelected, useStore } from './use-store.ts'
import styles from './presence.module.css'

/** More faces than this are counted; the style shows fewer on a phone. */
const MAX_FACES = 5
const MAX_FACES_ON_PHONE = 2

interface PresenceProps {
  readonly room: Room
  readonly me: Participant
  /** Names of the groups, from where the product keeps them. */
  readonly groupNames: Catalogue<Group>
}

const colourOf = (group: Group): string => `var(--samenschrift-group-${group}-color)`

/** Everybody in the document with oneself among them, also before the server has shown one to oneself. */
function usePeople(room: Room, me: Participant): readonly Participant[] {
  const others = useStore(room.people)
  return [...others.filter((one) => one.userId !== me.userId), me]
}

/** Who has the document open: faces in the bar, names by layer when one asks. */
export function Presence({ room, me, groupNames }: PresenceProps) {
  const t = useText(presenceMessages)
  const people = usePeople(room, me)
  const label = t('who', { n: people.length })
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton aria-label={label} className={styles.faces ?? ''}>
        {people.slice(0, MAX_FACES).map((person) => (
          <Avatar key={person.userId} name={person.name} colour={colourOf(person.group)} stacked />
        ))}
        <More people={people.length} shown={MAX_FACES} className={styles.more} />
        <More people={people.length} shown={MAX_FACES_ON_PHONE} className={styles.moreOnPhone} />
      </AriaButton>
      <Popover aria-label={label} placement="bottom end" className={styles.popover ?? ''}>
        <div className={styles.dialog}>
          <PeopleList room={room} me={me} groupNames={groupNames} onDone={() => setOpen(false)} />
        </div>
      </Popover>
    </DialogTrigger>
  )
}

interface MoreProps {
  readonly people: number
  readonly shown: number
  readonly className: string | undefined
}

/** "+3": how many are not shown. */
function More({ people, shown, className }: MoreProps) {
  const t = useText(presenceMessages)
  return people > shown && <span className={className}>{t('more', { n: people - shown })}</span>
}

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
