import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { can } from '#shared/access/can.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { dossierMessages, paperMessages } from './messages.ts'
import { NewPaperDialog } from './new-paper-dialog.tsx'
import { PaperRow } from './paper-row.tsx'
import { documentsQuery } from './queries.ts'
import styles from './papers-section.module.css'

/** The papers of a dossier, newest change first. */
export function PapersSection({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(paperMessages)
  const d = useText(dossierMessages)
  const [isCreating, setCreating] = useState(false)
  const [archived, setArchived] = useState(false)
  const standing = { role: dossier.role, archived: dossier.archivedAt !== null }
  const mayCreate = can(standing, 'document.create') === 'yes'
  const newPaper = mayCreate && (
    <Button look="primary" icon={IconPlus} onPress={() => setCreating(true)}>
      {t('newPaper')}
    </Button>
  )
  return (
    <Section title={d('papers')} actions={newPaper}>
      <Papers dossier={dossier} archived={archived} mayCreate={mayCreate} />
      <div>
        <Checkbox checked={archived} onChange={setArchived}>
          {t('showArchived')}
        </Checkbox>
      </div>
      {mayCreate && <NewPaperDialog dossierId={dossier.id} open={isCreating} onClose={() => setCreating(false)} />}
    </Section>
  )
}

interface PapersProps {
  readonly dossier: Dossier
  readonly archived: boolean
  readonly mayCreate: boolean
}

function Papers({ dossier, archived, mayCreate }: PapersProps) {
  const t = useText(paperMessages)
  const papers = useQuery(documentsQuery(dossier.id, archived))
  return (
    <Loaded query={papers}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t(archived ? 'emptyArchived' : mayCreate ? 'empty' : 'emptyReader')}</Empty>
        ) : (
          <ul className={styles.list}>
            {items.map((paper) => (
              <PaperRow key={paper.id} paper={paper} dossier={dossier} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
