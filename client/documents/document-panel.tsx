import { memo } from 'react'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { WhoSeesSection } from '#client/access/who-sees-section.tsx'
import type { Participant } from '#client/editor/people.ts'
import { PeopleList } from '#client/editor/presence.tsx'
import type { Room } from '#client/editor/room.ts'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { Section } from '#client/ui/page.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { documentMessages } from './messages.ts'
import styles from './document-page.module.css'

interface DocumentPanelProps {
  readonly room: Room
  readonly me: Participant
  readonly dossier: Dossier | undefined
}

/** Beside the text: who is in it now, and who may see it. */
export const DocumentPanel = memo(function DocumentPanel({ room, me, dossier }: DocumentPanelProps) {
  const t = useText(documentMessages)
  return (
    <div className={styles.panel}>
      <Section title={t('whoIsHere')}>
        <PeopleList room={room} me={me} groupNames={groupNames} />
      </Section>
      {dossier ? <WhoSeesSection dossier={dossier} /> : <Skeleton lines={6} />}
    </div>
  )
})
