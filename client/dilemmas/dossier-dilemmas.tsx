import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { can } from '#shared/access/can.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Section } from '#client/ui/page.tsx'
import { formMessages, registerMessages } from './messages.ts'
import { Register } from './register-page.tsx'

/** The dilemmas of one dossier. */
export function DossierDilemmas({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(registerMessages)
  const form = useText(formMessages)
  const filters = useMemo(() => ({ dossierId: dossier.id }), [dossier.id])
  const standing = { role: dossier.role, archived: dossier.archivedAt !== null }
  const mayRaise = can(standing, 'dilemma.contribute') === 'yes'
  return (
    <Section
      title={t('dilemmas')}
      actions={
        mayRaise && (
          <ButtonLink href={`/dossiers/${dossier.id}/dilemmas/nieuw`} look="primary" icon={IconPlus}>
            {form('raise')}
          </ButtonLink>
        )
      }
    >
      <Register filters={filters} isHere empty={<Empty>{t(mayRaise ? 'emptyHere' : 'emptyHereReader')}</Empty>} />
    </Section>
  )
}
