import { useQuery } from '@tanstack/react-query'
import type { Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { reactionMessages } from './messages.ts'
import { beginning, blocksOf, placeIn } from './places.ts'
import { livingTextQuery, roundAddress } from './queries.ts'
import styles from './consultations.module.css'

interface PlaceLineProps {
  readonly round: Pick<RoundAnswer, 'dossierId' | 'id' | 'documentId'>
  readonly place: Place | null
  readonly question: string | null
  /** The place is one in the text of now, as that of an answer is. */
  readonly isLiving?: boolean
}

/** What something is about: the question, and the words in the frozen version with what became of them in the text of now. */
export function PlaceLine({ round, place, question, isLiving }: PlaceLineProps) {
  const t = useText(reactionMessages)
  const living = useQuery({ ...livingTextQuery(round.documentId), enabled: place !== null })
  return (
    <div className={styles.place}>
      {question && <p>{t('onQuestion', { question })}</p>}
      <p>
        {place === null ? t('wholeText') : place.quote ? t('atWords', { quote: beginning(place.quote) }) : t('atPlace')}
      </p>
      {place?.blockId && (
        <p>
          {!isLiving && (
            <>
              <Link href={`${roundAddress(round)}?deel=tekst#blok-${encodeURIComponent(place.blockId)}`}>
                {t('frozenPlace')}
              </Link>
              {' · '}
            </>
          )}
          {living.data && <Living round={round} place={place} became={placeIn(place, blocksOf(living.data))} />}
        </p>
      )}
    </div>
  )
}

interface LivingProps {
  readonly round: PlaceLineProps['round']
  readonly place: Place
  readonly became: ReturnType<typeof placeIn>
}

function Living({ round, place, became }: LivingProps) {
  const t = useText(reactionMessages)
  if (became === 'gone') return t('gone')
  return (
    <>
      <Link href={`/documenten/${round.documentId}#${encodeURIComponent(place.blockId ?? '')}`}>
        {t('livingPlace')}
      </Link>
      {': '}
      {t(became)}
    </>
  )
}
