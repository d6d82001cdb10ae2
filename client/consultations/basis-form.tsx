import { useState } from 'react'
import type { Draft, Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { insideMessages } from './inside-messages.ts'
import { beginning } from './places.ts'
import { type RoundId, roundPath, useRoundChange } from './queries.ts'
import styles from './consultations.module.css'

type Point = Draft['points'][number]

/** The path at which the remarks of a point are kept. */
export const basisPath = (round: RoundId, pointId: string): string =>
  `${roundPath(round)}/inside/draft/points/${part(pointId)}/remarks`

interface BasisFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly point: Point
  readonly onDone: () => void
}

/** On which remarks a point of the reaction rests. */
export function BasisForm({ round, inside, point, onDone }: BasisFormProps) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const [chosen, setChosen] = useState<readonly string[]>(point.remarkIds)
  const save = useRoundChange(
    () => api.put(basisPath(round, point.id), { remarkIds: chosen }),
    () => {
      onDone()
      announce.show(t('changed'))
    },
  )
  return (
    <Form error={save.error} onSubmit={() => save.mutate(undefined)}>
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>{t('restsOn')}</legend>
        <p className={styles.hint}>{t('restsOnHint')}</p>
        {inside.remarks.map(({ id, actsFor, body }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
          >
            <strong>{callName(actsFor)}</strong>: {beginning(body)}
          </Checkbox>
        ))}
      </fieldset>
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onDone} />
    </Form>
  )
}
