import { useQuery } from '@tanstack/react-query'
import type { Inside, Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Meta } from '#client/ui/card.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceSelect, placeWords, QuestionSelect, questionWords } from './place-select.tsx'
import { blocksOf } from './places.ts'
import { frozenTextQuery, roundPath, useRoundChange } from './queries.ts'
import { useInsideWords } from './round-words.ts'
import { WordsField } from './words-field.tsx'

type Remark = Inside['remarks'][number]

interface RemarkFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  /** Where the remark is about when it began at a paragraph, or at words in it. */
  readonly place?: Place
  /** The remark that is changed. */
  readonly remark?: Remark
  readonly onDone: () => void
}

interface Input {
  readonly key: string
  readonly body: string
  readonly place: Place | null
  readonly questionId: string | null
  /** The version that was there when typing began; 0 for a new remark. */
  readonly basedOn: number
}

/** A remark inside the circle: a new one, or other words for one. */
export function RemarkForm({ round, inside, place, remark, onDone }: RemarkFormProps) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const insideWords = useInsideWords()
  const text = useQuery(frozenTextQuery(round.documentId, round.version.id))
  const blocks = text.data ? blocksOf(text.data) : []
  const about = remark?.id ?? (place ? `${place.blockId}/${place.prefix.length}/${place.quote}`.slice(0, 200) : 'whole')
  const draft = useDraft<Input>(`round-remark/${round.id}/${about}`, () => ({
    key: newWriteKey(),
    body: remark?.body ?? '',
    place: remark?.place ?? place ?? null,
    questionId: remark?.questionId ?? null,
    basedOn: remark?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const { key, basedOn: began, ...content } = value
  const path = `${roundPath(round)}/inside/remarks`
  const save = useRoundChange(
    (from: number) =>
      remark
        ? api.patch(`${path}/${part(remark.id)}`, { ...content, basedOn: from })
        : api.post(path, { ...content, key }),
    () => {
      clear()
      onDone()
      announce.show(t(remark ? 'changed' : 'placed'))
    },
  )
  const block = blocks.find(({ id }) => id === value.place?.blockId)
  const { theirs, basedOn } = standingOf<typeof content>(save.error, began)
  return (
    <Form
      error={save.error}
      rules={{ body: t('remarkRule'), words: t('wordsRule') }}
      draft={draft}
      onSubmit={() => save.mutate(basedOn)}
    >
      <BothTexts<typeof content>
        fields={{
          place: { label: t('place'), inWords: placeWords(t('wholeText'), blocks) },
          questionId: { label: t('question'), inWords: questionWords(t('noQuestion'), round) },
          body: t('remarkField'),
        }}
        yours={content}
        theirs={theirs}
        onTake={set}
      />
      <PlaceSelect
        label={t('place')}
        none={t('wholeText')}
        blocks={blocks}
        value={value.place}
        onChange={(chosen) => set({ place: chosen })}
      />
      {block && value.place && (
        <WordsField key={block.id} block={block} place={value.place} onChange={(chosen) => set({ place: chosen })} />
      )}
      <QuestionSelect round={round} value={value.questionId} onChange={(questionId) => set({ questionId })} />
      <TextArea
        name="body"
        label={t('remarkField')}
        required
        rows={5}
        maxLength={8000}
        value={value.body}
        onChange={(body) => set({ body })}
      />
      <Meta>{t('remarkFor', { circle: insideWords(inside.circle) })}</Meta>
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
