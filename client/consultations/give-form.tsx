import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reactionChange } from '#shared/consultations/rules.ts'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { type Mandate, mandateNames, mandates, type Stance, stanceNames, stances } from '#client/dilemmas/words.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { insideMessages } from './inside-messages.ts'
import { reactionsQuery, roundPath, useRoundChange } from './queries.ts'
import { ReactionChanges } from './reaction-changes.tsx'

interface GiveFormProps {
  readonly round: RoundAnswer
  readonly inside: Inside
  readonly onDone: () => void
}

/** Giving the reaction: from then on everybody in the dossier reads it. A later one shows what it changes. */
export function GiveForm({ round, inside, onDone }: GiveFormProps) {
  const t = useText(insideMessages)
  const mandateName = useText(mandateNames)
  const stance = useText(stanceNames)
  const announce = useAnnounce()
  const reactions = useQuery(reactionsQuery(round))
  const before = reactions.data?.items.find(({ organisation }) => organisation.code === round.may.reactFor?.code)
  const { summary, points } = inside.draft
  const [standpoint, setStandpoint] = useState<Stance>()
  const chosenStance = standpoint ?? before?.standpoint ?? 'voorbehoud'
  // the board's word is not replaced by an official's
  const possible = mandates.filter((each) => before?.mandate !== 'bestuurlijk-vastgesteld' || each !== 'ambtelijk')
  const [chosen, setChosen] = useState<Mandate>(before ? 'bestuurlijk-vastgesteld' : 'ambtelijk')
  const mandate = possible.includes(chosen) ? chosen : 'bestuurlijk-vastgesteld'
  const [body, setBody] = useState('')
  const [decidedOn, setDecidedOn] = useState('')
  const isBoard = mandate === 'bestuurlijk-vastgesteld'
  const give = useRoundChange(
    () =>
      api.post(`${roundPath(round)}/reactions`, {
        mandate,
        standpoint: chosenStance,
        ...(isBoard ? { body, decidedOn: decidedOn || null } : {}),
      }),
    () => {
      onDone()
      announce.show(t('given'))
    },
  )
  if (summary === '' && points.length === 0) return <Notice>{t('giveFirst')}</Notice>
  return (
    <Form error={give.error} onSubmit={() => give.mutate(undefined)}>
      <p>{t('giveIntro')}</p>
      <RadioGroup<Stance>
        name="standpoint"
        label={t('standpoint')}
        options={stances.map((each) => ({ value: each, label: stance(each) }))}
        value={chosenStance}
        onChange={setStandpoint}
      />
      <RadioGroup<Mandate>
        name="mandate"
        label={t('giveMandate')}
        options={possible.map((each) => ({ value: each, label: mandateName(each) }))}
        value={mandate}
        onChange={setChosen}
      />
      {isBoard && (
        <>
          <TextField
            name="body"
            label={t('giveBody')}
            hint={t('giveBodyHint')}
            maxLength={200}
            value={body}
            onChange={setBody}
          />
          <TextField
            name="decidedOn"
            type="date"
            label={t('giveDecidedOn')}
            value={decidedOn}
            onChange={setDecidedOn}
          />
        </>
      )}
      {before && (
        <ReactionChanges
          title={t('giveChanges')}
          change={reactionChange(before, { standpoint: chosenStance, summary, points })}
          empty={t('giveSame')}
        />
      )}
      <FormActions submit={t('give')} isPending={give.isPending} onCancel={onDone} />
    </Form>
  )
}
