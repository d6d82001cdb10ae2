import { useState } from 'react'
import { rowName } from '#shared/dilemmas/options-text.ts'
import type { OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api } from '#client/lib/api.ts'
import { useDraft } from '#client/lib/draft.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
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
import { remarkDraft, type RemarkInput, rowAt } from './remark-drafts.ts'
import { ownOf, type Speaker } from './remarks.tsx'
import { beginFrom, useSaidOnce, WhoSeesOnce } from './said-once.tsx'

/**
 * What is remarked on, as it was when somebody began: while he types, others may change the row or take it away, and his
 * words must not go with it.
 */
export interface RemarkAsked {
  /** What the row is called. */
  readonly name: string
  /** The cell by which the row is known; undefined when it is gone. */
  readonly cellId: string | undefined
  /** What the organisation remarked before. */
  readonly remarkId: string | undefined
}

/** A remark on a row that stands in the table. */
export const onRow = (row: OptionRowAnswer, own: Remark | undefined): RemarkAsked => ({
  name: rowName(row),
  // a later one may be of more rows
  cellId: row.ids[0],
  remarkId: own?.id,
})

/** A remark that stands there already on a row that is gone. */
export const onLoose = ({ id, option }: Remark): RemarkAsked => ({
  name: option ?? '',
  cellId: undefined,
  remarkId: id,
})

interface RemarkDialogProps {
  readonly of: DilemmaId
  readonly table: OptionsTableAnswer
  readonly speaker: Speaker
  /** Undefined: closed. */
  readonly asked: RemarkAsked | undefined
  readonly onClose: () => void
}

/** What one's organisation remarks on an option, apart from its text. */
export function RemarkDialog({ asked, onClose, ...about }: RemarkDialogProps) {
  const t = useText(optionsMessages)
  const title = t('remarkTitle', { organisation: callName(about.speaker.actsFor) })
  return (
    <Dialog open={asked !== undefined} onClose={onClose} title={title} dismissable={false}>
      {asked && <RemarkForm {...about} asked={asked} onDone={onClose} />}
    </Dialog>
  )
}

/** How it is now: the row, while it is there, and what the organisation remarked on it, also when a colleague just did. */
function standsNow(table: OptionsTableAnswer, speaker: Speaker, { cellId, remarkId }: RemarkAsked) {
  const row = cellId === undefined ? undefined : rowAt(table, cellId)
  const all = [...table.loose, ...(table.rows ?? []).flatMap(({ remarks }) => remarks)]
  return { row, now: all.find(({ id }) => id === remarkId) ?? (row && ownOf(row.remarks, speaker)) }
}

interface RemarkFormProps extends Omit<RemarkDialogProps, 'asked' | 'onClose'> {
  readonly asked: RemarkAsked
  readonly onDone: () => void
}

function RemarkForm({ of, table, speaker, asked, onDone }: RemarkFormProps) {
  const t = useText(optionsMessages)
  const announce = useAnnounce()
  const { row, now } = standsNow(table, speaker, asked)
  const { cellId } = asked
  const within = table.circle.visibility
  const { id } = useMe()
  // as long as the form is open the words stay where they are, whatever becomes of the row
  const [name] = useState(() => remarkDraft(id, table, { row, now }))
  const draft = useDraft<RemarkInput>(name, () => ({
    ...beginFrom(now, within),
    body: now?.body ?? '',
    option: asked.name,
  }))
  const { value, set, clear } = draft
  const save = useOptionsChange(
    of,
    ({ path, along }: { path: string; along: object }) => api.put<OptionsAnswer>(path, { body: value.body, ...along }),
    () => {
      clear()
      onDone()
      announce.show(t('saved'))
    },
  )
  const once = useSaidOnce<Pick<RemarkInput, 'body'>>({
    dossierId: of.dossierId,
    within,
    began: value,
    now,
    error: save.error,
  })
  const isGone = !row && !now
  const submit = (): void => {
    const { along } = once
    // an edit by itself, so that it is also saved when the row went meanwhile
    const path = now && 'basedOn' in along ? remarkPath(of, now.id) : rowRemarkPath(of, table, cellId ?? '')
    save.mutate({ path, along })
  }
  return (
    <Form error={save.error} rules={{ body: t('remarkRule') }} draft={draft} onSubmit={submit}>
      {isGone && <Notice tone="warning">{t('rowGone')}</Notice>}
      <p>{asked.name || t('looseOption')}</p>
      <BothTexts<Pick<RemarkInput, 'body'>>
        fields={{ body: t('remark') }}
        yours={value}
        theirs={once.theirs}
        onTake={set}
      />
      <TextArea
        name="body"
        label={t('remark')}
        required
        rows={4}
        maxLength={4000}
        value={value.body}
        onChange={(body) => set({ body })}
      />
      {!isGone && <WhoSeesOnce now={now} once={once} onChange={(visibility) => set({ visibility })} />}
      <FormActions
        submit={t('save')}
        isPending={save.isPending}
        isDisabled={isGone || !once.mayBeSent}
        onCancel={onDone}
      />
    </Form>
  )
}
