import { useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import { groupOf, groups } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, GroupName, OrganisationName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Section } from '#client/ui/page.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { NarrowLine, Widen } from './circle.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { dilemmaPath, useDilemmaChange } from './queries.ts'
import { type Began, beginFrom, useSaidOnce, WhoSeesOnce } from './said-once.tsx'
import styles from './dilemmas.module.css'

type Recognition = DilemmaAnswer['recognitions'][number]

interface SaidProps {
  readonly dilemma: DilemmaAnswer
  /** The organisation for which one acts; undefined until it is known. */
  readonly actsFor: OrganisationRef | undefined
}

/** "Dit herken ik": organisations that know the dilemma, per layer, each with an example. */
export function Recognitions({ dilemma, actsFor }: SaidProps) {
  const t = useText(dilemmaMessages)
  const [isOpen, setOpen] = useState(false)
  const own = dilemma.recognitions.find((each) => each.actsFor.code === actsFor?.code)
  const maySay = dilemma.may.contribute && actsFor && actsFor.code !== dilemma.circle.raisedBy.code
  const byGroup = Map.groupBy(dilemma.recognitions, (each) => groupOf(each.actsFor))
  return (
    <Section
      title={t('recognitions')}
      intro={t('recognitionsIntro')}
      actions={maySay && <Button onPress={() => setOpen(true)}>{t(own ? 'recogniseChange' : 'recognise')}</Button>}
    >
      {dilemma.recognitions.length === 0 && <Empty>{t('recogniseNone')}</Empty>}
      {groups
        .filter((group) => byGroup.has(group))
        .map((group) => (
          <div key={group} className={styles.cards}>
            <h3 className={styles.cardTitle}>
              <GroupName group={group} />
            </h3>
            {byGroup.get(group)?.map((each) => (
              <RecognitionCard key={each.id} dilemma={dilemma} recognition={each} />
            ))}
          </div>
        ))}
      {actsFor && (
        <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('recognise')} dismissable={false}>
          <RecognitionForm dilemma={dilemma} actsFor={actsFor} own={own} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </Section>
  )
}

interface RecognitionCardProps {
  readonly dilemma: DilemmaAnswer
  readonly recognition: Recognition
}

function RecognitionCard({
  dilemma,
  recognition: { id, example, actsFor, by, at, circle, mayWidenTo },
}: RecognitionCardProps) {
  const t = useText(dilemmaMessages)
  const format = useFormat()
  return (
    <Card>
      <p className={styles.cardHead}>
        <OrganisationName of={actsFor} />
      </p>
      <Typed>{example}</Typed>
      <Row>
        <Meta>{t('by', { name: by.name, when: format.relativeDay(at) })}</Meta>
        <NarrowLine circle={circle} />
        <Widen
          circle={circle}
          mayWidenTo={mayWidenTo}
          path={`${dilemmaPath(dilemma)}/said/${id}`}
          of={t('recognitions')}
        />
      </Row>
    </Card>
  )
}

interface RecognitionFormProps {
  readonly dilemma: DilemmaAnswer
  readonly actsFor: OrganisationRef
  readonly own: Recognition | undefined
  readonly onDone: () => void
}

interface Input extends Began {
  readonly example: string
}

function RecognitionForm({ dilemma, actsFor, own, onDone }: RecognitionFormProps) {
  const t = useText(dilemmaMessages)
  const announce = useAnnounce()
  const draft = useDraft<Input>(`dilemma-recognition/${dilemma.id}`, () => ({
    ...beginFrom(own, dilemma.circle.visibility),
    example: own?.example ?? '',
  }))
  const { value, set, clear } = draft
  const save = useDilemmaChange(
    (along: object) =>
      api.put<DilemmaAnswer>(`${dilemmaPath(dilemma)}/recognition`, { example: value.example, ...along }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  const { dossierId, circle } = dilemma
  const once = useSaidOnce<Pick<Input, 'example'>>({
    dossierId,
    within: circle.visibility,
    began: value,
    now: own,
    error: save.error,
  })
  return (
    <Form
      error={save.error}
      rules={{ example: t('exampleRule') }}
      draft={draft}
      onSubmit={() => save.mutate(once.along)}
    >
      <BothTexts<Pick<Input, 'example'>>
        fields={{ example: t('example') }}
        yours={value}
        theirs={once.theirs}
        onTake={set}
      />
      <TextArea
        name="example"
        label={t('example')}
        hint={t('exampleHint', { organisation: callName(actsFor) })}
        required
        rows={5}
        maxLength={4000}
        value={value.example}
        onChange={(example) => set({ example })}
      />
      <WhoSeesOnce now={own} once={once} onChange={(visibility) => set({ visibility })} />
      <FormActions submit={t('save')} isPending={save.isPending} isDisabled={!once.mayBeSent} onCancel={onDone} />
    </Form>
  )
}
