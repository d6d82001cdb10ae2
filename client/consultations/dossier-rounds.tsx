import { useQuery } from '@tanstack/react-query'
import { can } from '#shared/access/can.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { roundMessages } from './messages.ts'
import { dossierRoundsQuery } from './queries.ts'
import { RoundRow } from './round-row.tsx'
import styles from './consultations.module.css'

/** The consultation rounds of one dossier. */
export function DossierRounds({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(roundMessages)
  const rounds = useQuery(dossierRoundsQuery(dossier.id))
  const standing = { role: dossier.role, archived: dossier.archivedAt !== null }
  const mayOpen = can(standing, 'consultation.lead') === 'yes'
  return (
    <Section title={t('rounds')}>
      <Loaded query={rounds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t(mayOpen ? 'empty' : 'emptyReader')}</Empty>
          ) : (
            <ul className={styles.cards}>
              {items.map((round) => (
                <li key={round.id}>
                  <RoundRow round={round} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
