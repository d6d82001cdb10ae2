import type { PartGuidance } from '#shared/templates/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import styles from './template-admin.module.css'

interface PartFieldsProps {
  readonly part: PartGuidance
  readonly onChange: (part: PartGuidance) => void
}

/** What is said about one part. */
export function PartFields({ part, onChange }: PartFieldsProps) {
  const t = useText(templateAdminMessages)
  const { block, title, required, ghost, help } = part
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      <Checkbox checked={required} onChange={(checked) => onChange({ ...part, required: checked })}>
        {t('requiredLabel')}
      </Checkbox>
      <TextArea
        name={`ghost-${block}`}
        label={t('ghost')}
        hint={t('ghostHint')}
        rows={2}
        maxLength={500}
        value={ghost}
        onChange={(text) => onChange({ ...part, ghost: text })}
      />
      <TextArea
        name={`help-${block}`}
        label={t('help')}
        hint={t('helpHint')}
        rows={2}
        maxLength={2000}
        value={help}
        onChange={(text) => onChange({ ...part, help: text })}
      />
    </fieldset>
  )
}
