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

/** A template as one typed it beside what somebody else saved: name, purpose, text, and what is said per part. */
export function BothTemplates({ yours, theirs, onTake }: BothTemplatesProps) {
  const t = useText(templateAdminMessages)
  const inWords = ({ name, purpose, content, guidance }: Omit<TemplateFields, 'version'>) => ({
    name,
    purpose,
    content: wordsOf(content),
    guidance: guidance.filter(isSaid).map(said).join('\n\n'),
  })
  const said = ({ title, required, ghost, help }: PartGuidance): string =>
    [required ? `${title} (${t('requiredBadge').toLocaleLowerCase()})` : title, ghost, help].filter(Boolean).join('\n')
  return (
    <BothTexts
      labels={{ name: t('name'), purpose: t('purpose'), content: t('text'), guidance: t('parts') }}
      yours={inWords(yours)}
      theirs={inWords(theirs)}
      onTake={(taken) => {
        // what is asked for is put there as it is, not by its words
        const { name, purpose, content, guidance } = theirs
        onTake({
          ...('name' in taken && { name }),
          ...('purpose' in taken && { purpose }),
          ...('content' in taken && { content }),
          ...('guidance' in taken && { guidance }),
        })
      }}
    />
  )
}
