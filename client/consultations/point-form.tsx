import { useQuery } from '@tanstack/react-query'
import type { Inside, Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { callName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { FieldSet } from '#client/ui/field-set.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceSelect, QuestionSelect } from './place-select.tsx'
import { beginning, blocksOf } from './places.ts'
import { frozenTextQuery, roundPath, useRoundChange } from './queries.ts'

type Point = Inside['draft']['points'][number]

interface PointFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  /** The point that is changed. */
  readonly point?: Point
  /** The remarks from which a new one is made. */
  readonly remarkIds?: readonly string[]
  readonly onDone: () => void
}

interface Input {
  readonly key: string
  readonly text: string
  readonly place: Place | null
  readonly questionId: string | null
  readonly remarkIds: readonly string[]
  readonly rank: number
  readonly basedOn: number
}

const none: readonly string[] = []

/** What a point begins with: itself, or the remarks it will rest on with the place and question that they share. */
function begin({ point, inside, remarkIds = none }: PointFormProps): Input {
  if (point) {
    const { text, place, questionId, remarkIds: restsOn, rank, version } = point
    return { key: newWriteKey(), text, place, questionId, remarkIds: restsOn, rank, basedOn: version }
  }
  const first = inside.remarks.find(({ id }) => remarkIds.includes(id))
  const last = inside.draft.points.at(-1)?.rank ?? 0
  const about = { place: first?.place ?? null, questionId: first?.questionId ?? null }
  return { key: newWriteKey(), text: '', ...about, remarkIds, rank: last + 1, basedOn: 0 }
}

/** A point of the reaction, with the remarks it rests on. */
export function PointForm(props: PointFormProps) {
  const { round, inside, point, remarkIds = none, onDone } = props
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const frozen = useQuery(frozenTextQuery(round.documentId, round.version.id))
  const about = point?.id ?? (remarkIds.length > 0 ? remarkIds.join('+') : 'new')
  const draft = useDraft(`round-point/${round.id}/${about}`, () => begin(props))
  const { value, set, clear } = draft
  const { key, basedOn: began, ...content } = value
  const path = `${roundPath(round)}/inside/points`
  const save = useRoundChange(
    (from: number) =>
      point
        ? api.patch(`${path}/${part(point.id)}`, { ...content, basedOn: from })
        : api.post(path, { ...content, key }),
    () => {
      clear()
      onDone()
      announce.show(t('changed'))
    },
  )
  const { theirs, basedOn } = standingOf<typeof content>(save.error, began)
  return (
    <Form error={save.error} rules={{ text: t('pointRule') }} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      <BothTexts labels={{ text: t('pointText') }} yours={value} theirs={theirs} onTake={set} />
      <TextArea
        name="text"
        label={t('pointText')}
        required
        rows={5}
        maxLength={8000}
        value={value.text}
        onChange={(text) => set({ text })}
      />
      <PlaceSelect
        label={t('place')}
        none={t('wholeText')}
        blocks={frozen.data ? blocksOf(frozen.data) : []}
        value={value.place}
        onChange={(place) => set({ place })}
      />
      <QuestionSelect round={round} value={value.questionId} onChange={(questionId) => set({ questionId })} />
      <RestsOn inside={inside} value={value.remarkIds} onChange={(ids) => set({ remarkIds: ids })} />
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}

interface RestsOnProps {
  readonly inside: Inside
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

function RestsOn({ inside: { remarks }, value, onChange }: RestsOnProps) {
  const t = useText(insideMessages)
  if (remarks.length === 0) return null
  return (
    <FieldSet label={t('restsOn')} hint={t('restsOnHint')}>
      {remarks.map(({ id, actsFor, body }) => (
        <Checkbox
          key={id}
          checked={value.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...value, id] : value.filter((each) => each !== id))}
        >
          <strong>{callName(actsFor)}</strong>: {beginning(body)}
        </Checkbox>
      ))}
    </FieldSet>
  )
}
