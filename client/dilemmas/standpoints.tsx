import { useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { groupOf, groups } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { callName, OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Stack, Typed } from '#client/ui/card.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Section } from '#client/ui/page.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { CircleField, useWhoSees } from './circle-field.tsx'
import { NarrowLine, Widen } from './circle.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { dilemmaPath, useDilemmaChange } from './queries.ts'
import { type Mandate, mandateNames, mandates, type Stance, stanceNames, stances } from './words.ts'
import styles from './dilemmas.module.css'

type Standpoint = DilemmaAnswer['standpoints'][number]

interface StandpointsProps {
  readonly dilemma: DilemmaAnswer
  readonly actsFor: OrganisationRef | undefined
}

/** What each organisation thinks, in words, by layer; what it thought before can be read. */
export function Standpoints({ dilemma, actsFor }: StandpointsProps) {
  const t = useText(dilemmaMessages)
  const [isOpen, setOpen] = useState(false)
  const perOrganisation = [...Map.groupBy(dilemma.standpoints, (each) => each.actsFor.code).values()].toSorted(
    ([a], [b]) => order(a) - order(b),
  )
  return (
    <Section
      title={t('standpoints')}
      intro={t('standpointsIntro')}
      actions={
        dilemma.may.contribute && actsFor && <Button onPress={() => setOpen(true)}>{t('standpointGive')}</Button>
      }
    >
      {perOrganisation.length === 0 && <Empty>{t('standpointNone')}</Empty>}
      {perOrganisation.map((all) => (
        <OrganisationStandpoint key={all[0]?.actsFor.code} dilemma={dilemma} all={all} />
      ))}
      {actsFor && (
        <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('standpointGive')} dismissable={false}>
          <StandpointForm dilemma={dilemma} actsFor={actsFor} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </Section>
  )
}

const order = (standpoint: Standpoint | undefined): number =>
  standpoint ? groups.indexOf(groupOf(standpoint.actsFor)) : groups.length

interface OrganisationStandpointProps {
  readonly dilemma: DilemmaAnswer
  /** The newest first. */
  readonly all: readonly Standpoint[]
}

function OrganisationStandpoint({ dilemma, all: [now, ...earlier] }: OrganisationStandpointProps) {
  const t = useText(dilemmaMessages)
  if (!now) return null
  return (
    <Card>
      <StandpointText standpoint={now} isNow />
      <Row>
        <NarrowLine circle={now.circle} />
        <Widen
          circle={now.circle}
          mayWidenTo={now.mayWidenTo}
          path={`${dilemmaPath(dilemma)}/said/${now.id}`}
          of={t('stance', { organisation: callName(now.actsFor) })}
        />
      </Row>
      {earlier.length > 0 && (
        <details className={styles.details}>
          <summary>{t('earlier', { n: earlier.length })}</summary>
          <Stack>
            {earlier.map((each) => (
              <StandpointText key={each.id} standpoint={each} />
            ))}
          </Stack>
        </details>
      )}
    </Card>
  )
}

function StandpointText({ standpoint, isNow }: { readonly standpoint: Standpoint; readonly isNow?: boolean }) {
  const t = useText(dilemmaMessages)
  const stance = useText(stanceNames)
  const mandate = useText(mandateNames)
  const format = useFormat()
  return (
    <>
      <div className={styles.cardHead}>
        {isNow ? <OrganisationName of={standpoint.actsFor} /> : <span />}
        <span className={styles.badges}>
          <span className={styles.stance}>{stance(standpoint.stance)}</span>
          <Badge tone={standpoint.mandate === 'ambtelijk' ? 'neutral' : 'selected'}>
            {mandate(standpoint.mandate)}
          </Badge>
        </span>
      </div>
      <Typed>{standpoint.reason}</Typed>
      <Meta>{t('by', { name: standpoint.by.name, when: format.relativeDay(standpoint.at) })}</Meta>
    </>
  )
}

interface Input {
  readonly key: string
  readonly stance: Stance
  readonly reason: string
  readonly mandate: Mandate
  readonly visibility: Visibility
}

interface StandpointFormProps {
  readonly dilemma: DilemmaAnswer
  readonly actsFor: OrganisationRef
  readonly onDone: () => void
}

function StandpointForm({ dilemma, actsFor, onDone }: StandpointFormProps) {
  const t = useText(dilemmaMessages)
  const stance = useText(stanceNames)
  const mandate = useText(mandateNames)
  const announce = useAnnounce()
  const draft = useDraft<Input>(`dilemma-standpoint/${dilemma.id}`, () => ({
    key: newWriteKey(),
    stance: 'voorbehoud',
    reason: '',
    mandate: 'ambtelijk',
    visibility: dilemma.circle.visibility,
  }))
  const { value, set, clear } = draft
  const { dossierId, circle } = dilemma
  const seen = useWhoSees({ dossierId, within: circle.visibility, wanted: value.visibility })
  const { visibility } = seen
  const give = useDilemmaChange(
    () => api.post<DilemmaAnswer>(`${dilemmaPath(dilemma)}/standpoints`, { ...value, visibility }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  return (
    <Form error={give.error} draft={draft} rules={{ reason: t('reasonRule') }} onSubmit={() => give.mutate(undefined)}>
      <RadioGroup<Stance>
        name="stance"
        label={t('stance', { organisation: callName(actsFor) })}
        options={stances.map((each) => ({ value: each, label: stance(each) }))}
        value={value.stance}
        onChange={(chosen) => set({ stance: chosen })}
      />
      <TextArea
        name="reason"
        label={t('reason')}
        required
        rows={5}
        maxLength={4000}
        value={value.reason}
        onChange={(reason) => set({ reason })}
      />
      <RadioGroup<Mandate>
        name="mandate"
        label={t('mandate')}
        options={mandates.map((each) => ({ value: each, label: mandate(each) }))}
        value={value.mandate}
        onChange={(chosen) => set({ mandate: chosen })}
      />
      <CircleField seen={seen} onChange={(chosen) => set({ visibility: chosen })} />
      <FormActions submit={t('standpointGive')} isPending={give.isPending} isDisabled={!visibility} onCancel={onDone} />
    </Form>
  )
}
