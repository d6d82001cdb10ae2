import { IconEye, IconMessages } from '@tabler/icons-react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { Participant } from '#client/editor/people.ts'
import { Presence } from '#client/editor/presence.tsx'
import type { Room } from '#client/editor/room.ts'
import { SaveStatus } from '#client/editor/save-status.tsx'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { Button } from '#client/ui/button.tsx'
import { TopBarContent } from '#client/ui/frame.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { DocumentMenu } from './document-menu.tsx'
import { documentMessages } from './messages.ts'
import { useMedia } from './use-media.ts'
import type { PanelChoice } from './use-panels.ts'

interface DocumentBarProps {
  readonly document: DocumentDetail
  readonly room: Room
  readonly me: Participant
  readonly panels: PanelChoice
}

/** Opens and closes the panel with the comments. */
function ThreadsOpener({ panels }: Pick<DocumentBarProps, 'panels'>) {
  const t = useText(documentMessages)
  const isOpen = panels.isOpen && panels.chosen === 'threads'
  return (
    <IconButton
      icon={IconMessages}
      label={t('panel-threads')}
      aria-expanded={isOpen}
      onPress={() => panels.toggle('threads')}
    />
  )
}

/** In the top bar: is it saved, who is here, who may see it, and what one can do with it. */
export function DocumentBar({ document, room, me, panels }: DocumentBarProps) {
  const t = useText(documentMessages)
  const isNarrow = useMedia('(width < 900px)')
  const isPhone = useMedia('(width < 480px)')
  const onPanel = (): void => panels.toggle('people')
  const opener = { onPress: onPanel, 'aria-expanded': panels.isOpen && panels.chosen === 'people' } as const
  return (
    <TopBarContent>
      <SaveStatus room={room} mayWrite={document.mayWrite} />
      <Presence room={room} me={me} groupNames={groupNames} />
      {!isPhone && <ThreadsOpener panels={panels} />}
      {!isPhone && isNarrow && <IconButton icon={IconEye} label={t('openPanel')} {...opener} />}
      {!isNarrow && (
        <Button look="primary" icon={IconEye} {...opener}>
          {t('openPanel')}
        </Button>
      )}
      <DocumentMenu document={document} {...(isPhone ? { onPanel, onThreads: () => panels.show('threads') } : {})} />
    </TopBarContent>
  )
}
