import { useState } from 'react'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { roundMessages } from './messages.ts'
import { roundPath, useRoundChange } from './queries.ts'
import { roundEventHints, roundEventNames, roundStepNames } from './words.ts'

/** The steps that who leads a round takes by hand. */
export type Steppable = 'close' | 'reopen' | 'settle'

const after = { close: 'closed', reopen: 'open', settle: 'settled' } as const

interface RoundStepDialogProps {
  readonly round: RoundAnswer
  readonly type: Steppable | undefined
  readonly onClose: () => void
}

/** Closing, reopening or settling a round; reopening needs a reason that all read. */
export function RoundStepDialog({ round, type, onClose }: RoundStepDialogProps) {
  const event = useText(roundEventNames)
  return (
    <Dialog open={type !== undefined} onClose={onClose} title={type ? event(type) : ''}>
      {type && <StepForm round={round} type={type} onClose={onClose} />}
    </Dialog>
  )
}

function StepForm({ round, type, onClose }: RoundStepDialogProps & { readonly type: Steppable }) {
  const t = useText(roundMessages)
  const event = useText(roundEventNames)
  const hint = useText(roundEventHints)
  const step = useText(roundStepNames)
  const announce = useAnnounce()
  const [reason, setReason] = useState('')
  const take = useRoundChange(
    () => api.post(`${roundPath(round)}/steps`, { type, reason }),
    () => {
      onClose()
      announce.show(t('stepDone', { step: step(after[type]).toLocaleLowerCase() }))
    },
  )
  return (
    <Form error={take.error} rules={{ reason: t('reasonRule') }} onSubmit={() => take.mutate(undefined)}>
      <p>{hint(type)}</p>
      <TextArea
        name="reason"
        label={t('why')}
        required={type === 'reopen'}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <FormActions submit={event(type)} isPending={take.isPending} onCancel={onClose} />
    </Form>
  )
}
