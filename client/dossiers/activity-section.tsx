import type { Activity } from '#shared/dossiers/schema.ts'
import { ActivitySentence } from '#client/audit/sentences.tsx'
import { useText } from '#client/lib/text.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Section } from '#client/ui/page.tsx'
import { PagedList } from '#client/audit/paged-list.tsx'
import { dossierMessages } from './messages.ts'
import { activityPage } from './queries.ts'
import styles from './activity-section.module.css'

/** What happened in the dossier, newest first, in sentences. */
export function ActivitySection({ dossierId }: { readonly dossierId: string }) {
  const t = useText(dossierMessages)
  return (
    <Section title={t('activity')}>
      <PagedList<Activity>
        queryKey={['dossier', dossierId, 'activity']}
        load={(after, signal) => activityPage(dossierId, after, signal)}
        empty={<Empty>{t('activityEmpty')}</Empty>}
      >
        {(items) => (
          <ol className={styles.list}>
            {items.map((activity) => (
              <ActivitySentence key={activity.id} activity={activity} />
            ))}
          </ol>
        )}
      </PagedList>
    </Section>
  )
}
