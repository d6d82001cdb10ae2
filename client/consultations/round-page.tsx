import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { isProblem } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Row } from '#client/ui/card.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Page, PageLoading } from '#client/ui/page.tsx'
import { Tabs, type TabItem } from '#client/ui/tabs.tsx'
import { AboutRound } from './about-round.tsx'
import { InsideTab } from './inside-tab.tsx'
import { roundMessages } from './messages.ts'
import { RoundNotFound } from './not-found.tsx'
import { attentionQuery, insideQuery, notaAddress, reactionsQuery, roundAddress, roundQuery } from './queries.ts'
import { ReactionsTab } from './reactions-tab.tsx'
import { RoundBadges } from './round-row.tsx'
import { useInsideWords } from './round-words.ts'
import { RoundStepDialog, type Steppable } from './round-step-dialog.tsx'
import { TextTab } from './text-tab.tsx'
import { roundEventNames } from './words.ts'

interface RoundPageProps {
  readonly dossierId: string
  readonly roundId: string
}

/** A consultation round: to who leads it, to a koepel and its members, and to everybody else in the dossier. */
export function RoundPage({ dossierId, roundId }: RoundPageProps) {
  const t = useText(roundMessages)
  const round = useQuery(roundQuery({ dossierId, id: roundId }))
  const client = useQueryClient()
  const lookedAt = round.data?.id
  useEffect(() => {
    // who has looked needs not be told any more that the round opened
    if (lookedAt !== undefined) void client.invalidateQueries(attentionQuery)
  }, [client, lookedAt])
  if (isProblem(round.error, 'not-found')) return <RoundNotFound />
  if (round.data) return <LoadedRound round={round.data} />
  if (!round.error) return <PageLoading />
  return (
    <Page title={t('rounds')}>
      <ErrorNotice error={round.error} onRetry={() => void round.refetch()} />
    </Page>
  )
}

const parts = ['ronde', 'tekst', 'kring', 'reacties'] as const
type Part = (typeof parts)[number]

function LoadedRound({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const insideWords = useInsideWords()
  const [params, setParams] = useSearchParams()
  const { dossierId, version, documentTitle } = round
  const dossier = useQuery(dossierQuery(dossierId)).data
  const inside = useQuery(insideQuery(round)).data
  const reactions = useQuery(reactionsQuery(round)).data
  const title = t('roundOn', { name: version.name, title: documentTitle })
  useBreadcrumbs(
    useMemo(
      () => [
        { label: dossier?.title ?? '', href: `/dossiers/${dossierId}` },
        { label: t('rounds'), href: `/dossiers/${dossierId}?deel=consultaties` },
        { label: title, href: roundAddress(round) },
      ],
      [dossier?.title, dossierId, t, title, round],
    ),
  )
  const asked = parts.find((part) => part === params.get('deel')) ?? 'ronde'
  const selected = asked === 'kring' && !inside ? 'ronde' : asked
  const items: TabItem<Part>[] = [
    { id: 'ronde', label: t('about'), content: <AboutRound round={round} inside={inside} /> },
    { id: 'tekst', label: t('text'), content: <TextTab round={round} inside={inside} /> },
  ]
  if (inside) {
    const content = <InsideTab round={round} inside={inside} />
    items.push({ id: 'kring', label: insideWords(inside.circle), content })
  }
  const given = new Set(reactions?.items.map(({ organisation }) => organisation.code)).size
  items.push({ id: 'reacties', label: t('reactions'), count: given, content: <ReactionsTab round={round} /> })
  return (
    <Page title={title} intro={<Intro round={round} />} actions={<Actions round={round} />}>
      <Tabs
        label={t('sections')}
        items={items}
        selected={selected}
        onSelect={(part) => setParams(part === 'ronde' ? {} : { deel: part })}
      />
    </Page>
  )
}

function Intro({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const format = useFormat()
  return (
    <Row>
      <RoundBadges of={round} />
      <span>
        {t('openFor', { from: format.date(round.opensOn), until: format.date(round.closesOn) })} ·{' '}
        {t('byOrganisation', { organisation: callName(round.openedFor) })}
      </span>
    </Row>
  )
}

const possible: Readonly<Record<RoundAnswer['step'], readonly Steppable[]>> = {
  open: ['close'],
  closed: ['settle', 'reopen'],
  settled: [],
}

function Actions({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const event = useText(roundEventNames)
  const [shown, setShown] = useState<Steppable>()
  return (
    <>
      {round.step !== 'open' && (
        <ButtonLink href={notaAddress(round)} look="primary">
          {t('nota')}
        </ButtonLink>
      )}
      {round.may.lead &&
        possible[round.step].map((type) => (
          <Button key={type} onPress={() => setShown(type)}>
            {event(type)}
          </Button>
        ))}
      <RoundStepDialog round={round} type={shown} onClose={() => setShown(undefined)} />
    </>
  )
}
