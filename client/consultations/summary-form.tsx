import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { type Stance, stanceNames, stances } from '#client/dilemmas/words.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { insideMessages } from './inside-messages.ts'
import { roundPath, useRoundChange } from './queries.ts'

interface SummaryFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly onDone: () => void
}

interface Input {
  readonly standpoint: Stance
  readonly summary: string
  /** The version that was there when typing began; 0 when there was none. */
  readonly basedOn: number
}

/** Standpunt and summary of the draft. */
export function SummaryForm({ round, inside, onDone }: SummaryFormProps) {
  const t = useText(insideMessages)
  const stance = useText(stanceNames)
  const announce = useAnnounce()
  const known = inside.draft.summary
  const draft = useDraft<Input>(`round-summary/${round.id}`, () => ({
    standpoint: known?.standpoint ?? 'voorbehoud',
    summary: known?.summary ?? '',
    basedOn: known?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const { basedOn: began, ...content } = value
  const save = useRoundChange(
    (from: number) =>
      api.put(`${roundPath(round)}/inside/summary`, { ...content, ...(from > 0 ? { basedOn: from } : {}) }),
    () => {
      clear()
      onDone()
      announce.show(t('changed'))
    },
  )
  const { theirs, basedOn } = standingOf<typeof content>(save.error, began)
  return (
    <Form error={save.error} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      <BothTexts labels={{ summary: t('summary') }} yours={value} theirs={theirs} onTake={set} />
      <RadioGroup<Stance>
        name="standpoint"
        label={t('standpoint')}
        options={stances.map((each) => ({ value: each, label: stance(each) }))}
        value={value.standpoint}
        onChange={(standpoint) => set({ standpoint })}
      />
      <TextArea
        name="summary"
        label={t('summary')}
        rows={6}
        maxLength={20_000}
        value={value.summary}
        onChange={(summary) => set({ summary })}
      />
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
