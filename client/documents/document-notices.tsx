import { useQuery } from '@tanstack/react-query'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import { attentionQuery, documentRoundsQuery } from '#client/consultations/queries.ts'
import type { Room } from '#client/editor/room.ts'
import type { SaveState } from '#client/editor/save-state.ts'
import { later } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { documentMessages } from './messages.ts'
import { useThreadContext } from '#client/threads/who.ts'
import { accessQuery } from './queries.ts'

const CircleNotice = later(async () => (await import('./circle-notice.tsx')).CircleNotice)
const RunningRounds = later(async () => (await import('#client/consultations/document-rounds.tsx')).RunningRounds)
const RoundNotices = later(async () => (await import('#client/consultations/round-notices.tsx')).RoundNotices)
const UnsentPanel = later(async () => (await import('./unsent-panel.tsx')).UnsentPanel)

interface DocumentNoticesProps {
  readonly document: DocumentDetail
  readonly room: Room
  /** Why nothing more is taken, when that is so. */
  readonly stop: SaveState | undefined
}

/** What the reader must know before the text: why it cannot be edited, or what did not reach the server. */
export function DocumentNotices({ document, room, stop }: DocumentNoticesProps) {
  const t = useText(documentMessages)
  const attention = useQuery(attentionQuery).data?.items.filter(({ documentId }) => documentId === document.id)
  const running = useQuery(documentRoundsQuery(document.id)).data?.items.filter(({ step }) => step === 'open')
  // one notice of a round is enough
  const rounds = running?.filter(({ id }) => !attention?.some(({ roundId }) => roundId === id))
  return (
    <>
      {stop?.kind === 'old-schema' && (
        <Notice
          tone="warning"
          title={t('oldTitle')}
          actions={
            <Button look="primary" onPress={() => location.reload()}>
              {t('reload')}
            </Button>
          }
        >
          <p>{t('oldBody')}</p>
        </Notice>
      )}
      {stop?.kind === 'refused' && (stop.waiting > 0 || document.mayWrite) && (
        <UnsentPanel room={room} reason={stop.reason} />
      )}
      {attention && attention.length > 0 && <RoundNotices of={attention} />}
      {rounds && rounds.length > 0 && <RunningRounds rounds={rounds} />}
      {document.circle && <CircleNotice document={document} circle={document.circle} />}
      {document.archivedAt && <Notice tone="info">{t('archivedNotice')}</Notice>}
      {!document.archivedAt && !document.mayWrite && !document.circle && (
        <ReadOnlyNotice dossierId={document.dossierId} />
      )}
    </>
  )
}

/** Names somebody who can do something about it. */
function ReadOnlyNotice({ dossierId }: { readonly dossierId: string }) {
  const t = useText(documentMessages)
  const { mayComment } = useThreadContext()
  const access = useQuery(accessQuery(dossierId))
  const manager = access.data?.entries.find(({ role, person }) => role === 'manager' && person !== null)
  if (access.isPending) return null
  return (
    <Notice tone="info">
      {t(mayComment ? 'commentOnly' : 'readOnly')}
      {manager?.person &&
        ` ${t('askAccess', { name: manager.person.name, organisation: callName(manager.organisation) })}`}
    </Notice>
  )
}
