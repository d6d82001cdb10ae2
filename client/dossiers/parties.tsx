import { groupOf, groups } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { groupsInPlural } from '#client/organisations/messages.ts'
import { callName, groupColour } from '#client/organisations/names.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { dossierMessages } from './messages.ts'
import styles from './parties.module.css'

/** More names than this of one layer are counted instead of written out. */
const NAMES_PER_GROUP = 4

/** Who takes part, by layer: "Rijk: BZK, IenW". */
export function Parties({ of }: { readonly of: readonly OrganisationRef[] }) {
  const t = useText(dossierMessages)
  const group = useText(groupsInPlural)
  const byGroup = groups
    .map((each) => ({ group: each, parties: of.filter((party) => groupOf(party) === each) }))
    .filter(({ parties }) => parties.length > 0)
  if (byGroup.length === 0) return <span className={styles.none}>{t('noParties')}</span>
  return (
    <ul className={styles.parties} aria-label={t('parties')}>
      {byGroup.map(({ group: each, parties }) => (
        <li key={each}>
          <Labelled colour={groupColour(each)}>
            <span className={styles.group}>{group(each)}:</span>{' '}
            {parties.slice(0, NAMES_PER_GROUP).map(callName).join(', ')}
            {parties.length > NAMES_PER_GROUP && ` ${t('andMore', { n: parties.length - NAMES_PER_GROUP })}`}
          </Labelled>
        </li>
      ))}
    </ul>
  )
}
