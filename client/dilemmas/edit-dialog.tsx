import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, standingOf } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Meta, Stack } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { BothDilemmas, type SavedText } from './both-dilemmas.tsx'
import { fieldsOf, inputOf, MoreFields, QuestionField, TensionFields, useFieldRules } from './dilemma-form.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { formMessages } from './messages.ts'
import { dilemmaPath, earlierTextsQuery, useDilemmaChange } from './queries.ts'

interface EditDialogProps {
  readonly dilemma: DilemmaAnswer
  readonly dossier: Dossier
  readonly open: boolean
  readonly onClose: () => void
}

/** Changing the text of a dilemma, namens the organisation that raised it. */
export function EditDialog({ open, onClose, ...rest }: EditDialogProps) {
  const t = useText(formMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('editTitle')} dismissable={false} wide>
      <EditForm {...rest} onClose={onClose} />
    </Dialog>
  )
}

function EditForm({ dilemma, dossier, onClose }: Omit<EditDialogProps, 'open'>) {
  const t = useText(formMessages)
  const announce = useAnnounce()
  const rules = useFieldRules()
  // what was there when the dialog opened: what comes meanwhile must not change under somebody's hands
  const [began] = useState(dilemma)
  const [value, setValue] = useState(() => fieldsOf(dilemma))
  const set = (change: Partial<typeof value>) => setValue((before) => ({ ...before, ...change }))
  const save = useDilemmaChange(
    (basedOn: number) => api.patch<DilemmaAnswer>(dilemmaPath(dilemma), { ...inputOf(value), basedOn }),
    () => {
      onClose()
      announce.show(t('saved'))
    },
  )
  const { theirs, basedOn } = standingOf<SavedText>(save.error, began.version)
  return (
    <Form error={save.error} rules={rules} onSubmit={() => save.mutate(basedOn)} label={t('editTitle')}>
      <Meta>{t('editIntro')}</Meta>
      <BothDilemmas dossier={dossier} yours={value} theirs={theirs} onTake={set} />
      <QuestionField value={value} onChange={set} />
      <TensionFields dossier={dossier} value={value} onChange={set} />
      <MoreFields value={value} onChange={set} />
      <FormActions submit={t('save')} isPending={save.isPending} onCancel={onClose} />
      {began.version > 1 && <EarlierTexts dilemma={began} />}
    </Form>
  )
}

function EarlierTexts({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const format = useFormat()
  const texts = useQuery(earlierTextsQuery(dilemma, dilemma.version))
  return (
    <details>
      <summary>{t('history')}</summary>
      <Loaded query={texts} lines={2}>
        {({ items }) => (
          <Stack>
            {items
              .filter(({ version }) => version < dilemma.version)
              .map(({ version, content, by, at }) => (
                <div key={version}>
                  <p>{typeof content['question'] === 'string' ? content['question'] : ''}</p>
                  <Meta>
                    {t('version', { n: version })} · {t('by', { name: by.name, when: format.moment(at) })}
                  </Meta>
                </div>
              ))}
          </Stack>
        )}
      </Loaded>
    </details>
  )
}
