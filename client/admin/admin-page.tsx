import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { AuditEntry } from '#shared/audit/entry.ts'
import type { Page as PageOf } from '#shared/lib/page.ts'
import { AuditList } from '#client/audit/audit-list.tsx'
import { GroundRulesSection } from '#client/ground-rules/ground-rules-section.tsx'
import { groundRuleMessages } from '#client/ground-rules/messages.ts'
import { api } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { templateAdminMessages } from '#client/templates/admin-messages.ts'
import { TemplatesSection } from '#client/templates/templates-section.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { Page, Section } from '#client/ui/page.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { InspectionSection } from './inspection-section.tsx'
import { InvitationsSection } from './invitations-section.tsx'
import { adminMessages } from './messages.ts'
import { OrganisationsSection } from './organisations-section.tsx'

const parts = ['mensen', 'uitnodigingen', 'organisaties', 'sjablonen', 'spelregels', 'logboek', 'inzage'] as const
type Part = (typeof parts)[number]

const loadAudit = (after: string | undefined, signal: AbortSignal) =>
  api.get<PageOf<AuditEntry>>('/audit', { limit: 50, after }, signal)

/** What an administrator of the workspace does. */
export function AdminPage() {
  const t = useText(adminMessages)
  const rules = useText(groundRuleMessages)
  const templates = useText(templateAdminMessages)
  const [path, navigate] = useLocation()
  const selected = parts.find((part) => path === `/beheer/${part}`) ?? 'mensen'
  useBreadcrumbs(useMemo(() => [{ label: t('title'), href: '/beheer' }], [t]))
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Tabs<Part>
        label={t('sections')}
        selected={selected}
        onSelect={(part) => navigate(part === 'mensen' ? '/beheer' : `/beheer/${part}`)}
        items={[
          { id: 'mensen', label: t('people'), content: <AccountsSection /> },
          { id: 'uitnodigingen', label: t('invitations'), content: <InvitationsSection /> },
          { id: 'organisaties', label: t('organisations'), content: <OrganisationsSection /> },
          { id: 'sjablonen', label: templates('templates'), content: <TemplatesSection /> },
          { id: 'spelregels', label: rules('title'), content: <GroundRulesSection /> },
          {
            id: 'logboek',
            label: t('audit'),
            content: (
              <Section title={t('audit')} intro={t('auditIntro')}>
                <AuditList queryKey={['audit']} load={loadAudit} />
              </Section>
            ),
          },
          { id: 'inzage', label: t('inspection'), content: <InspectionSection /> },
        ]}
      />
    </Page>
  )
}
