import { IconArrowDown, IconArrowRight, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { PartGuidance } from '#shared/templates/schema.ts'
import type { NamedPart } from '#client/editor/template-parts.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import styles from './template-admin.module.css'

/** What can be done with a part in the text. */
export interface PartActions {
  readonly goTo: (block: string) => void
  readonly move: (part: NamedPart, direction: -1 | 1) => void
  readonly remove: (part: NamedPart) => void
}

interface PartFieldsProps extends PartActions {
  readonly part: NamedPart
  readonly guidance: PartGuidance
  readonly onChange: (guidance: PartGuidance) => void
}

/** One part: folded to its title, open with what is said about it and what can be done with it. */
export function PartFields({ part, guidance, onChange, goTo, move, remove }: PartFieldsProps) {
  const t = useText(templateAdminMessages)
  const { block, title, mayMove } = part
  const { required, ghost, help } = guidance
  const of = <VisuallyHidden> ‘{title}’</VisuallyHidden>
  return (
    <li className={styles.part} data-level={part.level}>
      <details>
        <summary>
          <span>{title}</span>
          {required && <Badge>{t('requiredBadge')}</Badge>}
        </summary>
        <fieldset className={styles.said}>
          <legend>
            <VisuallyHidden>{title}</VisuallyHidden>
          </legend>
          <Checkbox checked={required} onChange={(checked) => onChange({ ...guidance, required: checked })}>
            {t('requiredLabel')}
          </Checkbox>
          <TextArea
            name={`ghost-${block}`}
            label={t('ghost')}
            hint={t('ghostHint')}
            rows={2}
            maxLength={500}
            value={ghost}
            onChange={(text) => onChange({ ...guidance, ghost: text })}
          />
          <TextArea
            name={`help-${block}`}
            label={t('help')}
            hint={t('helpHint')}
            rows={3}
            maxLength={2000}
            value={help}
            onChange={(text) => onChange({ ...guidance, help: text })}
          />
          <div className={styles.actions}>
            <Button small icon={IconArrowRight} onPress={() => goTo(block)}>
              {t('toText')}
              {of}
            </Button>
            <Button small icon={IconArrowUp} data-move isDisabled={!mayMove[-1]} onPress={() => move(part, -1)}>
              {t('moveUp')}
              {of}
            </Button>
            <Button small icon={IconArrowDown} data-move isDisabled={!mayMove[1]} onPress={() => move(part, 1)}>
              {t('moveDown')}
              {of}
            </Button>
            <Button small icon={IconTrash} onPress={() => remove(part)}>
              {t('removePart')}
              {of}
            </Button>
          </div>
        </fieldset>
      </details>
    </li>
  )
}
