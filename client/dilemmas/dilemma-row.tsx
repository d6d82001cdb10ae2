import { IconScale } from '@tabler/icons-react'
import type { DilemmaSummary } from '#shared/dilemmas/schema.ts'
import type { Attention } from '#shared/dilemmas/rules.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { GroupName } from '#client/organisations/names.tsx'
import { Badge, type BadgeTone } from '#client/ui/badge.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Link } from '#client/ui/link.tsx'
import { CircleLine } from './circle.tsx'
import { registerMessages } from './messages.ts'
import { dilemmaAddress } from './queries.ts'
import { aspectNames, attentionNames, stepNames } from './words.ts'
import styles from './dilemmas.module.css'

const tones: Readonly<Record<Attention, BadgeTone>> = {
  overdue: 'negative',
  soon: 'warning',
  untouched: 'warning',
  review: 'warning',
  open: 'neutral',
  underway: 'selected',
  parked: 'neutral',
  solved: 'positive',
}

/** By when it is needed, in words. */
export function useNeededWords(): (needed: DilemmaSummary['neededBy']) => string {
  const t = useText(registerMessages)
  const format = useFormat()
  return ({ on, meeting }) => {
    if (on && meeting) return t('neededOnAt', { day: format.date(on), meeting })
    if (on) return t('neededOn', { day: format.date(on) })
    return meeting ? t('neededAt', { meeting }) : t('notNeeded')
  }
}

/** How old it is, in words. */
export function useAgeWords(): (of: Pick<DilemmaSummary, 'ageDays' | 'state'>) => string {
  const t = useText(registerMessages)
  return ({ ageDays, state }) => {
    if (state.step === 'opgelost') return ageDays === 0 ? t('ageSolvedAtOnce') : t('ageSolved', { n: ageDays })
    return ageDays === 0 ? t('ageToday') : t('ageDays', { n: ageDays })
  }
}

/** The step a dilemma is in, and why it asks for attention where it does. */
export function StateBadges({ of }: { readonly of: Pick<DilemmaSummary, 'state' | 'attention'> }) {
  const step = useText(stepNames)
  const attention = useText(attentionNames)
  const isSaidTwice =
    of.attention === 'solved' || of.attention === 'parked' || of.attention === 'open' || of.attention === 'underway'
  return (
    <>
      <Badge tone={isSaidTwice ? tones[of.attention] : 'neutral'}>{step(of.state.step)}</Badge>
      {!isSaidTwice && <Badge tone={tones[of.attention]}>{attention(of.attention)}</Badge>}
    </>
  )
}

interface DilemmaRowProps {
  readonly dilemma: DilemmaSummary
  /** The dossier is the page one is on. */
  readonly isHere?: boolean
}

/** A dilemma in a list. */
export function DilemmaRow({ dilemma, isHere }: DilemmaRowProps) {
  const t = useText(registerMessages)
  const aspect = useText(aspectNames)
  const needed = useNeededWords()
  const age = useAgeWords()
  const { place } = dilemma
  // on the page of its dossier the list stands under a heading of its own
  const Heading = isHere ? 'h4' : 'h3'
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <Heading className={styles.rowTitle}>
          <Icon of={IconScale} />
          <Link href={dilemmaAddress(dilemma)}>{dilemma.question}</Link>
        </Heading>
        {!isHere && <p className={styles.meta}>{dilemma.dossierTitle}</p>}
        <p className={styles.tags}>
          {dilemma.layers.map((layer) => (
            <GroupName key={layer} group={layer} />
          ))}
          {dilemma.aspects.map((each) => (
            <span key={each}>{aspect(each)}</span>
          ))}
        </p>
        {place && (
          <p className={styles.meta}>
            <Link className={styles.above} href={placeAddress(place)}>
              {t('placeIn', { title: place.title })}
            </Link>
          </p>
        )}
      </div>
      <div className={styles.rowSide}>
        <span className={styles.badges}>
          <StateBadges of={dilemma} />
        </span>
        <span>{needed(dilemma.neededBy)}</span>
        <span>{age(dilemma)}</span>
        <CircleLine circle={dilemma.circle} />
      </div>
    </li>
  )
}

/** Where the place in the text can be read. */
export const placeAddress = ({ documentId, blockId }: { documentId: string; blockId: string | null }): string =>
  `/documenten/${documentId}${blockId ? `#${encodeURIComponent(blockId)}` : ''}`
