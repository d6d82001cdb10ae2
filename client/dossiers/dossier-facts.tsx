import type { Dossier } from '#shared/dossiers/schema.ts'
import { roleNames } from '#client/access/messages.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { GroupName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { ActsFor } from './acts-for.tsx'
import { dossierMessages, phaseNames } from './messages.ts'
import styles from './dossier-facts.module.css'

/** What a dossier is, in one line: phase, whom it concerns, one's own place in it. */
export function DossierFacts({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(dossierMessages)
  const phase = useText(phaseNames)
  const role = useText(roleNames)
  const format = useFormat()
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('phase')}</dt>
        <dd>
          <Badge tone="selected">{phase(dossier.phase)}</Badge>
        </dd>
      </div>
      {dossier.affectedLayers.length > 0 && (
        <div>
          <dt>{t('affects')}</dt>
          <dd className={styles.layers}>
            {dossier.affectedLayers.map((layer) => (
              <GroupName key={layer} group={layer} />
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('actFor')}</dt>
        <dd>
          <ActsFor dossier={dossier} />
        </dd>
      </div>
      <div>
        <dt>{t('ownRole')}</dt>
        <dd>{role(dossier.role)}</dd>
      </div>
      <div>
        <dt>{t('made')}</dt>
        <dd>
          {dossier.createdBy.name}, {format.day(dossier.createdAt)}
        </dd>
      </div>
    </dl>
  )
}
