import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { reactionChange } from '#shared/consultations/rules.ts'
import type { Draft, RoundAnswer } from '#shared/consultations/schema.ts'
import { type Mandate, mandateNames, mandates, type Stance, stanceNames, stances } from '#client/dilemmas/words.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, isProblem } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Typed } from '#client/ui/card.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { insideMessages } from './inside-messages.ts'
import { reactionsQuery, roundPath, useRoundChange } from './queries.ts'
import { ReactionChanges } from './reaction-changes.tsx'
import styles from './consultations.module.css'

interface GiveFormProps {
  readonly round: RoundAnswer
  readonly draft: Draft
  readonly onDone: () => void
}

/**
 * Giving the reaction: from then on everybody in the dossier reads it. A later one shows what it changes. What is given is
 * the text that was there when the form opened; of a newer one he says himself that it is that one ([C12]).
 */
export function GiveForm({ round, draft, onDone }: GiveFormProps) {
  const t = useText(insideMessages)
  const mandateName = useText(mandateNames)
  const stance = useText(stanceNames)
  const announce = useAnnounce()
  const reactions = useQuery(reactionsQuery(round))
  const before = reactions.data?.items.find(({ organisation }) => organisation.code === round.may.reactFor?.code)
  const { sha256, summary, points } = draft
  const [seen, setSeen] = useState(sha256)
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
        sha256: seen,
        ...(isBoard ? { body, decidedOn: decidedOn || null } : {}),
      }),
    () => {
      onDone()
      announce.show(t('given'))
    },
  )
  const isRefused = isProblem(give.error, 'changed-meanwhile')
  if (summary === '' && points.length === 0) return <Notice>{t('giveFirst')}</Notice>
  return (
    <Form error={isRefused ? null : give.error} onSubmit={() => give.mutate(undefined)}>
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
      <details className={styles.details}>
        <summary>{t('giveText')}</summary>
        <Typed>{summary}</Typed>
        <ol className={styles.numbered}>
          {points.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </details>
      {(isRefused || seen !== sha256) && (
        <Changed
          onTake={() => {
            setSeen(sha256)
            give.reset()
          }}
          isRefused={isRefused}
        />
      )}
      <FormActions submit={t('give')} isPending={give.isPending} onCancel={onDone} />
    </Form>
  )
}

interface ChangedProps {
  readonly onTake: () => void
  /** He tried to give the text that he saw. */
  readonly isRefused: boolean
}

/** A colleague wrote in the draft since the form opened: which text is given is said anew. */
function Changed({ onTake, isRefused }: ChangedProps) {
  const t = useText(insideMessages)
  const { say } = useAnnounce()
  const notice = useRef<HTMLDivElement>(null)
  const words = t('giveChanged')
  useEffect(() => {
    if (isRefused) notice.current?.focus()
    else say(words)
  }, [isRefused, say, words])
  return (
    <Notice ref={notice} tone="warning" actions={<Button onPress={onTake}>{t('giveChangedTake')}</Button>}>
      {words}
    </Notice>
  )
}
