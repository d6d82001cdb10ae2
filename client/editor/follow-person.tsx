import { IconMapPin, IconPlayerStop } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { activityMessages } from './announce-messages.ts'
import { headOf, placeOf } from './follow.ts'
import { positionIn } from './follow-position.ts'
import { type Participant, participantOf } from './people.ts'
import type { Room } from './room.ts'
import { useStore } from './use-store.ts'
import styles from './follow.module.css'

/** The list of who is where is drawn at most so often. */
const PLACES_MS = 1000
/** A followed caret within this part of the window from above and below needs no scrolling. */
const MARGIN = 0.2

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

/** Position of the caret of this person in the editor. */
function caretOf(room: Room, editor: Editor, userId: string): number | undefined {
  for (const state of room.awareness.getStates().values()) {
    if (participantOf(state)?.userId !== userId) continue
    const pos = positionIn(editor.state, headOf(state))
    if (pos !== undefined) return pos
  }
  return undefined
}

function showPosition(editor: Editor, pos: number): void {
  const { top } = editor.view.coordsAtPos(pos)
  const margin = innerHeight * MARGIN
  if (top < margin || top > innerHeight - margin) window.scrollBy({ top: top - innerHeight / 2 })
}

/** Keeps the caret of who is followed in sight, until one scrolls, types or presses anything in the text oneself. */
export function useFollow(room: Room, editor: Editor): void {
  const t = useText(activityMessages)
  const { say } = useAnnounce()
  const following = useStore(room.following)
  useEffect(() => {
    if (!following) return undefined
    const { userId, name, isOnce } = following
    if (isOnce) {
      const pos = caretOf(room, editor, userId)
      if (pos !== undefined) {
        editor.chain().setTextSelection(pos).focus(null, { scrollIntoView: false }).run()
        showPosition(editor, pos)
      }
      room.following.set(undefined)
      return undefined
    }
    const show = (): void => {
      const pos = caretOf(room, editor, userId)
      if (pos !== undefined) showPosition(editor, pos)
    }
    const stop = (): void => {
      room.following.set(undefined)
      say(t('stopped', { name }))
    }
    const onKey = (event: KeyboardEvent): void => {
      const isInText = event.target instanceof Node && editor.view.dom.contains(event.target)
      if (isInText && !['Shift', 'Control', 'Alt', 'Meta', 'F8'].includes(event.key)) stop()
    }
    const onPeople = (): void => {
      if (!room.people.get().some((one) => one.userId === userId)) stop()
    }
    show()
    say(t('followed', { name }))
    const stopPeople = room.people.subscribe(onPeople)
    room.awareness.on('change', show)
    window.addEventListener('keydown', onKey)
    window.addEventListener('wheel', stop, { passive: true })
    window.addEventListener('touchmove', stop, { passive: true })
    return () => {
      stopPeople()
      room.awareness.off('change', show)
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('wheel', stop)
      window.removeEventListener('touchmove', stop)
    }
  }, [following, room, editor, say, t])
}

/** Whom one follows, with the way out of it. */
export function FollowBar({ room }: { readonly room: Room }) {
  const t = useText(activityMessages)
  const following = useStore(room.following)
  if (!following || following.isOnce) return null
  return (
    <div className={styles.bar}>
      <IconMapPin size={18} aria-hidden="true" />
      <span>{t('following', { name: following.name })}</span>
      <Button small icon={IconPlayerStop} onPress={() => room.following.set(undefined)}>
        {t('stop')}
      </Button>
    </div>
  )
}
