import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { newWriteKey } from '#client/lib/write-key.ts'
import { callName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Meta } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { CircleField, useWhoSees } from './circle-field.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { dilemmaPath, useDilemmaChange } from './queries.ts'

type Option = DilemmaAnswer['options'][number]

/** The parts of an option beside its name, in the order in which they stand. */
export const optionParts = ['pros', 'cons', 'sideEffects', 'mitigation'] as const

interface AboutOption {
  readonly dilemma: DilemmaAnswer
  readonly actsFor: OrganisationRef
  /** The option that is changed or spoken about; undefined for a new one. */
  readonly option: Option | undefined
}
interface DialogProps extends AboutOption {
  readonly open: boolean
  readonly onClose: () => void
}

/** A new option, or other words for one. */
export function OptionDialog({ open, onClose, ...about }: DialogProps) {
  const t = useText(dilemmaMessages)
  const { option } = about
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={option ? t('changeOption', { option: option.option }) : t('optionAdd')}
      dismissable={false}
      wide
    >
      <OptionForm {...about} onDone={onClose} />
    </Dialog>
  )
}

interface OptionInput {
  readonly key: string
  readonly option: string
  readonly pros: string
  readonly cons: string
  readonly sideEffects: string
  readonly mitigation: string
  readonly visibility: Visibility
  /** The version that was there when typing began: a draft that was kept must not pass for a newer one. */
  readonly basedOn: number
}

interface FormProps extends AboutOption {
  readonly onDone: () => void
}

function OptionForm({ dilemma, option, onDone }: FormProps) {
  const t = useText(dilemmaMessages)
  const announce = useAnnounce()
  const draft = useDraft<OptionInput>(`dilemma-option/${dilemma.id}/${option?.id ?? 'new'}`, () => ({
    key: newWriteKey(),
    option: option?.option ?? '',
    pros: option?.pros ?? '',
    cons: option?.cons ?? '',
    sideEffects: option?.sideEffects ?? '',
    mitigation: option?.mitigation ?? '',
    visibility: dilemma.circle.visibility,
    basedOn: option?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const { key, visibility: wanted, basedOn: began, ...text } = value
  const seen = useWhoSees({ dossierId: dilemma.dossierId, within: dilemma.circle.visibility, wanted })
  const { visibility } = seen
  const path = `${dilemmaPath(dilemma)}/options`
  const save = useDilemmaChange(
    (from: number) =>
      option
        ? api.patch<DilemmaAnswer>(`${path}/${part(option.id)}`, { ...text, basedOn: from })
        : api.post<DilemmaAnswer>(path, { ...text, key, visibility }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  const { theirs, basedOn } = standingOf<typeof text>(save.error, began)
  return (
    <Form error={save.error} rules={{ option: t('optionRule') }} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      <Meta>{t('optionsIntro')}</Meta>
      <BothTexts<typeof text>
        fields={{
          option: t('option'),
          pros: t('pros'),
          cons: t('cons'),
          sideEffects: t('sideEffects'),
          mitigation: t('mitigation'),
        }}
        yours={text}
        theirs={theirs}
        onTake={set}
      />
      <TextField
        name="option"
        label={t('option')}
        required
        maxLength={500}
        value={value.option}
        onChange={(words) => set({ option: words })}
      />
      {optionParts.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(name)}
          rows={2}
          maxLength={4000}
          value={value[name]}
          onChange={(words) => set({ [name]: words })}
        />
      ))}
      {!option && <CircleField seen={seen} onChange={(chosen) => set({ visibility: chosen })} />}
      <FormActions
        submit={t('save')}
        isPending={save.isPending}
        isDisabled={!option && !visibility}
        onCancel={onDone}
      />
    </Form>
  )
}

/** What one's organisation remarks on an option, apart from its text. */
export function RemarkDialog({ open, onClose, ...about }: DialogProps) {
  const t = useText(dilemmaMessages)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('remarkAdd', { organisation: callName(about.actsFor) })}
      dismissable={false}
    >
      {about.option && <RemarkForm {...about} option={about.option} onDone={onClose} />}
    </Dialog>
  )
}

interface RemarkInput {
  readonly body: string
  readonly visibility: Visibility
  /** As with an option; 0 when the organisation had remarked nothing yet. */
  readonly basedOn: number
}

function RemarkForm({ dilemma, actsFor, option, onDone }: FormProps & { readonly option: Option }) {
  const t = useText(dilemmaMessages)
  const announce = useAnnounce()
  const known = option.remarks.find((each) => each.actsFor.code === actsFor.code)
  const draft = useDraft<RemarkInput>(`dilemma-remark/${option.id}`, () => ({
    body: known?.body ?? '',
    visibility: option.circle.visibility,
    basedOn: known?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const { dossierId } = dilemma
  const seen = useWhoSees({ dossierId, within: option.circle.visibility, wanted: value.visibility })
  const isNew = value.basedOn === 0
  const save = useDilemmaChange(
    (from: number) =>
      api.put<DilemmaAnswer>(`${dilemmaPath(dilemma)}/options/${part(option.id)}/remark`, {
        body: value.body,
        ...(from > 0 ? { basedOn: from } : { visibility: seen.visibility }),
      }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  const { theirs, basedOn } = standingOf<Pick<RemarkInput, 'body'>>(save.error, value.basedOn)
  return (
    <Form error={save.error} rules={{ body: t('remarkRule') }} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      <p>{option.option}</p>
      <BothTexts<Pick<RemarkInput, 'body'>> fields={{ body: t('remark') }} yours={value} theirs={theirs} onTake={set} />
      <TextArea
        name="body"
        label={t('remark')}
        required
        rows={4}
        maxLength={4000}
        value={value.body}
        onChange={(body) => set({ body })}
      />
      {isNew && <CircleField seen={seen} onChange={(visibility) => set({ visibility })} />}
      <FormActions
        submit={t('save')}
        isPending={save.isPending}
        isDisabled={isNew && !seen.visibility}
        onCancel={onDone}
      />
    </Form>
  )
}
