import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDraft } from '#client/lib/draft.ts'
import { useText } from '#client/lib/text.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { templateQuery } from './queries.ts'
import { TemplateDesk } from './template-desk.tsx'
import { fieldsOf, freshFields, type TemplateFields } from './template-fields.ts'

interface TemplateEditProps {
  /** undefined: a new template. */
  readonly templateKey: string | undefined
  /** Saved, under this key; or given up. */
  readonly onDone: (savedKey?: string) => void
}

/** A new version of a template, or a new template. What is typed is kept in this browser until it is saved. */
export function TemplateEdit({ templateKey, onDone }: TemplateEditProps) {
  const t = useText(templateAdminMessages)
  const template = useQuery({ ...templateQuery(templateKey ?? ''), enabled: templateKey !== undefined, gcTime: 0 })
  if (templateKey === undefined) {
    return (
      <Section title={t('newTemplate')}>
        <KeptDesk known={freshFields()} isNew onDone={onDone} />
      </Section>
    )
  }
  return (
    <Section title={t('editTitle', { name: template.data?.name ?? '' })}>
      <Loaded query={template} lines={8}>
        {(loaded) => <KeptDesk known={fieldsOf(loaded)} isNew={false} onDone={onDone} />}
      </Loaded>
    </Section>
  )
}

interface KeptDeskProps {
  readonly known: TemplateFields
  readonly isNew: boolean
  readonly onDone: TemplateEditProps['onDone']
}

/** Begins with what was typed before, else with what was loaded when it opened: what is asked again changes nothing here. */
function KeptDesk({ known, isNew, onDone }: KeptDeskProps) {
  const draft = useDraft<TemplateFields>(`template/${known.key}`, () => known)
  // another number makes another editor: it takes its text when it is made
  const [turn, setTurn] = useState(0)
  const drop = (): void => {
    draft.clear()
    setTurn(turn + 1)
  }
  return <TemplateDesk key={turn} draft={draft} isNew={isNew} onDrop={drop} onDone={onDone} />
}
