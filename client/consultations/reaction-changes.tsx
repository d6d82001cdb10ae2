import type { Point, ReactionChange } from '#shared/consultations/rules.ts'
import { type Stance, stanceNames, stances } from '#client/dilemmas/words.ts'
import { useText } from '#client/lib/text.tsx'
import { Card } from '#client/ui/card.tsx'
import { reactionMessages } from './messages.ts'
import styles from './consultations.module.css'

interface ReactionChangesProps {
  readonly title: string
  readonly change: ReactionChange
  /** Said when nothing changed. */
  readonly empty?: string
}

const isSame = ({ standpoint, summary, added, removed, changed }: ReactionChange): boolean =>
  !standpoint && !summary && added.length + removed.length + changed.length === 0

/** What changed between two times that a reaction was given: old words struck, new ones underlined, and said so. */
export function ReactionChanges({ title, change, empty }: ReactionChangesProps) {
  const t = useText(reactionMessages)
  const stance = useText(stanceNames)
  // a standpunt is one of the stances; another word would come from a later release
  const words = (each: string): string => (isStance(each) ? stance(each) : each)
  if (isSame(change)) return empty ? <p>{empty}</p> : null
  const { standpoint, summary, added, removed, changed } = change
  return (
    <Card edge="quiet">
      <p className={styles.cardTitle}>{title}</p>
      <dl className={styles.changes}>
        {standpoint && <FromTo term={t('standpoint')} was={words(standpoint[0])} is={words(standpoint[1])} />}
        {summary && <FromTo term={t('summary')} was={summary[0]} is={summary[1]} />}
        {changed.map(({ id, text: [was, is] }) => (
          <FromTo key={id} term={t('altered')} was={was} is={is} />
        ))}
        {added.map(({ id, text }: Point) => (
          <FromTo key={id} term={t('added')} is={text} />
        ))}
        {removed.map(({ id, text }: Point) => (
          <FromTo key={id} term={t('removed')} was={text} />
        ))}
      </dl>
    </Card>
  )
}

const isStance = (word: string): word is Stance => stances.some((each) => each === word)

interface FromToProps {
  readonly term: string
  readonly was?: string
  readonly is?: string
}

function FromTo({ term, was, is }: FromToProps) {
  const t = useText(reactionMessages)
  return (
    <div>
      <dt>{term}</dt>
      {was !== undefined && (
        <dd>
          {t('was')}: <del>{was}</del>
        </dd>
      )}
      {is !== undefined && (
        <dd>
          {t('is')}: <ins>{is}</ins>
        </dd>
      )}
    </div>
  )
}
