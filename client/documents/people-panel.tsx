import { WhoSeesSection } from '#client/access/who-sees-section.tsx'
import { PeopleList } from '#client/editor/people-list.tsx'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { Section } from '#client/ui/page.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { documentMessages } from './messages.ts'
import type { PanelProps } from './panels.ts'
import styles from './panels.module.css'

/** Who is in the document now, and who may see it. */
export function PeoplePanel({ document, room, me, dossier, close }: PanelProps) {
  const t = useText(documentMessages)
  return (
    <div className={styles.sections}>
      <Section title={t('whoIsHere')}>
        <PeopleList room={room} me={me} groupNames={groupNames} onDone={close} />
      </Section>
      {dossier ? (
        <WhoSeesSection dossier={dossier} {...(document.circle && { circleOf: document.id })} />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}
