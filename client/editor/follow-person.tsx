import { IconMapPin, IconPlayerStop } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { bringToMiddle } from '#client/lib/bring-into-sight.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { activityMessages } from './announce-messages.ts'
import { headOf } from './follow.ts'
import { positionIn } from './follow-position.ts'
import { participantOf } from './people.ts'
import type { Followed, Room } from './room.ts'
import styles from './follow.module.css'

/** A followed caret within this part of the window from above and below needs no scrolling. */
const MARGIN = 0.2

/** Position of the caret of this person in the editor. */
function caretOf(room: Room, editor: Editor, userId: string): number | undefined {
  for (const state of room.awareness.getStates().values()) {
    if (participantOf(state)?.userId !== userId) continue
    const pos = positionIn(editor.state, headOf(state))
    if (pos !== undefined) return pos
  }
  return undefined
}

/** Brings the caret of this person in sight. */
function showCaret(room: Room, editor: Editor, userId: string): void {
  const where = (): { top: number; bottom: number } | undefined => {
    const pos = editor.isDestroyed ? undefined : caretOf(room, editor, userId)
    return pos === undefined ? undefined : editor.view.coordsAtPos(pos)
  }
  const top = where()?.top
  const margin = innerHeight * MARGIN
  if (top !== undefined && (top < margin || top > innerHeight - margin)) bringToMiddle(where)
}

interface FollowingProps {
  readonly room: Room
  readonly editor: Editor
  readonly following: Followed
}

/**
 * Keeps the caret of who is followed in sight, until one scrolls, types or presses anything in the text oneself; shows
 * whom one follows, with the way out of it.
 */
export function Following({ room, editor, following }: FollowingProps) {
  const t = useText(activityMessages)
  const { say } = useAnnounce()
  useEffect(() => {
    const { userId, name, isOnce } = following
    if (isOnce) {
      const pos = caretOf(room, editor, userId)
      if (pos !== undefined) {
        editor.chain().setTextSelection(pos).focus(null, { scrollIntoView: false }).run()
        showCaret(room, editor, userId)
      }
      room.following.set(undefined)
      return undefined
    }
    const show = (): void => showCaret(room, editor, userId)
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
  if (following.isOnce) return null
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
