import { useEffect, useState } from 'react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { activityMessages } from './announce-messages.ts'
import { placeOf } from './follow.ts'
import { type Participant, participantOf } from './people.ts'
import type { Room } from './room.ts'
import { useStore } from './use-store.ts'
import styles from './follow.module.css'

/** The list of who is where is drawn at most so often. */
const PLACES_MS = 1000

/** Per person the words under which his caret stands; an empty string is before the first heading. */
type Places = ReadonlyMap<string, string>

function placesNow({ awareness, doc, fragment }: Room): Places {
  return new Map(
    [...awareness.getStates().values()].flatMap((state) => {
      const person = participantOf(state)
      const place = person && placeOf(doc, fragment, state)
      return person && place ? [[person.userId, place.section ?? ''] as const] : []
    }),
  )
}

const isSame = (a: Places, b: Places): boolean =>
  a.size === b.size && [...a].every(([who, section]) => b.get(who) === section)

/** Where everybody is, for as long as a list shows it. */
export function usePlaces(room: Room): Places {
  const [places, setPlaces] = useState(() => placesNow(room))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      setPlaces((before) => {
        const now = placesNow(room)
        return isSame(before, now) ? before : now
      })
    }
    const soon = (): void => {
      timer ??= setTimeout(look, PLACES_MS)
    }
    look()
    room.awareness.on('change', soon)
    return () => {
      room.awareness.off('change', soon)
      clearTimeout(timer)
    }
  }, [room])
  return places
}

interface PersonPlaceProps {
  readonly room: Room
  readonly person: Participant
  readonly section: string | undefined
  /** After a choice the focus belongs in the text: what lies over it goes away. */
  readonly onDone: () => void
}

/** Where somebody is, as a way there; and following him. */
export function PersonPlace({ room, person, section, onDone }: PersonPlaceProps) {
  const t = useText(activityMessages)
  const following = useStore(room.following)
  if (section === undefined) return null
  const { userId, name } = person
  const place = section === '' ? t('atStart') : t('inSection', { section })
  const isFollowed = following?.userId === userId
  const ask = (isOnce: boolean): void => {
    onDone()
    // a panel over the page gives the focus back first
    requestAnimationFrame(() => room.following.set({ userId, name, isOnce }))
  }
  return (
    <span className={styles.place}>
      <button type="button" className={styles.goTo} aria-label={t('goTo', { name, place })} onClick={() => ask(true)}>
        {place}
      </button>
      <Button
        small
        look="subtle"
        aria-pressed={isFollowed}
        aria-label={t('followOf', { name })}
        onPress={() => (isFollowed ? room.following.set(undefined) : ask(false))}
      >
        {t('follow')}
      </Button>
    </span>
  )
}
