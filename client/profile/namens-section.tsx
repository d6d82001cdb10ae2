import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DossierSummary } from '#shared/dossiers/schema.ts'
import { ActsFor } from '#client/dossiers/acts-for.tsx'
import { dossierQuery, dossiersQuery } from '#client/dossiers/queries.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Link } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { profileMessages } from './messages.ts'
import styles from './profile-page.module.css'

/** Each row asks for its dossier; whoever has hundreds asks on. */
const ROWS = 10

/** In each dossier: namens which organisation one acts. */
export function NamensSection() {
  const t = useText(profileMessages)
  const dossiers = useQuery(dossiersQuery('', false))
  const [shown, setShown] = useState(ROWS)
  return (
    <Section title={t('namens')} intro={t('namensIntro')}>
      <Loaded query={dossiers}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('namensEmpty')}</Empty>}
            <ul className={styles.namens}>
              {items.slice(0, shown).map((dossier) => (
                <Row key={dossier.id} dossier={dossier} />
              ))}
            </ul>
            {items.length > shown && (
              <div>
                <Button onPress={() => setShown(shown + ROWS)}>{t('more')}</Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Row({ dossier: { id, title } }: { readonly dossier: DossierSummary }) {
  const dossier = useQuery(dossierQuery(id))
  return (
    <li>
      <Link href={`/dossiers/${id}`}>{title}</Link>
      <span>{dossier.data && <ActsFor dossier={dossier.data} />}</span>
    </li>
  )
}
