import { useState } from 'react'
import type { BasisPatch, Draft, Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { FieldSet } from '#client/ui/field-set.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { insideMessages } from './inside-messages.ts'
import { beginning } from './places.ts'
import { type RoundId, roundPath, useRoundChange } from './queries.ts'

type Point = Draft['points'][number]

/** Says on which remarks a point rests too, and on which no longer. */
export const changeBasis = (round: RoundId, pointId: string, change: Partial<BasisPatch>): Promise<Draft> =>
  api.patch<Draft>(`${roundPath(round)}/inside/draft/points/${part(pointId)}/remarks`, change)

interface BasisFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly point: Point
  readonly onDone: () => void
}

/** On which remarks a point of the reaction rests; what a colleague changes meanwhile shows at once, and stays. */
export function BasisForm({ round, inside, point, onDone }: BasisFormProps) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const [change, setChange] = useState<BasisPatch>({ added: [], removed: [] })
  const isThere = (id: string): boolean => point.remarkIds.includes(id)
  const choose = (id: string, isOn: boolean): void => {
    const added = change.added.filter((each) => each !== id)
    const removed = change.removed.filter((each) => each !== id)
    if (isOn !== isThere(id)) (isOn ? added : removed).push(id)
    setChange({ added, removed })
  }
  const save = useRoundChange(
    () => changeBasis(round, point.id, change),
    () => {
      onDone()
      announce.show(t('changed'))
    },
  )
  return (
    <Form error={save.error} onSubmit={() => save.mutate(undefined)}>
      <FieldSet label={t('restsOn')} hint={t('restsOnHint')}>
        {inside.remarks.map(({ id, actsFor, body }) => (
          <Checkbox
            key={id}
            checked={change.added.includes(id) || (isThere(id) && !change.removed.includes(id))}
            onChange={(isOn) => choose(id, isOn)}
          >
            <strong>{callName(actsFor)}</strong>: {beginning(body)}
          </Checkbox>
        ))}
      </FieldSet>
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
