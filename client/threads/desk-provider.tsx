import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { can } from '#shared/access/can.ts'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { accessQuery } from '#client/access/queries.ts'
import type { Editor } from '#client/editor/editor.tsx'
import type { Room } from '#client/editor/room.ts'
import { useStore } from '#client/editor/use-store.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { ThreadDesk } from './desk.ts'
import { hasDraft } from './drafts.ts'
import { markedThreads } from './in-text.ts'
import { mentionableOf } from './mentionable.ts'
import { railMessages } from './messages.ts'
import { nowAndThen } from './now-and-then.ts'
import { ThreadFeed, threadsQuery, type Threads } from './queries.ts'
import { useLook } from './use-look.ts'
import { useThreadKeys } from './thread-keys.ts'
import { ThreadContextProvider, useWriter, type ThreadContext } from './who.ts'

interface ThreadDeskProviderProps {
  readonly document: DocumentDetail
  readonly dossier: Dossier | undefined
  readonly room: Room
  readonly editor: Editor | undefined
  /** Hands the page what is to hear the room's notices about threads. */
  readonly onFeed: (feed: ThreadFeed) => void
  /** Brings the panel with the threads in sight. */
  readonly onShow: () => void
  readonly children: ReactNode
}

/** The threads of a document for all that stands round its text, and in the text itself. */
export function ThreadDeskProvider(props: ThreadDeskProviderProps) {
  const { document, dossier, room, editor, onFeed, onShow, children } = props
  const { id: userId } = useMe()
  const [desk] = useState(() => new ThreadDesk())
  useEffect(() => desk.onShow(onShow), [desk, onShow])
  const writer = useWriter(dossier)
  const isArchived = document.archivedAt !== null || dossier?.archivedAt != null
  const mayComment = can({ role: document.role, archived: isArchived }, 'document.comment') === 'yes'
  const access = useQuery({ ...accessQuery(document.dossierId), enabled: mayComment })
  const mentionable = useMemo(() => mentionableOf(access.data?.entries ?? []), [access.data])
  useEffect(() => (editor ? desk.open(editor, room) : undefined), [desk, editor, room])
  const threads = useThreadsInText(document.id, desk)
  useLook(document.id, mayComment ? threads : undefined, { desk, room })
  useFeed(document.id, userId, onFeed)
  useAddress(document.id, desk)
  useThreadKeys(desk, mayComment)
  useEffect(() => {
    const isLeft = hasDraft(userId, document.id, 'new')
    // the draft itself says what it is about
    if (isLeft && mayComment && !desk.composing.get()) desk.composing.set({ anchor: null, kind: 'opmerking', turn: 0 })
  }, [desk, userId, document.id, mayComment])
  const context = useMemo<ThreadContext>(
    () => ({ document, room, desk, userId, writer, mayComment, mentionable }),
    [document, room, desk, userId, writer, mayComment, mentionable],
  )
  return <ThreadContextProvider value={context}>{children}</ThreadContextProvider>
}

function useThreadsInText(documentId: string, desk: ThreadDesk): Threads | undefined {
  const label = useText(railMessages)('proposal')
  const threads = useQuery(threadsQuery(documentId)).data
  const active = useStore(desk.active)
  // a resolved thread shows only while it is looked at
  const shownActive = threads?.some(({ id, state }) => id === active && state !== 'open') ? active : null
  useEffect(() => {
    if (threads) desk.setThreads(markedThreads(threads, shownActive, label))
  }, [desk, threads, shownActive, label])
  return threads
}

/** Hears what others do, and says so in one sentence now and then. */
function useFeed(documentId: string, userId: string, onFeed: (feed: ThreadFeed) => void): void {
  const client = useQueryClient()
  const t = useText(railMessages)
  const { say } = useAnnounce()
  useEffect(() => {
    const { tell, stop } = nowAndThen<ThreadView>((news) => {
      const [first] = news
      if (!first) return
      const words = { name: first.author.name, organisation: callName(first.circle.raisedBy) }
      say(news.length === 1 ? t('heard', words) : t('heardMore', { n: news.length }))
    })
    onFeed(new ThreadFeed(client, documentId, (news) => tell(news.filter(({ author }) => author.id !== userId))))
    return stop
  }, [client, documentId, userId, onFeed, say, t])
}

/** What a link to a thread ends with. */
const LINK = /^#opmerking-([\w-]+)$/u

/** Follows `#opmerking-…` in the address: to that thread and its words, now and when the address changes. */
function useAddress(documentId: string, desk: ThreadDesk): void {
  const isLoaded = useQuery(threadsQuery(documentId)).data !== undefined
  useEffect(() => {
    if (!isLoaded) return undefined
    const follow = (): void => {
      const id = LINK.exec(location.hash)?.[1]
      if (id === undefined) return
      desk.goToCard(id)
      desk.whenThere(`opmerking-${id}`, () => desk.showWords(id))
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [isLoaded, desk])
}
