import { unheardLayers } from '#shared/dossiers/rules.ts'
import type { DossierSummary } from '#shared/dossiers/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useLocale, useText } from '#client/lib/text.tsx'
import { roleNames } from '#client/access/messages.ts'
import { layersInSentence } from '#client/organisations/messages.ts'
import { Badge } from '#client/ui/badge.tsx'
import { Link } from '#client/ui/link.tsx'
import { listOf } from './list-of.ts'
import { dossierMessages, phaseNames } from './messages.ts'
import { Parties } from './parties.tsx'
import styles from './dossier-row.module.css'

/** A dossier in the list: what it is about, who takes part and who does not, when something last happened. */
export function DossierRow({ dossier }: { readonly dossier: DossierSummary }) {
  const t = useText(dossierMessages)
  const phase = useText(phaseNames)
  const role = useText(roleNames)
  const layer = useText(layersInSentence)
  const { locale } = useLocale()
  const format = useFormat()
  const present = new Set(dossier.parties.map((party) => party.layer))
  // the list knows who takes part, not who did something: the page of the dossier tells the rest
  const absent = unheardLayers(dossier.affectedLayers, present, present)
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <h2 className={styles.title}>
          <Link href={`/dossiers/${dossier.id}`}>{dossier.title}</Link>
        </h2>
        {dossier.question && <p className={styles.question}>{dossier.question}</p>}
        <Parties of={dossier.parties} />
        {absent.length > 0 && (
          <p className={styles.absent}>
            {t('nobodyOf', {
              layers: listOf(
                absent.map((each) => layer(each.layer)),
                locale,
              ),
            })}
          </p>
        )}
      </div>
      <div className={styles.side}>
        <span>
          <Badge tone="selected">{phase(dossier.phase)}</Badge>{' '}
          {dossier.archivedAt && <Badge tone="warning">{t('archived')}</Badge>}
        </span>
        <span>{t('lastActivity', { when: format.relativeDay(dossier.lastActivityAt) })}</span>
        <span>
          {t('documents', { n: dossier.documentCount })} ·{' '}
          {t('yourRole', { role: role(dossier.role).toLocaleLowerCase() })}
        </span>
      </div>
    </li>
  )
}
