import { Button as AriaButton } from 'react-aria-components/Button'
import { later } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { PopUp } from '#client/ui/pop-up.tsx'
import { presenceMessages } from './messages.ts'
import { colourOf, usePeople, type PresenceProps } from './who-is-here.ts'
import styles from './presence.module.css'

const PeopleList = later(async () => (await import('./people-list.tsx')).PeopleList)

/** More faces than this are counted; the style shows fewer on a phone. */
const MAX_FACES = 5
const MAX_FACES_ON_PHONE = 2

/** Who has the document open: faces in the bar, names by layer when one asks. */
export function Presence({ room, me, groupNames }: PresenceProps) {
  const t = useText(presenceMessages)
  const people = usePeople(room, me)
  const label = t('who', { n: people.length })
  return (
    <PopUp
      label={label}
      className={styles.popover}
      trigger={
        <AriaButton aria-label={label} className={styles.faces ?? ''}>
          {people.slice(0, MAX_FACES).map((person) => (
            <Avatar key={person.userId} name={person.name} colour={colourOf(person.group)} stacked />
          ))}
          <More people={people.length} shown={MAX_FACES} className={styles.more} />
          <More people={people.length} shown={MAX_FACES_ON_PHONE} className={styles.moreOnPhone} />
        </AriaButton>
      }
    >
      {(close) => (
        <div className={styles.dialog}>
          <PeopleList room={room} me={me} groupNames={groupNames} onDone={close} />
        </div>
      )}
    </PopUp>
  )
}

interface MoreProps {
  readonly people: number
  readonly shown: number
  readonly className: string | undefined
}

/** "+3": how many are not shown. By CSS, as the letters of a face: the button's own name says how many there are. */
function More({ people, shown, className }: MoreProps) {
  const t = useText(presenceMessages)
  return (
    people > shown && <span className={className} data-more={t('more', { n: people - shown })} aria-hidden="true" />
  )
}
