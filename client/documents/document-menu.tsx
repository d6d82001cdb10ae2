import {
  IconArchive,
  IconArchiveOff,
  IconBook2,
  IconDotsVertical,
  IconDownload,
  IconEye,
  IconListNumbers,
  IconMessageQuestion,
  IconMessages,
  IconPinned,
  IconPinnedOff,
  IconPrinter,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { isAtLeast } from '#shared/access/roles.ts'
import type { ContentFormat, DocumentDetail } from '#shared/documents/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { useFavourite } from '#client/search/at-hand.ts'
import { searchMessages } from '#client/search/messages.ts'
import { Confirm } from '#client/ui/dialog.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Menu, type MenuAction } from '#client/ui/menu.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { documentMessages } from './messages.ts'
import { toggleReading, useReading } from './reading-mode.ts'
import { contentAddress, mayRename, useChangeDocument } from './queries.ts'

const files: readonly { format: ContentFormat; label: 'downloadMarkdown' | 'downloadHtml' | 'downloadText' }[] = [
  { format: 'markdown', label: 'downloadMarkdown' },
  { format: 'html', label: 'downloadHtml' },
  { format: 'text', label: 'downloadText' },
]

/** Lets the browser fetch and keep the file, with the session it has; the server names it. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

interface DocumentMenuProps {
  readonly document: DocumentDetail
  /** Where the bar has no room for its own button. */
  readonly onPanel?: () => void
  readonly onThreads?: () => void
}

/** What one can do with the document as a whole. */
export function DocumentMenu({ document: of, onPanel, onThreads }: DocumentMenuProps) {
  const t = useText(documentMessages)
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const change = useChangeDocument(of.id)
  const pin = useText(searchMessages)
  const { isPinned, toggle } = useFavourite(of.id, of.title)
  const [isAsking, setAsking] = useState(false)
  const isReading = useReading()
  const mayArchive = isAtLeast(of.role, 'writer')
  const archive = (archived: boolean): void =>
    change.mutate(
      { archived },
      {
        onSuccess: () => {
          setAsking(false)
          announce.show(t(archived ? 'archived' : 'restored'))
        },
      },
    )
  const actions = files.map(({ format, label }): MenuAction => ({
    id: format,
    label: t(label),
    icon: IconDownload,
    run: () => download(contentAddress(of.id, format)),
  }))
  actions.unshift({
    id: 'pin',
    label: pin(isPinned ? 'unpin' : 'pin'),
    icon: isPinned ? IconPinnedOff : IconPinned,
    run: toggle,
  })
  actions.push(
    { id: 'reading', label: t(isReading ? 'stopReading' : 'read'), icon: IconBook2, run: toggleReading },
    { id: 'print', label: t('print'), icon: IconPrinter, run: () => window.print() },
  )
  if (onThreads) actions.unshift({ id: 'threads', label: t('panel-threads'), icon: IconMessages, run: onThreads })
  if (isAtLeast(of.role, 'writer') && !of.archivedAt) {
    actions.push({
      id: 'consultation',
      label: t('newRound'),
      icon: IconMessageQuestion,
      run: () => navigate(`/documenten/${of.id}/consultatie`),
    })
  }
  if (mayRename(of)) {
    actions.push({
      id: 'numbered',
      label: t(of.numbered ? 'unnumber' : 'number'),
      icon: IconListNumbers,
      run: () => change.mutate({ numbered: !of.numbered }),
    })
  }
  if (onPanel) actions.unshift({ id: 'panel', label: t('openPanel'), icon: IconEye, run: onPanel })
  const last: MenuAction[] = !mayArchive
    ? []
    : of.archivedAt
      ? [{ id: 'restore', label: t('restore'), icon: IconArchiveOff, run: () => archive(false) }]
      : [{ id: 'archive', label: t('archive'), icon: IconArchive, run: () => setAsking(true) }]
  return (
    <>
      <Menu
        trigger={<IconButton icon={IconDotsVertical} label={t('menu')} />}
        label={t('menu')}
        actions={actions}
        last={last}
      />
      <Confirm
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('archiveTitle')}
        confirmLabel={t('archive')}
        onConfirm={() => archive(true)}
        pending={change.isPending}
      >
        <p>{t('archiveBody')}</p>
        {change.error && <ErrorNotice error={change.error} />}
      </Confirm>
    </>
  )
}
