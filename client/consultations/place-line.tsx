import { useQuery } from '@tanstack/react-query'
import type { Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { type Became, placeNow } from '#shared/consultations/word-places.ts'
import { contentIndex } from '#shared/threads/content-index.ts'
import { useText } from '#client/lib/text.tsx'
import { Link } from '#client/ui/link.tsx'
import { reactionMessages } from './messages.ts'
import { beginning, blocksOf, livingPlace } from './places.ts'
import { frozenTextQuery, livingTextQuery, roundAddress } from './queries.ts'
import styles from './consultations.module.css'

interface PlaceLineProps {
  readonly round: Pick<RoundAnswer, 'dossierId' | 'id' | 'documentId' | 'version'>
  readonly place: Place | null
  readonly question: string | null
  /** The place is one in the text of now, as that of an answer is. */
  readonly isLiving?: boolean
}

/** What something is about: the question, and the words in the frozen version with what became of them in the text of now. */
export function PlaceLine({ round, place, question, isLiving = false }: PlaceLineProps) {
  const t = useText(reactionMessages)
  return (
    <div className={styles.place}>
      {question && <p>{t('onQuestion', { question })}</p>}
      <p>
        {place === null ? t('wholeText') : place.quote ? t('atWords', { quote: beginning(place.quote) }) : t('atPlace')}
      </p>
      {place?.blockId && (
        <>
          {!isLiving && (
            <p>
              <Link href={`${roundAddress(round)}?deel=tekst#blok-${encodeURIComponent(place.blockId)}`}>
                {t('frozenPlace')}
              </Link>
            </p>
          )}
          <PlaceNow round={round} place={place} isLiving={isLiving} />
        </>
      )}
    </div>
  )
}

type PlaceNowProps = Pick<PlaceLineProps, 'round' | 'isLiving'> & { readonly place: Place }

/** Where a place is in the text of now; changed, with both texts; or that it is not there any more. */
export function PlaceNow({ round, place, isLiving = false }: PlaceNowProps) {
  const t = useText(reactionMessages)
  const became = useBecame(round, place, isLiving)
  if (!became) return null
  if (became.kind === 'gone') return <p>{t('gone')}</p>
  const hash = became.blockId === null ? '' : `#${encodeURIComponent(became.blockId)}`
  return (
    <>
      <p>
        <Link href={`/documenten/${round.documentId}${hash}`}>{t('livingPlace')}</Link>
        {': '}
        {t(became.kind)}
      </p>
      {became.kind === 'changed' && (
        <dl className={styles.bothTexts}>
          <dt>{t('was')}</dt>
          <dd>{place.quote}</dd>
          <dt>{t('is')}</dt>
          <dd>{became.now}</dd>
        </dl>
      )}
    </>
  )
}

/** undefined: the texts are not here yet. */
function useBecame(round: PlaceLineProps['round'], place: Place, isLiving: boolean): Became | undefined {
  const frozen = useQuery({ ...frozenTextQuery(round.documentId, round.version.id), enabled: !isLiving })
  const living = useQuery(livingTextQuery(round.documentId))
  if (!living.data) return undefined
  if (isLiving) return livingPlace(place, blocksOf(living.data))
  return frozen.data && placeNow(place, contentIndex(frozen.data), contentIndex(living.data))
}
