import { rowName } from '#shared/dilemmas/options-text.ts'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, isProblem, standingOf } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { CircleField, useWhoSees } from './circle-field.tsx'
import { optionsMessages } from './options-messages.ts'
import {
  type DilemmaId,
  type OptionRowAnswer,
  type OptionsTableAnswer,
  type Remark,
  remarkPath,
  rowRemarkPath,
  useOptionsChange,
} from './options-queries.ts'

/**
 * What is remarked on, as it was when somebody began: while he types, others may change the row or take it away, and his
 * words must not go with it.
 */
export interface RemarkAsked {
  /** What the row is called. */
  readonly name: string
  readonly circle: OptionsTableAnswer['circle']
  /** Where a first remark is put; of a row that is gone, where the remark is. */
  readonly path: string
  /** Under what the words are kept until they are sent. */
  readonly draft: string
  /** What the organisation remarked before. */
  readonly known: Remark | undefined
}

/** A remark on a row that stands in the table. */
export function onRow(
  of: DilemmaId,
  table: OptionsTableAnswer,
  row: OptionRowAnswer,
  known: Remark | undefined,
): RemarkAsked {
  // a row has at least one cell, and the first is as good as any to know it by
  const [cellId = ''] = row.ids
  return { name: rowName(row), circle: table.circle, path: rowRemarkPath(of, table, cellId), draft: cellId, known }
}

/** A remark that stands there already on a row that is gone. */
export const onLoose = (of: DilemmaId, { circle }: OptionsTableAnswer, known: Remark): RemarkAsked => ({
  name: known.option ?? '',
  circle,
  path: remarkPath(of, known.id),
  draft: known.id,
  known,
})

interface RemarkDialogProps {
  readonly of: DilemmaId
  readonly actsFor: OrganisationRef
  /** Undefined: closed. */
  readonly asked: RemarkAsked | undefined
  readonly onClose: () => void
}

/** What one's organisation remarks on an option, apart from its text. */
export function RemarkDialog({ of, actsFor, asked, onClose }: RemarkDialogProps) {
  const t = useText(optionsMessages)
  const title = t('remarkTitle', { organisation: callName(actsFor) })
  return (
    <Dialog open={asked !== undefined} onClose={onClose} title={title} dismissable={false}>
      {asked && <RemarkForm of={of} asked={asked} onDone={onClose} />}
    </Dialog>
  )
}

interface RemarkInput {
  readonly body: string
  readonly visibility: Visibility
  /** The version that was there when typing began: a draft that was kept must not pass for a newer one. 0: none. */
  readonly basedOn: number
}

interface RemarkFormProps {
  readonly of: DilemmaId
  readonly asked: RemarkAsked
  readonly onDone: () => void
}

function RemarkForm({ of, asked, onDone }: RemarkFormProps) {
  const t = useText(optionsMessages)
  const announce = useAnnounce()
  const { known, circle } = asked
  const draft = useDraft<RemarkInput>(`dilemma-remark/${asked.draft}`, () => ({
    body: known?.body ?? '',
    visibility: circle.visibility,
    basedOn: known?.version ?? 0,
  }))
  const { value, set, clear } = draft
  const seen = useWhoSees({ dossierId: of.dossierId, within: circle.visibility, wanted: value.visibility })
  const isNew = value.basedOn === 0
  const save = useOptionsChange(
    of,
    (from: number) =>
      from > 0
        ? // by itself, so that it is also saved when the row went meanwhile
          api.put<OptionsAnswer>(known ? remarkPath(of, known.id) : asked.path, { body: value.body, basedOn: from })
        : api.put<OptionsAnswer>(asked.path, { body: value.body, visibility: seen.visibility }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  const { theirs, basedOn } = standingOf<Pick<RemarkInput, 'body'>>(save.error, value.basedOn)
  return (
    <Form error={save.error} rules={{ body: t('remarkRule') }} draft={draft} onSubmit={() => save.mutate(basedOn)}>
      {isProblem(save.error, 'not-found') && <Notice tone="warning">{t('rowGone')}</Notice>}
      <p>{asked.name || t('looseOption')}</p>
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
