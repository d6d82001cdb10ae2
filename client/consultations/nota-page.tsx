import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { Nota } from '#shared/consultations/nota-schema.ts'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { mandateNames, stanceNames } from '#client/dilemmas/words.ts'
import { isProblem } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Row, Typed } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { ErrorNotice, Notice } from '#client/ui/notice.tsx'
import { Page, PageLoading, Section } from '#client/ui/page.tsx'
import { AnswerText } from './answer.tsx'
import { reactionMessages, roundMessages } from './messages.ts'
import { RoundNotFound } from './not-found.tsx'
import { PlaceLine } from './place-line.tsx'
import { OtherNotas, type Settled, useSettlement } from './settled-notas.tsx'
import { notaAddress, notaFile, notaQuery, roundAddress, roundQuery } from './queries.ts'
import styles from './consultations.module.css'
import buttonStyles from '#client/ui/button.module.css'

interface NotaPageProps {
  readonly dossierId: string
  readonly roundId: string
}

/**
 * The reactienota: per point who, what, the answer and the place; to read, and to take along. With `?nota=` the one that
 * was settled under that number.
 */
export function NotaPage({ dossierId, roundId }: NotaPageProps) {
  const t = useText(reactionMessages)
  const of = { dossierId, id: roundId }
  const round = useQuery(roundQuery(of))
  const isClosed = round.data !== undefined && round.data.step !== 'open'
  const [params] = useSearchParams()
  const asked = round.data?.notas.find(({ number }) => String(number) === params.get('nota'))
  const nota = useQuery({ ...notaQuery(of, asked?.number), enabled: isClosed || asked !== undefined })
  if (isProblem(round.error, 'not-found')) return <RoundNotFound />
  if (nota.data && round.data) {
    // the last one of a settled round is the nota of now
    const settled = asked ?? (round.data.step === 'settled' ? round.data.notas.at(-1) : undefined)
    return <LoadedNota nota={nota.data} round={round.data} settled={settled} />
  }
  if (round.data?.step === 'open' && !asked) return <NotYet round={round.data} />
  const error = round.error ?? nota.error
  if (!error) return <PageLoading />
  return (
    <Page title={t('toRound')}>
      <ErrorNotice error={error} onRetry={() => void nota.refetch()} />
    </Page>
  )
}

function NotYet({ round }: { readonly round: RoundAnswer }) {
  const t = useText(reactionMessages)
  return (
    <Page title={t('notaOf', { title: round.documentTitle })} narrow>
      <p>{t('notaNotYet')}</p>
      <div>
        <ButtonLink href={roundAddress(round)}>{t('toRound')}</ButtonLink>
      </div>
    </Page>
  )
}

interface LoadedNotaProps {
  readonly nota: Nota
  readonly round: RoundAnswer
  /** What is known of it when it is one that was settled. */
  readonly settled: Settled | undefined
}

function LoadedNota({ nota, round, settled }: LoadedNotaProps) {
  const t = useText(reactionMessages)
  const rounds = useText(roundMessages)
  const format = useFormat()
  const title = t('notaOf', { title: nota.documentTitle })
  useBreadcrumbs(
    useMemo(
      () => [
        {
          label: rounds('roundOn', { name: round.version.name, title: round.documentTitle }),
          href: roundAddress(round),
        },
        { label: rounds('nota'), href: notaAddress(round) },
      ],
      [rounds, round],
    ),
  )
  const settlement = useSettlement(settled)
  const file = (format_: 'markdown' | 'html') => (
    <a
      href={notaFile(round, format_, settled?.number)}
      download={`reactienota.${format_ === 'html' ? 'html' : 'md'}`}
      className={`${buttonStyles.button} ${buttonStyles.secondary}`}
    >
      {t(format_)}
    </a>
  )
  return (
    <Page
      title={title}
      intro={t('notaIntro')}
      actions={
        <>
          {file('markdown')}
          {file('html')}
          <ButtonLink href={roundAddress(round)}>{t('toRound')}</ButtonLink>
        </>
      }
    >
      <Notice tone={nota.unanswered === 0 ? 'success' : 'warning'}>
        {nota.unanswered === 0 ? t('allAnswered') : t('unanswered', { n: nota.unanswered })}
      </Notice>
      <OtherNotas round={round} settled={settled} />
      <Facts
        beside
        of={[
          ...settlement,
          { term: rounds('version'), value: nota.versionName },
          {
            term: rounds('term'),
            value: rounds('openFor', { from: format.date(nota.opensOn), until: format.date(nota.closesOn) }),
          },
          { term: rounds('followUp'), value: nota.followUp },
          {
            term: t('silent'),
            value: nota.silent.length === 0 ? t('nobodySilent') : nota.silent.map(callName).join(', '),
          },
          { term: rounds('fingerprint'), value: <span className={styles.code}>{nota.sha256}</span> },
        ]}
      />
      {nota.reactions.length === 0 && <Empty>{t('noReactions')}</Empty>}
      {nota.reactions.map((reaction) => (
        <Chapter key={reaction.id} reaction={reaction} nota={nota} round={round} />
      ))}
    </Page>
  )
}

interface ChapterProps extends Pick<LoadedNotaProps, 'nota' | 'round'> {
  readonly reaction: Nota['reactions'][number]
}

function Chapter({ reaction, nota, round }: ChapterProps) {
  const t = useText(reactionMessages)
  const stance = useText(stanceNames)
  const mandate = useText(mandateNames)
  const rows = nota.rows.filter(({ organisation }) => organisation.code === reaction.organisation.code)
  return (
    <Section title={callName(reaction.organisation)}>
      <Row>
        <OrganisationName of={reaction.organisation} full />
        <strong>{stance(reaction.standpoint)}</strong>
        <Badge tone={reaction.mandate === 'ambtelijk' ? 'neutral' : 'selected'}>{mandate(reaction.mandate)}</Badge>
        {reaction.late && <Badge tone="warning">{t('late')}</Badge>}
      </Row>
      <Typed>{reaction.summary}</Typed>
      <ol className={styles.points}>
        {rows.map((row, at) => (
          <li key={row.pointId} className={styles.point}>
            <h3 className={styles.cardTitle}>{t('point', { n: at + 1 })}</h3>
            <PlaceLine round={round} place={row.place} question={row.question} />
            <Typed>{row.point}</Typed>
            <div className={styles.answer}>
              <p className={styles.cardTitle}>{t('answerIs')}</p>
              <AnswerText round={round} row={row} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
