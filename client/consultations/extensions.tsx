import { useState } from 'react'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { roundMessages } from './messages.ts'
import { roundPath, useRoundChange } from './queries.ts'
import styles from './consultations.module.css'

type Extension = RoundAnswer['extensions'][number]

/** More time: what was asked and decided, as far as one may know; asking, and deciding. */
export function Extensions({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const [deciding, setDeciding] = useState<Extension>()
  const mayAsk = round.may.reactFor !== null && round.step === 'open'
  return (
    <div className={styles.cards}>
      {(round.extensions.length > 0 || mayAsk) && <h3 className={styles.cardTitle}>{t('extensions')}</h3>}
      {round.extensions.map((each) => (
        <ExtensionCard
          key={each.id}
          extension={each}
          onDecide={round.may.lead && !each.decision ? () => setDeciding(each) : undefined}
        />
      ))}
      {mayAsk && <AskExtension round={round} />}
      <Dialog
        open={deciding !== undefined}
        onClose={() => setDeciding(undefined)}
        title={deciding ? t('decideTitle', { organisation: callName(deciding.organisation) }) : ''}
        dismissable={false}
      >
        {deciding && <DecideForm round={round} extension={deciding} onDone={() => setDeciding(undefined)} />}
      </Dialog>
    </div>
  )
}

interface ExtensionCardProps {
  readonly extension: Extension
  readonly onDecide: (() => void) | undefined
}

function ExtensionCard({ extension, onDecide }: ExtensionCardProps) {
  const t = useText(roundMessages)
  const format = useFormat()
  const { organisation, until, reason, decision, by, at } = extension
  return (
    <Card>
      <p>{t('askedUntil', { organisation: callName(organisation), day: format.date(until) })}</p>
      {reason && <Typed>{reason}</Typed>}
      <Meta>{t('stepBy', { name: by.name, organisation: callName(organisation), when: format.moment(at) })}</Meta>
      <Row>
        {decision?.decision === 'granted' && (
          <Badge tone="positive">{t('granted', { day: format.date(decision.until ?? until) })}</Badge>
        )}
        {decision?.decision === 'refused' && <Badge tone="negative">{t('refused')}</Badge>}
        {!decision && <Badge tone="warning">{t('undecided')}</Badge>}
        {decision?.reason && <span>{decision.reason}</span>}
        {onDecide && (
          <Button small onPress={onDecide}>
            {t('decide')}
          </Button>
        )}
      </Row>
    </Card>
  )
}

interface AskExtensionProps {
  readonly round: RoundAnswer
  /** The day that would help: of the committee that the term misses. */
  readonly until?: string
}

/** A button with a dialog: more time, for the own organisation. */
export function AskExtension({ round, until = '' }: AskExtensionProps) {
  const t = useText(roundMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button small onPress={() => setOpen(true)}>
        {t('askExtension')}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('askExtension')} dismissable={false}>
        <AskForm round={round} until={until} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

interface AskFormProps {
  readonly round: RoundAnswer
  readonly until: string
  readonly onDone: () => void
}

function AskForm({ round, until, onDone }: AskFormProps) {
  const t = useText(roundMessages)
  const announce = useAnnounce()
  const draft = useDraft(`round-extension/${round.id}`, () => ({ until, reason: '' }))
  const { value, set, clear } = draft
  const ask = useRoundChange(
    () => api.post(`${roundPath(round)}/extensions`, value),
    () => {
      clear()
      onDone()
      announce.show(t('asked', { organisation: callName(round.openedFor) }))
    },
  )
  return (
    <Form
      error={ask.error}
      draft={draft}
      rules={{ until: t('untilRule'), reason: t('reasonRule') }}
      onSubmit={() => ask.mutate(undefined)}
    >
      <TextField
        name="until"
        type="date"
        label={t('untilField')}
        required
        min={round.closesOn}
        value={value.until}
        onChange={(day) => set({ until: day })}
      />
      <TextArea
        name="reason"
        label={t('askReason')}
        required
        maxLength={2000}
        value={value.reason}
        onChange={(reason) => set({ reason })}
      />
      <FormActions submit={t('askSubmit')} isPending={ask.isPending} onCancel={onDone} />
    </Form>
  )
}

interface DecideFormProps {
  readonly round: RoundAnswer
  readonly extension: Extension
  readonly onDone: () => void
}

function DecideForm({ round, extension, onDone }: DecideFormProps) {
  const t = useText(roundMessages)
  const announce = useAnnounce()
  const [decision, setDecision] = useState<'granted' | 'refused'>('granted')
  const [until, setUntil] = useState(extension.until)
  const [reason, setReason] = useState('')
  const isGranted = decision === 'granted'
  const decide = useRoundChange(
    () =>
      api.put(`${roundPath(round)}/extensions/${part(extension.id)}/decision`, {
        decision,
        reason,
        ...(isGranted ? { until } : {}),
      }),
    () => {
      onDone()
      announce.show(t('decided'))
    },
  )
  return (
    <Form
      error={decide.error}
      rules={{ until: t('untilRule'), reason: t('reasonRule') }}
      onSubmit={() => decide.mutate(undefined)}
    >
      <RadioGroup
        name="decision"
        label={t('decision')}
        options={[
          { value: 'granted', label: t('grant') },
          { value: 'refused', label: t('refuse') },
        ]}
        value={decision}
        onChange={setDecision}
      />
      {isGranted && (
        <TextField
          name="until"
          type="date"
          label={t('untilField')}
          required
          min={round.closesOn}
          value={until}
          onChange={setUntil}
        />
      )}
      <TextArea
        name="reason"
        label={t('reason')}
        required={!isGranted}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <FormActions submit={t(isGranted ? 'grant' : 'refuse')} isPending={decide.isPending} onCancel={onDone} />
    </Form>
  )
}
