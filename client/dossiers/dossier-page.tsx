import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { PeopleSection } from '#client/access/people-section.tsx'
import { WhoSeesSection } from '#client/access/who-sees-section.tsx'
import { AuditList } from '#client/audit/audit-list.tsx'
import { DossierRounds } from '#client/consultations/dossier-rounds.tsx'
import { attentionQuery } from '#client/consultations/queries.ts'
import { RoundNotices } from '#client/consultations/round-notices.tsx'
import { DossierDilemmas } from '#client/dilemmas/dossier-dilemmas.tsx'
import { isProblem } from '#client/lib/api.ts'
import { useText } from '#client/lib/text.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Page, PageLoading, Section } from '#client/ui/page.tsx'
import { Tabs, type TabItem } from '#client/ui/tabs.tsx'
import { ActivitySection } from './activity-section.tsx'
import { DossierActions } from './dossier-actions.tsx'
import { DossierFacts } from './dossier-facts.tsx'
import { DossierNotices } from './dossier-notices.tsx'
import { dossierMessages } from './messages.ts'
import { PapersSection } from './papers-section.tsx'
import { dossierAuditPage, dossierQuery } from './queries.ts'

/** One opgave: its papers, its people, who sees it, what happened. */
export function DossierPage({ dossierId }: { readonly dossierId: string }) {
  const t = useText(dossierMessages)
  const dossier = useQuery(dossierQuery(dossierId))
  // also when it was there a moment ago: access may be withdrawn while one looks
  if (isProblem(dossier.error, 'not-found')) return <DossierNotFound />
  // an answer that does not come again must not take away the page, nor a dialog in which somebody types
  if (dossier.data) return <LoadedDossier dossier={dossier.data} />
  if (!dossier.error) return <PageLoading />
  return (
    <Page title={t('dossiers')}>
      <ErrorNotice error={dossier.error} onRetry={() => void dossier.refetch()} />
    </Page>
  )
}

function DossierNotFound() {
  const t = useText(dossierMessages)
  return (
    <Page title={t('notFoundTitle')} narrow>
      <p>{t('notFoundBody')}</p>
      <div>
        <ButtonLink href="/dossiers" look="primary">
          {t('dossiers')}
        </ButtonLink>
      </div>
    </Page>
  )
}

const parts = ['stukken', 'dilemmas', 'consultaties', 'mensen', 'wie-ziet-dit', 'activiteit', 'logboek'] as const
type Part = (typeof parts)[number]

function LoadedDossier({ dossier }: { readonly dossier: Dossier }) {
  const t = useText(dossierMessages)
  const [params, setParams] = useSearchParams()
  const rounds = useQuery(attentionQuery)
  const isManager = dossier.role === 'manager'
  const asked = parts.find((part) => part === params.get('deel')) ?? 'stukken'
  const selected = asked === 'logboek' && !isManager ? 'stukken' : asked
  const select = (part: Part) => setParams(part === 'stukken' ? {} : { deel: part })
  useBreadcrumbs(
    useMemo(
      () => [
        { label: t('dossiers'), href: '/dossiers' },
        { label: dossier.title, href: `/dossiers/${dossier.id}` },
      ],
      [t, dossier.title, dossier.id],
    ),
  )
  const items: TabItem<Part>[] = [
    { id: 'stukken', label: t('papers'), count: dossier.documentCount, content: <PapersSection dossier={dossier} /> },
    { id: 'dilemmas', label: t('dilemmas'), content: <DossierDilemmas dossier={dossier} /> },
    { id: 'consultaties', label: t('consultations'), content: <DossierRounds dossier={dossier} /> },
    { id: 'mensen', label: t('people'), content: <PeopleSection dossier={dossier} /> },
    { id: 'wie-ziet-dit', label: t('whoSees'), content: <WhoSeesSection dossier={dossier} /> },
    { id: 'activiteit', label: t('activity'), content: <ActivitySection dossierId={dossier.id} /> },
  ]
  if (isManager) {
    items.push({
      id: 'logboek',
      label: t('audit'),
      content: (
        <Section title={t('audit')}>
          <AuditList
            queryKey={['dossier', dossier.id, 'audit']}
            load={(...page) => dossierAuditPage(dossier.id, ...page)}
          />
        </Section>
      ),
    })
  }
  return (
    <Page title={dossier.title} intro={dossier.question} actions={<DossierActions dossier={dossier} />}>
      <DossierFacts dossier={dossier} />
      <RoundNotices of={rounds.data?.items.filter(({ dossierId }) => dossierId === dossier.id) ?? []} />
      <DossierNotices dossier={dossier} onToPeople={() => select('mensen')} />
      <Tabs label={t('sections')} items={items} selected={selected} onSelect={select} />
    </Page>
  )
}
