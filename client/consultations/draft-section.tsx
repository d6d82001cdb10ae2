import { useQuery } from '@tanstack/react-query'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Draft, Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { mandateNames } from '#client/dilemmas/words.ts'
import { api } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { BasisForm } from './basis-form.tsx'
import { GiveForm } from './give-form.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceLine } from './place-line.tsx'
import { draftQuery, roundPath, useRoundChange } from './queries.ts'
import styles from './consultations.module.css'

type Point = Draft['points'][number]

interface DraftSectionProps {
  readonly round: RoundAnswer
  readonly inside: Inside
}

/** The reaction while it is written: its document, and its points with the remarks on which each rests. */
export function DraftSection({ round, inside }: DraftSectionProps) {
  const t = useText(insideMessages)
  const mandate = useText(mandateNames)
  const format = useFormat()
  const [isGiving, setGiving] = useState(false)
  const { documentId } = inside.draft
  const draft = useQuery(draftQuery(round))
  const mayWrite = round.may.reactFor !== null
  const given = round.invited.find(({ organisation }) => organisation.code === round.may.reactFor?.code)?.reaction
  const isBegun = documentId !== null || (draft.data !== undefined && says(draft.data))
  if (!mayWrite && !isBegun) return null
  return (
    <Section title={t('draft')} intro={t('draftIntro')}>
      {given && (
        <Meta>
          {t('givenBefore', {
            mandate: mandate(given.mandate).toLocaleLowerCase(),
            when: format.moment(given.givenAt),
          })}
        </Meta>
      )}
      <Row>
        {documentId === null ? (
          <BeginButton round={round} />
        ) : (
          <ButtonLink look={mayWrite ? 'primary' : 'secondary'} icon={IconPencil} href={`/documenten/${documentId}`}>
            {t(mayWrite ? 'draftOpen' : 'draftRead')}
          </ButtonLink>
        )}
        {mayWrite && documentId !== null && <Button onPress={() => setGiving(true)}>{t('give')}</Button>}
      </Row>
      {isBegun && (
        <Loaded query={draft} lines={6}>
          {(text) => (
            <DraftText round={round} inside={inside} draft={text} mayWrite={mayWrite && documentId !== null} />
          )}
        </Loaded>
      )}
      <Dialog open={isGiving} onClose={() => setGiving(false)} title={t('give')} dismissable={false} wide>
        <Loaded query={draft}>
          {(text) => <GiveForm round={round} draft={text} onDone={() => setGiving(false)} />}
        </Loaded>
      </Dialog>
    </Section>
  )
}

const says = ({ summary, points }: Draft): boolean => summary !== '' || points.length > 0

interface DraftTextProps extends DraftSectionProps {
  readonly draft: Draft
  readonly mayWrite: boolean
}

function DraftText({ draft: { summary, points }, ...same }: DraftTextProps) {
  const t = useText(insideMessages)
  return (
    <>
      <h3 className={styles.cardTitle}>{t('summary')}</h3>
      {summary === '' ? <Empty>{t('summaryNone')}</Empty> : <Typed>{summary}</Typed>}
      <h3 className={styles.cardTitle}>{t('points')}</h3>
      {points.length === 0 && <Empty>{t('pointsNone')}</Empty>}
      <ol className={styles.cards}>
        {points.map((point, at) => (
          <li key={point.id}>
            <PointCard {...same} point={point} n={at + 1} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Makes the document, and goes there; a colleague who was first made the same one. */
function BeginButton({ round }: { readonly round: RoundAnswer }) {
  const t = useText(insideMessages)
  const [, navigate] = useLocation()
  const begin = useRoundChange(async () => {
    const { draft } = await api.post<Inside>(`${roundPath(round)}/inside/draft`, {})
    navigate(`/documenten/${draft.documentId}`)
  })
  return (
    <>
      <Button look="primary" icon={IconPencil} isPending={begin.isPending} onPress={() => begin.mutate(undefined)}>
        {t('draftBegin')}
      </Button>
      {begin.error && <ErrorNotice error={begin.error} />}
    </>
  )
}

interface PointCardProps extends DraftSectionProps {
  readonly point: Point
  readonly n: number
  readonly mayWrite: boolean
}

function PointCard({ round, inside, point, n, mayWrite }: PointCardProps) {
  const t = useText(insideMessages)
  const [isChoosing, setChoosing] = useState(false)
  const close = () => setChoosing(false)
  const question = round.questions.find(({ id }) => id === point.questionId)?.text ?? null
  return (
    <Card>
      <h4 className={styles.cardTitle}>{t('pointN', { n })}</h4>
      <PlaceLine round={round} place={point.place} question={question} />
      <Typed>{point.text}</Typed>
      <Row>
        <Meta>{t('restsOnShort', { n: point.remarkIds.length })}</Meta>
        {mayWrite && inside.remarks.length > 0 && (
          <Button small onPress={() => setChoosing(true)} aria-label={t('basisChooseN', { n })}>
            {t('basisChoose')}
          </Button>
        )}
      </Row>
      <Dialog open={isChoosing} onClose={close} title={t('basisChooseN', { n })} dismissable={false}>
        <BasisForm round={round} inside={inside} point={point} onDone={close} />
      </Dialog>
    </Card>
  )
}
