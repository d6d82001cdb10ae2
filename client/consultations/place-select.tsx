import type { Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { placeOfBlock } from '#shared/consultations/word-places.ts'
import { useText } from '#client/lib/text.tsx'
import { Select } from '#client/ui/select.tsx'
import { insideMessages } from './inside-messages.ts'
import { beginning, type TextBlock } from './places.ts'

/** The choice of none: no id, and not empty, as a form takes an empty choice for none made yet. */
const NONE = '–'

interface PlaceSelectProps {
  readonly label: string
  readonly hint?: string
  /** What no place is called. */
  readonly none: string
  readonly blocks: readonly TextBlock[]
  readonly value: Place | null
  readonly onChange: (place: Place | null) => void
}

/** A place in words: its paragraph, or the words in it. */
export const placeWords = (none: string, blocks: readonly TextBlock[]) => (place: Place | null) =>
  place === null ? none : place.quote || (blocks.find(({ id }) => id === place.blockId)?.words ?? '')

/** Which paragraph something is about. A place that is not in the text any more stays what it is until another is chosen. */
export function PlaceSelect({ label, hint, none, blocks, value, onChange }: PlaceSelectProps) {
  const isThere = value === null || blocks.some(({ id }) => id === value.blockId)
  const options = [
    { value: NONE, label: none },
    ...(isThere || !value ? [] : [{ value: value.blockId ?? '?', label: beginning(value.quote) }]),
    ...blocks.map(({ id, words }) => ({ value: id, label: beginning(words) })),
  ]
  const choose = (id: string): void => {
    const block = blocks.find((each) => each.id === id)
    if (block) return onChange(placeOfBlock(block))
    if (id === NONE) onChange(null)
  }
  return (
    <Select<string>
      name="place"
      label={label}
      hint={hint}
      options={options}
      value={value ? (value.blockId ?? '?') : NONE}
      onChange={choose}
    />
  )
}

/** A question by its id, in words. */
export const questionWords =
  (none: string, { questions }: Pick<RoundAnswer, 'questions'>) =>
  (questionId: string | null) =>
    questions.find(({ id }) => id === questionId)?.text ?? none

interface QuestionSelectProps {
  readonly round: RoundAnswer
  readonly value: string | null
  readonly onChange: (questionId: string | null) => void
}

/** Which question of the round something answers. */
export function QuestionSelect({ round, value, onChange }: QuestionSelectProps) {
  const t = useText(insideMessages)
  if (round.questions.length === 0) return null
  return (
    <Select<string>
      name="questionId"
      label={t('question')}
      options={[
        { value: NONE, label: t('noQuestion') },
        ...round.questions.map(({ id, text }) => ({ value: id, label: text })),
      ]}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
    />
  )
}
