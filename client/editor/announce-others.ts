import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef } from 'react'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useFormat } from '#client/lib/format.ts'
import { type Translate, useText } from '#client/lib/text.tsx'
import type { ActivityEntry } from './activity.ts'
import { activityMessages } from './announce-messages.ts'
import { isEmpty, newsSince, type News, saysAt } from './announce.ts'
import type { Room } from './room.ts'

type Say = Translate<keyof (typeof activityMessages)['nl']>

/** More sentences at once nobody keeps in mind. */
const MOST_SENTENCES = 4

/** The sentence about one thing that happened. */
export function sentenceOf(entry: ActivityEntry, t: Say): string {
  const { person } = entry
  const who = person ? t('withOrganisation', { name: person.name, organisation: person.organisation }) : t('somebody')
  if (entry.kind !== 'edited') return t(entry.kind, { who })
  return entry.section === undefined ? t('worksAtStart', { who }) : t('worksIn', { who, section: entry.section })
}

/** Everything in one message, the paragraph one is in first. */
function messageOf(news: News, t: Say): string {
  const sentences = [
    ...news.here.map(({ person }) => t('editsHere', { who: person?.name ?? t('somebody') })),
    ...[...news.elsewhere, ...news.came, ...news.left].map((entry) => sentenceOf(entry, t)),
  ]
  const more = sentences.length - MOST_SENTENCES
  if (more <= 0) return sentences.join(' ')
  return [...sentences.slice(0, MOST_SENTENCES), t('andMore', { n: more })].join(' ')
}

/** The id of the block that one's caret is in, when one is in the text. */
function blockAtCaret(editor: Editor | undefined): string | undefined {
  if (!editor?.view.hasFocus()) return undefined
  const id: unknown = editor.state.selection.$head.parent.attrs['id']
  return typeof id === 'string' ? id : undefined
}

/**
 * Says what others do, in the page's one region: in a pause and seldom, or each thing, or nothing, as the person chose.
 * @returns asks what has changed since one last asked (or came), which is answered in any mode
 */
export function useAnnounceOthers(room: Room, editor: Editor | undefined): () => void {
  const t = useText(activityMessages)
  const format = useFormat()
  const { say } = useAnnounce()
  const askedAtMs = useRef(0)
  const { entries } = room.activity
  useEffect(() => {
    // neither the time in which the page opened nor a change of language is news
    const opened = Date.now()
    askedAtMs.current ||= opened
    let toldMs = opened
    let lastSaidMs = 0
    let lastKeyMs = opened
    let timer: ReturnType<typeof setTimeout> | undefined
    const speak = (): void => {
      const news = newsSince(entries.get(), toldMs, blockAtCaret(editor))
      toldMs = Date.now()
      lastSaidMs = toldMs
      if (!isEmpty(news)) say(messageOf(news, t))
    }
    const plan = (): void => {
      clearTimeout(timer)
      const hasNews = (entries.get().at(-1)?.atMs ?? 0) > toldMs
      const at = saysAt({ choice: room.others.get(), hasNews, lastKeyMs, lastSaidMs })
      if (at !== undefined) timer = setTimeout(speak, Math.max(0, at - Date.now()))
    }
    const onKey = (): void => {
      lastKeyMs = Date.now()
      plan()
    }
    const stops = [entries.subscribe(plan), room.others.subscribe(plan)]
    window.addEventListener('keydown', onKey, { passive: true })
    return () => {
      for (const stop of stops) stop()
      window.removeEventListener('keydown', onKey)
      clearTimeout(timer)
    }
  }, [room, entries, editor, say, t])
  return useCallback(() => {
    room.activity.flush()
    const since = format.time(new Date(askedAtMs.current).toISOString())
    const news = newsSince(entries.get(), askedAtMs.current, blockAtCaret(editor))
    askedAtMs.current = Date.now()
    say(isEmpty(news) ? t('nothingSince', { time: since }) : t('since', { time: since, news: messageOf(news, t) }))
  }, [room, entries, editor, format, say, t])
}
