import type { AuditAction } from '#shared/audit/entry.ts'
import type { Activity } from '#shared/dossiers/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, organisationColour } from '#client/organisations/names.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { actSentences, auditMessages } from './messages.ts'
import styles from './sentences.module.css'

/** What a row of audit and a row of activity have in common. */
export type Told = Pick<Activity, 'actor' | 'actsFor' | 'action' | 'objectKind' | 'objectLabel'> & {
  readonly address?: string
}

/** Kinds whose label is a title and stands between quotes. */
const titled = new Set(['document', 'dossier'])
/** What to call an object of which the reader may not know the name, or that has none. */
const unnamed: Readonly<Record<string, 'person' | 'paper' | 'aDossier' | 'anOrganisation'>> = {
  account: 'person',
  invitation: 'person',
  session: 'person',
  document: 'paper',
  dossier: 'aDossier',
  organisation: 'anOrganisation',
}

/** Turns an act into a sentence: "Joris de Wit (provincie Utrecht) schreef in ‘Bekostiging’." */
export function useSentence(): (told: Told) => string {
  const t = useText(auditMessages)
  const sentence = useText(actSentences)
  // the server writes down only actions of the closed list
  const told = (action: string, actor: string, object: string) => sentence(action as AuditAction, { actor, object })
  return ({ actor, actsFor, action, objectKind, objectLabel, address }) => {
    const organisation = actsFor ?? actor?.organisation
    const nobody = t(address === 'cli' || address === undefined ? 'commandLine' : 'somebody')
    const who =
      actor && organisation ? t('withOrganisation', { name: actor.name, organisation: callName(organisation) }) : nobody
    const object = objectLabel && (titled.has(objectKind) ? `‘${objectLabel}’` : objectLabel)
    // of an invitation only the organisation is named: for whom it is, is the inviter's to tell
    if (object && objectKind === 'invitation') return told(action, who, t('personOf', { organisation: object }))
    return told(action, who, object ?? t(unnamed[objectKind] ?? 'something'))
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
