import type { DilemmaEventType } from '#shared/dilemmas/machine.ts'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { dilemmaPath, useDilemmaChange } from './queries.ts'
import { eventHints, eventNames, stepNames } from './words.ts'

interface StepDialogProps {
  readonly dilemma: DilemmaAnswer
  /** The step that is asked about; undefined: none. */
  readonly type: DilemmaEventType | undefined
  readonly onClose: () => void
}

/** Taking a step, with its reason. */
export function StepDialog({ dilemma, type, onClose }: StepDialogProps) {
  const event = useText(eventNames)
  return (
    <Dialog open={type !== undefined} onClose={onClose} title={type ? event(type) : ''} dismissable={false}>
      {type && <StepForm dilemma={dilemma} type={type} onClose={onClose} />}
    </Dialog>
  )
}

interface Input {
  readonly reason: string
  readonly outcome: string
  readonly meeting: string
  readonly day: string
}

/** What a step needs beside its reason, as the API takes it. */
function bodyOf(type: DilemmaEventType, { reason, outcome, meeting, day }: Input) {
  if (type === 'solve') return { type, reason, outcome }
  if (type === 'schedule') return { type, reason, meeting, meetsOn: day || null }
  return type === 'park' ? { type, reason, reviewOn: day || null } : { type, reason }
}

function StepForm({ dilemma, type, onClose }: StepDialogProps & { readonly type: DilemmaEventType }) {
  const t = useText(dilemmaMessages)
  const event = useText(eventNames)
  const hint = useText(eventHints)
  const step = useText(stepNames)
  const announce = useAnnounce()
  const draft = useDraft<Input>(`dilemma-step/${dilemma.id}/${type}`, () => ({
    reason: '',
    outcome: '',
    meeting: dilemma.neededBy.meeting,
    day: type === 'schedule' ? (dilemma.neededBy.on ?? '') : '',
  }))
  const { value, set, clear } = draft
  const take = useDilemmaChange(
    () => api.post<DilemmaAnswer>(`${dilemmaPath(dilemma)}/steps`, bodyOf(type, value)),
    ({ state }) => {
      clear()
      onClose()
      announce.show(t('stepTaken', { step: step(state.step) }))
    },
  )
  return (
    <Form
      error={take.error}
      draft={draft}
      onSubmit={() => take.mutate(undefined)}
      rules={{ reason: t('stepReasonRule'), outcome: t('outcomeRule'), meeting: t('meetingRule') }}
    >
      <p>{hint(type)}</p>
      {type === 'solve' && (
        <TextArea
          name="outcome"
          label={t('outcome')}
          required
          maxLength={4000}
          value={value.outcome}
          onChange={(outcome) => set({ outcome })}
        />
      )}
      {type === 'schedule' && (
        <TextField
          name="meeting"
          label={t('meeting')}
          required
          maxLength={200}
          value={value.meeting}
          onChange={(meeting) => set({ meeting })}
        />
      )}
      {(type === 'schedule' || type === 'park') && (
        <TextField
          name={type === 'schedule' ? 'meetsOn' : 'reviewOn'}
          type="date"
          label={t(type === 'schedule' ? 'meetsOn' : 'reviewOn')}
          value={value.day}
          onChange={(day) => set({ day })}
        />
      )}
      <TextArea
        name="reason"
        label={t('stepReason')}
        hint={t('stepReasonHint')}
        required
        maxLength={2000}
        value={value.reason}
        onChange={(reason) => set({ reason })}
      />
      <FormActions submit={event(type)} isPending={take.isPending} onCancel={onClose} />
    </Form>
  )
}
