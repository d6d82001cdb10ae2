import type { Editor } from '#client/editor/editor.tsx'
import type { NamedPart } from '#client/editor/template-parts.ts'
import { useText } from '#client/lib/text.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Form, FormActions } from '#client/ui/form.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import type { TemplateFields } from './template-fields.ts'
import { TemplateParts } from './template-parts.tsx'
import styles from './template-admin.module.css'

interface TemplateFormProps {
  readonly fields: TemplateFields
  readonly onChange: (change: Partial<TemplateFields>) => void
  readonly isNew: boolean
  /** The code of a new template is another's already. */
  readonly isTaken: boolean
  readonly editor: Editor
  readonly parts: readonly NamedPart[]
  readonly error: unknown
  readonly isPending: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

/** All of a template but its text. */
export function TemplateForm(props: TemplateFormProps) {
  const { fields, onChange, isNew, isTaken, editor, parts, error, isPending, onSubmit, onCancel } = props
  const t = useText(templateAdminMessages)
  return (
    <Form
      error={error}
      onSubmit={onSubmit}
      rules={{ name: t('nameRule'), purpose: t('purposeRule'), key: t(isTaken ? 'keyTaken' : 'keyRule') }}
      {...(isTaken ? { codes: { 'changed-meanwhile': 'key' } } : {})}
    >
      <div className={styles.fields} inert={isPending}>
        <h3 className={styles.heading}>{t('facts')}</h3>
        <TextField
          name="name"
          label={t('name')}
          required
          maxLength={100}
          value={fields.name}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          name="purpose"
          label={t('purpose')}
          hint={t('purposeHint')}
          required
          maxLength={500}
          value={fields.purpose}
          onChange={(purpose) => onChange({ purpose })}
        />
        {isNew && (
          <TextField
            name="key"
            label={t('key')}
            hint={t('keyHint')}
            required
            maxLength={64}
            spellCheck={false}
            value={fields.key}
            onChange={(key) => onChange({ key })}
          />
        )}
        <TemplateParts
          editor={editor}
          parts={parts}
          guidance={fields.guidance}
          onChange={(guidance) => onChange({ guidance })}
        />
        <Checkbox checked={fields.retired} onChange={(retired) => onChange({ retired })}>
          {t('retire')}
        </Checkbox>
      </div>
      <FormActions submit={t('save')} isPending={isPending} onCancel={onCancel} />
    </Form>
  )
}
