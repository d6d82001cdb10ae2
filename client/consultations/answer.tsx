import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NotaRow } from '#shared/consultations/nota-schema.ts'
import type { GivenReaction, Place, RoundAnswer } from '#shared/consultations/schema.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Badge, type BadgeTone } from '#client/ui/badge.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta, Row, Typed } from '#client/ui/card.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { reactionMessages } from './messages.ts'
import { PlaceLine } from './place-line.tsx'
import { PlaceSelect, placeWords } from './place-select.tsx'
import { blocksOf } from './places.ts'
import { livingTextQuery, notaQuery, roundPath, useRoundChange } from './queries.ts'
import { type Disposition, dispositionNames, dispositions } from './words.ts'
import styles from './consultations.module.css'

/** The answers of a round by the id of their point: the nota has them, once the round is closed; to who leads it before. */
export function usePointAnswers(round: RoundAnswer): ReadonlyMap<string, NotaRow> {
  const nota = useQuery({ ...notaQuery(round), enabled: round.step !== 'open' || round.may.lead })
  return new Map(nota.data?.rows.map((row) => [row.pointId, row]))
}

const tones: Readonly<Record<Disposition, BadgeTone>> = { overgenomen: 'positive', deels: 'selected', niet: 'negative' }

interface AnswerTextProps {
  readonly round: Pick<RoundAnswer, 'dossierId' | 'id' | 'documentId' | 'version'>
  readonly row: Pick<NotaRow, 'answer' | 'outdated'>
}

/** What became of a point, why, and where. */
export function AnswerText({ round, row: { answer, outdated } }: AnswerTextProps) {
  const t = useText(reactionMessages)
  const disposition = useText(dispositionNames)
  const format = useFormat()
  if (!answer) {
    return (
      <Row>
        <Badge tone="warning">{t('noAnswer')}</Badge>
      </Row>
    )
  }
  return (
    <>
      <Row>
        <Badge tone={tones[answer.disposition]}>{disposition(answer.disposition)}</Badge>
        {outdated && <Badge tone="warning">{t('outdated')}</Badge>}
      </Row>
      <Typed>{answer.reason}</Typed>
      {answer.place && (
        <div>
          <Meta>{t('place')}</Meta>
          <PlaceLine round={round} place={answer.place} question={null} isLiving />
        </div>
      )}
      {/* an answer is the organisation's, in the nota as here: never a person's */}
      <Meta>
        {callName(answer.actsFor)} · {format.moment(answer.changedAt)}
      </Meta>
    </>
  )
}

interface PointAnswerProps {
  readonly round: RoundAnswer
  readonly reaction: GivenReaction
  /** The place of the point in the reaction, from 0. */
  readonly at: number
  /** undefined while the round is open, to who does not lead it. */
  readonly row: NotaRow | undefined
}

/** The answer to a point; who leads the round writes it, save to points of the own organisation. */
export function PointAnswer({ round, reaction, at, row }: PointAnswerProps) {
  const t = useText(reactionMessages)
  const [isOpen, setOpen] = useState(false)
  const actsFor = useQuery(dossierQuery(round.dossierId)).data?.actsFor
  const point = reaction.points[at]
  const mayAnswer = round.may.lead && round.step !== 'settled' && actsFor?.code !== reaction.organisation.code
  if (!point || (!row && !mayAnswer)) return null
  const title = t('answerTo', { n: at + 1, organisation: callName(reaction.organisation) })
  return (
    <div className={styles.answer}>
      <p className={styles.cardTitle}>{t('answerIs')}</p>
      {row && <AnswerText round={round} row={row} />}
      {mayAnswer && (
        <div>
          <Button
            small
            onPress={() => setOpen(true)}
            aria-label={`${t(row?.answer ? 'answerChange' : 'answer')}: ${title}`}
          >
            {t(row?.answer ? 'answerChange' : 'answer')}
          </Button>
        </div>
      )}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={title} dismissable={false} wide>
        <AnswerForm round={round} point={point} answer={row?.answer ?? null} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

interface AnswerFormProps {
  readonly round: RoundAnswer
  readonly point: GivenReaction['points'][number]
  readonly answer: NotaRow['answer']
  readonly onDone: () => void
}

interface Input {
  readonly disposition: Disposition
  readonly reason: string
  readonly place: Place | null
  readonly basedOn: number
}

function AnswerForm({ round, point, answer, onDone }: AnswerFormProps) {
  const t = useText(reactionMessages)
  const dispositionName = useText(dispositionNames)
  const announce = useAnnounce()
  const living = useQuery(livingTextQuery(round.documentId))
  const blocks = living.data ? blocksOf(living.data) : []
  const draft = useDraft<Input>(`round-answer/${round.id}/${point.id}`, () => ({
    disposition: answer?.disposition ?? 'overgenomen',
    reason: answer?.reason ?? '',
    place: answer?.place ?? null,
    basedOn: answer?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const { basedOn: began, ...content } = value
  const save = useRoundChange(
    (from: number) =>
      api.put(`${roundPath(round)}/answers/${part(point.id)}`, { ...content, ...(from > 0 ? { basedOn: from } : {}) }),
    () => {
      clear()
      onDone()
      announce.show(t('answered'))
    },
  )
  const { theirs, basedOn } = standingOf<typeof content>(save.error, began)
  return (
    <Form error={save.error} rules={{ reason: t('reasonRule') }} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      <Typed>{point.text}</Typed>
      <BothTexts<typeof content>
        fields={{
          disposition: { label: t('disposition'), inWords: dispositionName },
          reason: t('reason'),
          place: { label: t('place'), inWords: placeWords(t('noPlace'), blocks) },
        }}
        yours={content}
        theirs={theirs}
        onTake={set}
      />
      <RadioGroup<Disposition>
        name="disposition"
        label={t('disposition')}
        options={dispositions.map((each) => ({ value: each, label: dispositionName(each) }))}
        value={value.disposition}
        onChange={(disposition) => set({ disposition })}
      />
      <TextArea
        name="reason"
        label={t('reason')}
        required
        rows={4}
        maxLength={8000}
        value={value.reason}
        onChange={(reason) => set({ reason })}
      />
      <PlaceSelect
        label={t('place')}
        hint={t('placeHint')}
        none={t('noPlace')}
        blocks={blocks}
        value={value.place}
        onChange={(place) => set({ place })}
      />
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
