import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { isWhole } from '#shared/consultations/word-places.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Meta, Typed } from '#client/ui/card.tsx'
import { reactionMessages } from './messages.ts'
import { PlaceNow } from './place-line.tsx'
import { beginning, type TextBlock } from './places.ts'
import { remarkElementId } from './underlined.tsx'
import styles from './consultations.module.css'

type Remark = Inside['remarks'][number]

/** What the circle remarked at a block of the frozen text, in its order. */
export const remarksIn = (inside: Inside, blockId: string): readonly Remark[] =>
  inside.remarks.filter(({ place }) => place?.blockId === blockId)

interface RemarksAtProps {
  readonly round: RoundAnswer
  readonly remarks: readonly Remark[]
  readonly block: TextBlock
}

/** Beside a block: who said what about it or about which of its words, and what became of them in the text of now. */
export function RemarksAt({ round, remarks, block }: RemarksAtProps) {
  const t = useText(reactionMessages)
  if (remarks.length === 0) return null
  return (
    <ul className={styles.marginal}>
      {remarks.map(({ id, actsFor, body, by, place }) => (
        <li key={id} id={remarkElementId(id)}>
          <OrganisationName of={actsFor} />
          <Typed>{body}</Typed>
          <Meta>{by.name}</Meta>
          {place && (
            <div className={styles.place}>
              {!isWhole(block.words, place) && <p>{t('atWords', { quote: beginning(place.quote) })}</p>}
              <PlaceNow round={round} place={place} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
