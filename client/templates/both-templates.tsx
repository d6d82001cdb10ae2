import type { PartGuidance, TemplateVersion } from '#shared/templates/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { BothTexts } from '#client/ui/both-texts.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { isSaid, wordsOf, type TemplateFields } from './template-fields.ts'

interface BothTemplatesProps {
  readonly yours: TemplateFields
  /** What somebody else saved meanwhile. */
  readonly theirs: TemplateVersion
  readonly onTake: (change: Partial<TemplateFields>) => void
}

type Saved = Omit<TemplateFields, 'version' | 'key'>

const savedOf = ({ name, purpose, content, guidance, retired }: Saved): Saved => ({
  name,
  purpose,
  content,
  guidance: guidance.filter(isSaid),
  retired,
})

/** A template as one typed it beside what somebody else saved: name, purpose, text, what is said per part, and whether it is offered. */
export function BothTemplates({ yours, theirs, onTake }: BothTemplatesProps) {
  const t = useText(templateAdminMessages)
  const said = ({ title, required, ghost, help }: PartGuidance): string =>
    [required ? `${title} (${t('requiredBadge').toLocaleLowerCase()})` : title, ghost, help].filter(Boolean).join('\n')
  return (
    <BothTexts<Saved>
      fields={{
        name: t('name'),
        purpose: t('purpose'),
        content: { label: t('text'), inWords: wordsOf },
        guidance: { label: t('parts'), inWords: (guidance) => guidance.map(said).join('\n\n') },
        retired: { label: t('state'), inWords: (isSo) => t(isSo ? 'retired' : 'offered') },
      }}
      yours={savedOf(yours)}
      theirs={savedOf(theirs)}
      onTake={onTake}
    />
  )
}
