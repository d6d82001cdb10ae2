import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { maxImportCharacters } from '#shared/documents/limits.ts'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import { useDossierChanged } from '#client/access/queries.ts'
import { api, part } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { TemplatePicker } from '#client/templates/template-picker.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { isTooLong, type Imported } from './import-text.ts'
import { paperMessages } from './messages.ts'
import { PasteField } from './paste-field.tsx'
import { UploadField } from './upload-field.tsx'
import styles from './new-paper-dialog.module.css'

interface NewPaperDialogProps {
  readonly dossierId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** A new paper: from a template, which may be a blank sheet, or from a text that somebody has; then on to it. */
export function NewPaperDialog({ dossierId, open, onClose }: NewPaperDialogProps) {
  const t = useText(paperMessages)
  return (
    <Dialog open={open} onClose={onClose} title={t('newPaper')} dismissable={false} wide>
      <NewPaperForm dossierId={dossierId} onClose={onClose} />
    </Dialog>
  )
}

type Beginning = 'template' | 'paste' | 'upload'
/** The template that asks nothing: a blank sheet. */
const BLANK = 'blank'

function NewPaperForm({ dossierId, onClose }: Omit<NewPaperDialogProps, 'open'>) {
  const t = useText(paperMessages)
  const [title, setTitle] = useState('')
  const [beginning, setBeginning] = useState<Beginning>('template')
  const [template, setTemplate] = useState(BLANK)
  const [pasted, setPasted] = useState<Imported>()
  const [uploaded, setUploaded] = useState<Imported>()
  const content = { template: undefined, paste: pasted, upload: uploaded }[beginning]
  const create = useCreatePaper(dossierId)
  const tooLong = content && isTooLong(content.body)
  return (
    <Form
      error={create.error}
      onSubmit={() => !tooLong && create.mutate({ title, content, template: content ? BLANK : template })}
      rules={{ title: t('titleRule'), content: t('textRule'), file: t('fileRule') }}
    >
      <TextField name="title" label={t('title')} required maxLength={200} value={title} onChange={setTitle} />
      <RadioGroup<Beginning>
        name="beginning"
        label={t('begin')}
        options={[
          { value: 'template', label: t('fromTemplate') },
          { value: 'paste', label: t('paste') },
          { value: 'upload', label: t('upload') },
        ]}
        value={beginning}
        onChange={setBeginning}
      />
      {beginning === 'template' && <TemplatePicker value={template} onChange={setTemplate} />}
      {beginning === 'paste' && <PasteField value={pasted} onChange={setPasted} />}
      {beginning === 'upload' && (
        <UploadField
          value={uploaded}
          onChange={(text, name) => {
            setUploaded(text)
            if (text && title.trim() === '') setTitle(titleOf(name))
          }}
        />
      )}
      {tooLong && <Notice tone="error">{t('tooLong', { n: content.body.length, max: maxImportCharacters })}</Notice>}
      <div className={styles.actions}>
        <FormActions submit={t('create')} isPending={create.isPending} onCancel={onClose} />
      </div>
    </Form>
  )
}

/** "advies-water_2026.md" becomes "advies water 2026". */
const titleOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/u, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim()

function useCreatePaper(dossierId: string) {
  const [, navigate] = useLocation()
  const changed = useDossierChanged(dossierId)
  return useMutation({
    mutationFn: (input: { title: string; template: string; content: Imported | undefined }) =>
      api.post<DocumentDetail>(`/dossiers/${part(dossierId)}/documents`, input),
    onSuccess: async ({ id }) => {
      navigate(`/documenten/${id}`)
      await changed()
    },
  })
}
