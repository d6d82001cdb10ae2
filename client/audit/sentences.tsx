import type { AuditAction } from '#shared/audit/entry.ts'
import type { Activity } from '#shared/dossiers/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { actSentences, auditMessages } from './messages.ts'
import styles from './sentences.module.css'

/** What a row of audit and a row of activity have in common. */
export type Told = Pick<Activity, 'actor' | 'actsFor' | 'action' | 'objectLabel'> & { readonly address?: string }

/** Turns an act into a sentence: "Joris de Wit (provincie Utrecht) schreef in ‘Bekostiging’." */
export function useSentence(): (told: Told) => string {
  const t = useText(auditMessages)
  const sentence = useText(actSentences)
  return ({ actor, actsFor, action, objectLabel, address }) => {
    const organisation = actsFor ?? actor?.organisation
    const nobody = t(address === 'cli' || address === undefined ? 'commandLine' : 'somebody')
    const who =
      actor && organisation ? t('withOrganisation', { name: actor.name, organisation: callName(organisation) }) : nobody
    // the server writes down only actions of the closed list
    return sentence(action as AuditAction, { actor: who, object: objectLabel ?? t('unknownObject') })
  }
}

/** One thing that happened, with who did it before it. */
export function ActivitySentence({ activity }: { readonly activity: Activity }) {
  const sentence = useSentence()
  const format = useFormat()
  const { actor, actsFor } = activity
  const organisation = actsFor ?? actor?.organisation
  return (
    <li className={styles.row}>
      {actor && organisation ? (
        <Avatar name={actor.name} colour={organisationColour(organisation)} />
      ) : (
        <span className={styles.nobody} aria-hidden="true" />
      )}
      <span>{sentence(activity)}</span>
      <time dateTime={activity.at} className={styles.when}>
        {format.moment(activity.at)}
      </time>
    </li>
  )
}
