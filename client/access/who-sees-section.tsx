import { useQuery } from '@tanstack/react-query'
import type { AccessEntry } from '#shared/access/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { groupOf, groups, type Group } from '#shared/organisations/layers.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { groupsInPlural } from '#client/organisations/messages.ts'
import { callName, fullName, groupColour } from '#client/organisations/names.tsx'
import { Labelled } from '#client/ui/badge.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { accessMessages, rolePowers, whoSeesMessages } from './messages.ts'
import { accessQuery, circleAccessQuery } from './queries.ts'
import styles from './who-sees.module.css'

interface WhoSeesProps {
  readonly dossier: Dossier
  /** The document that is asked about, when only a circle sees it. */
  readonly circleOf?: string
}

/** "Wie ziet dit?": who may what, and why, by layer; the same for every party. */
export function WhoSeesSection({ dossier, circleOf }: WhoSeesProps) {
  const t = useText(whoSeesMessages)
  const ofDossier = useQuery({ ...accessQuery(dossier.id), enabled: circleOf === undefined })
  const ofCircle = useQuery({ ...circleAccessQuery(circleOf ?? ''), enabled: circleOf !== undefined })
  const access = circleOf === undefined ? ofDossier : ofCircle
  return (
    <Section title={t('title')} intro={t(circleOf === undefined ? 'intro' : 'introCircle')}>
      <Loaded query={access} lines={6}>
        {({ counts, entries }) => (
          <>
            <ul className={styles.counts}>
              <li>{t('read', { n: counts.read })}</li>
              <li>{t('comment', { n: counts.comment })}</li>
              <li>{t('write', { n: counts.write })}</li>
              {circleOf === undefined && <li>{t('manage', { n: counts.manage })}</li>}
            </ul>
            {groups.map((group) => (
              <GroupOfEntries
                key={group}
                group={group}
                entries={entries.filter(({ organisation }) => groupOf(organisation) === group)}
              />
            ))}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function GroupOfEntries({ group, entries }: { readonly group: Group; readonly entries: readonly AccessEntry[] }) {
  const names = useText(groupsInPlural)
  if (entries.length === 0) return null
  return (
    <div className={styles.group}>
      <h3 className={styles.heading}>
        <Labelled colour={groupColour(group)}>{names(group)}</Labelled>
      </h3>
      <ul>
        {entries.map((entry) => (
          <Entry key={`${entry.kind} ${entry.person?.id ?? entry.organisation.code}`} entry={entry} />
        ))}
      </ul>
    </div>
  )
}

function Entry({ entry }: { readonly entry: AccessEntry }) {
  const t = useText(whoSeesMessages)
  const access = useText(accessMessages)
  const powers = useText(rolePowers)
  const because = useBecause()
  const { person, organisation } = entry
  const isNamens = person && person.organisation.code !== organisation.code
  return (
    <li className={styles.entry}>
      <p>
        <strong>{person ? person.name : t('everyone', { organisation: fullName(organisation) })}</strong>
        {person &&
          ` · ${isNamens ? access('namens', { organisation: callName(organisation) }) : callName(organisation)}`}
      </p>
      <p className={styles.power}>{t('may', { powers: powers(entry.role) })}</p>
      <p className={styles.reason}>{because(entry)}</p>
    </li>
  )
}

/** Why somebody may, in words. */
function useBecause(): (entry: AccessEntry) => string {
  const t = useText(whoSeesMessages)
  const format = useFormat()
  return ({ kind, person, organisation, grantedBy, since, until, reason }) => {
    const day = format.day(since)
    if (kind === 'inspection') {
      return t('inspection', { until: until ? format.moment(until) : '', reason: reason ?? '' })
    }
    if (kind === 'organisation') {
      const words = { organisation: callName(organisation), day }
      return grantedBy
        ? t('becauseOrganisation', { ...words, by: grantedBy.name })
        : t('becauseOrganisationUnknown', words)
    }
    if (!grantedBy) return t('becausePersonUnknown', { day })
    return grantedBy.id === person?.id ? t('becauseCreator', { day }) : t('becausePerson', { by: grantedBy.name, day })
  }
}
