import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import { groupOf } from '#shared/organisations/layers.ts'
import type { Notice as RoomNotice } from '#shared/sync/protocol.ts'
import type { Editor } from '#client/editor/editor.tsx'
import type { Participant } from '#client/editor/people.ts'
import type { Room } from '#client/editor/room.ts'
import { useRoom } from '#client/editor/use-room.ts'
import { useSelected, useStore } from '#client/editor/use-store.ts'
import { isProblem } from '#client/lib/api.ts'
import { usePageTitle } from '#client/lib/page-title.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { useNoteOpened } from '#client/search/at-hand.ts'
import { ThreadDeskProvider } from '#client/threads/desk-provider.tsx'
import type { ThreadFeed } from '#client/threads/queries.ts'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { DocumentBar } from './document-bar.tsx'
import { DocumentEditor } from './document-editor.tsx'
import { DocumentPanels } from './document-panels.tsx'
import { useLeaveGuard, useSessionOfRoom } from './leave-guard.ts'
import { documentMessages } from './messages.ts'
import { documentQuery, dossierQuery, useDocumentChanged } from './queries.ts'
import { PageKeys } from './page-keys.tsx'
import { useAhead } from './use-ahead.ts'
import { usePanels } from './use-panels.ts'
import styles from './document-page.module.css'

/** A document: the text that people write in together, and what belongs to it. */
export function DocumentPage({ documentId }: { readonly documentId: string }) {
  const document = useQuery(documentQuery(documentId))
  if (document.data) return <OpenDocument document={document.data} />
  if (document.error) return <FailedDocument error={document.error} onRetry={() => void document.refetch()} />
  return <LoadingText />
}

function FailedDocument({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText(documentMessages)
  if (isProblem(error, 'not-found')) {
    return (
      <Page title={t('notFoundTitle')} narrow>
        <p>{t('notFound')}</p>
        <div>
          <ButtonLink href="/dossiers">{t('toDossiers')}</ButtonLink>
        </div>
      </Page>
    )
  }
  return (
    <Page title={t('failedTitle')} narrow>
      <ErrorNotice error={error} onRetry={onRetry} />
    </Page>
  )
}

function LoadingText() {
  const t = useText(documentMessages)
  return (
    <div className={styles.column}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton lines={12} />
    </div>
  )
}

function OpenDocument({ document }: { readonly document: DocumentDetail }) {
  const { id, title, dossierId, dossierTitle, mayWrite } = document
  const { id: userId } = useMe()
  const changed = useDocumentChanged(id)
  useNoteOpened(id)
  const feed = useRef<ThreadFeed>(undefined)
  const onFeed = useCallback((now: ThreadFeed) => void (feed.current = now), [])
  const onNotice = useCallback(
    (notice: RoomNotice) => (notice.kind === 'thread' ? feed.current?.hear(notice.id) : changed()),
    [changed],
  )
  const onReturn = useCallback(() => {
    changed()
    feed.current?.returned()
  }, [changed])
  const room = useRoom({ documentId: id, userId, mayWrite, onNotice, onReturn })
  usePageTitle(title)
  useBreadcrumbs(
    useMemo(
      () => [
        { label: dossierTitle, href: `/dossiers/${dossierId}` },
        { label: title, href: `/documenten/${id}` },
      ],
      [dossierTitle, dossierId, title, id],
    ),
  )
  return room ? <DocumentInRoom document={document} room={room} onFeed={onFeed} /> : <LoadingText />
}

interface DocumentInRoomProps {
  readonly document: DocumentDetail
  readonly room: Room
  readonly onFeed: (feed: ThreadFeed) => void
}

function DocumentInRoom({ document, room, onFeed }: DocumentInRoomProps) {
  const dossier = useQuery(dossierQuery(document.dossierId))
  const me = useParticipant(dossier.data?.actsFor)
  const isOffline = useSelected(room.saveState, ({ kind }) => kind === 'offline')
  const isReady = useStore(room.isReady)
  const panels = usePanels()
  const [editor, setEditor] = useState<Editor>()
  useLeaveGuard(room, document.title)
  useSessionOfRoom(room)
  useLostAccess(room, document.id)
  useAhead(room)
  const onShow = (): void => panels.show('threads')
  return (
    <ThreadDeskProvider
      document={document}
      dossier={dossier.data}
      room={room}
      editor={editor}
      onFeed={onFeed}
      onShow={onShow}
    >
      <div className={styles.layout}>
        <DocumentBar document={document} room={room} me={me} panels={panels} />
        <div className={styles.text}>
          {isReady ? (
            <DocumentEditor document={document} room={room} onEditor={setEditor} />
          ) : (
            <NotReady isOffline={isOffline} />
          )}
        </div>
        {editor && <PageKeys room={room} editor={editor} />}
        <DocumentPanels
          choice={panels}
          document={document}
          room={room}
          me={me}
          dossier={dossier.data}
          editor={editor}
        />
      </div>
    </ThreadDeskProvider>
  )
}

/** Before the first text has come. */
function NotReady({ isOffline }: { readonly isOffline: boolean }) {
  const t = useText(documentMessages)
  if (!isOffline) return <LoadingText />
  return (
    <div className={styles.column}>
      <Notice tone="warning" title={t('offlineTitle')}>
        <p>{t('offlineFirst')}</p>
      </Notice>
    </div>
  )
}

/** Oneself as the others see one here: by the organisation for which one acts in this dossier. */
function useParticipant(actsFor: Parameters<typeof callName>[0] | undefined): Participant {
  const { id, name, organisation } = useMe()
  const acting = actsFor ?? organisation
  return useMemo(
    () => ({ userId: id, name, organisation: callName(acting), group: groupOf(acting) }),
    [id, name, acting],
  )
}

/** The server closed the door: ask anew what one may, so that the page says why. */
function useLostAccess(room: Room, documentId: string): void {
  const ask = useDocumentChanged(documentId)
  const isRefused = useSelected(room.saveState, ({ kind }) => kind === 'refused')
  useEffect(() => {
    if (isRefused) ask()
  }, [isRefused, ask])
}
