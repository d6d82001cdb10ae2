import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { isWider, type Visibility } from '#shared/threads/visibility.ts'
import { standingOf } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { CircleLine } from './circle.tsx'
import { CircleField, useWhoSees } from './circle-field.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import styles from './dilemmas.module.css'

/** What an organisation says once about something, as it is now. */
interface Said {
  readonly id: string
  readonly version: number
  readonly circle: DilemmaAnswer['circle']
}

/** What words began from: it may be long ago, and something else may be there now. */
export interface Began {
  /** Who saw what was there; where nothing was, who will see the words. */
  readonly visibility: Visibility
  /** The version that was there: a draft that was kept must not pass for a newer one. 0: none. */
  readonly basedOn: number
  /** What it is a version of; empty: nothing was there. */
  readonly saidId: string
}

/** @param within who sees what it is about */
export const beginFrom = (now: Said | undefined, within: Visibility): Began => ({
  visibility: now?.circle.visibility ?? within,
  basedOn: now?.version ?? 0,
  saidId: now?.id ?? '',
})

interface OnceAbout<Text> {
  readonly dossierId: string
  /** Who sees what it is about. */
  readonly within: Visibility
  readonly began: Began & Text
  /** What stands there now; undefined: nothing, also when words began from something. */
  readonly now: Said | undefined
  /** What the last save threw. */
  readonly error: unknown
}

/**
 * How words stand beside what is there now, and how they are sent: as an edit of that, or as new, and then never to more
 * people than the form shows.
 */
export function useSaidOnce<Text>({ dossierId, within, began, now, error }: OnceAbout<Text>) {
  const seen = useWhoSees({ dossierId, within, wanted: began.visibility })
  const isOfThis = now !== undefined && now.id === began.saidId
  const { theirs, basedOn } = standingOf<Text>(error, isOfThis ? began.basedOn : 0)
  return {
    seen,
    theirs: now && theirs,
    /** What goes along with the words; without the version the server refuses what would come over another's. */
    along: now && basedOn > 0 ? { basedOn } : { visibility: now ? now.circle.visibility : seen.visibility },
    isWithdrawn: !now && began.basedOn > 0,
    isWidened: isOfThis && isWider(now.circle.visibility, began.visibility),
    /** Until it is known who sees it, it is not sent. */
    mayBeSent: now !== undefined || seen.visibility !== undefined,
  }
}

interface WhoSeesOnceProps {
  readonly now: Said | undefined
  readonly once: ReturnType<typeof useSaidOnce>
  readonly onChange: (visibility: Visibility) => void
}

/** Who sees what one says: to choose where it is new, else as it is; and in words that it was withdrawn, or widened. */
export function WhoSeesOnce({ now, once: { seen, isWithdrawn, isWidened }, onChange }: WhoSeesOnceProps) {
  const t = useText(dilemmaMessages)
  if (!now) {
    return (
      <>
        {isWithdrawn && <Notice tone="warning">{t('onceWithdrawn')}</Notice>}
        <CircleField seen={seen} onChange={onChange} />
      </>
    )
  }
  return (
    <>
      {isWidened && <Notice tone="warning">{t('onceWidened')}</Notice>}
      <div>
        <p className={styles.cardTitle}>{t('whoSees')}</p>
        <CircleLine circle={now.circle} />
      </div>
    </>
  )
}
