import { useState } from 'react'
import { type DilemmaEventType, needsEveryone } from '#shared/dilemmas/machine.ts'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta, Typed } from '#client/ui/card.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { Section } from '#client/ui/page.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { StepDialog } from './step-dialog.tsx'
import { eventNames, stepNames } from './words.ts'
import styles from './dilemmas.module.css'

/** The life of a dilemma so far, and the steps that one may take now. */
export function Life({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const format = useFormat()
  const step = useText(stepNames)
  const { state, raisedBy, circle, raisedAt } = dilemma
  return (
    <Section title={t('life')}>
      <Facts
        beside
        of={[
          { term: t('outcomeIs'), value: state.outcome },
          {
            term: t('meetingIs'),
            value: state.meeting && `${state.meeting}${state.meetsOn ? `, ${format.date(state.meetsOn)}` : ''}`,
          },
          { term: t('reviewIs'), value: state.reviewOn && format.date(state.reviewOn) },
        ]}
      />
      <ol className={styles.timeline}>
        <li className={styles.moment}>
          <p className={styles.momentTitle}>{t('flagged')}</p>
          <Meta>
            {t('actsFor', { name: raisedBy.name, organisation: callName(circle.raisedBy) })} · {format.moment(raisedAt)}
          </Meta>
        </li>
        {dilemma.steps.map(({ to, by, actsFor, at, reason }) => (
          <li key={at} className={styles.moment}>
            <p className={styles.momentTitle}>{step(to)}</p>
            <Typed>{reason}</Typed>
            <Meta>
              {t('actsFor', { name: by.name, organisation: callName(actsFor) })} · {format.moment(at)}
            </Meta>
          </li>
        ))}
      </ol>
      {dilemma.may.contribute && <NextSteps dilemma={dilemma} />}
    </Section>
  )
}

function NextSteps({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const event = useText(eventNames)
  const [shown, setShown] = useState<DilemmaEventType>()
  const { steps } = dilemma.may
  const isNarrow = dilemma.circle.visibility !== 'everyone' && !steps.some(needsEveryone)
  return (
    <div className={styles.cards}>
      <h3 className={styles.cardTitle}>{t('next')}</h3>
      {steps.length === 0 && <p>{t('nothingNext')}</p>}
      <div className={styles.buttons}>
        {steps.map((type) => (
          <Button key={type} onPress={() => setShown(type)}>
            {event(type)}
          </Button>
        ))}
      </div>
      {isNarrow && <Meta>{t('narrowHint')}</Meta>}
      <StepDialog dilemma={dilemma} type={shown} onClose={() => setShown(undefined)} />
    </div>
  )
}
