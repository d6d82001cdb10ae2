import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { mandateNames, stanceNames } from '#client/dilemmas/words.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { api, part } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Typed } from '#client/ui/card.tsx'
import { Confirm, Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Section } from '#client/ui/page.tsx'
import { GiveForm } from './give-form.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceLine } from './place-line.tsx'
import { PointForm } from './point-form.tsx'
import { roundPath, useRoundChange } from './queries.ts'
import { SummaryForm } from './summary-form.tsx'
import styles from './consultations.module.css'

type Point = Inside['draft']['points'][number]
type Shown =
  | { readonly is: 'summary' | 'new-point' | 'give' }
  | { readonly is: 'point' | 'remove'; readonly point: Point }

interface DraftSectionProps {
  readonly round: RoundAnswer
  readonly inside: Inside
}

/** The reaction while it is written: standpunt, summary and points; seen by the circle, written by who gives it. */
export function DraftSection({ round, inside }: DraftSectionProps) {
  const t = useText(insideMessages)
  const mandate = useText(mandateNames)
  const format = useFormat()
  const [shown, setShown] = useState<Shown>()
  const close = () => setShown(undefined)
  const { summary, points } = inside.draft
  const mayWrite = round.may.reactFor !== null
  const given = round.invited.find(({ organisation }) => organisation.code === round.may.reactFor?.code)?.reaction
  if (!mayWrite && !summary && points.length === 0) return null
  return (
    <Section
      title={t('draft')}
      intro={t('draftIntro')}
      actions={
        mayWrite && (
          <Button look="primary" onPress={() => setShown({ is: 'give' })}>
            {t('give')}
          </Button>
        )
      }
    >
      {given && (
        <Meta>
          {t('givenBefore', {
            mandate: mandate(given.mandate).toLocaleLowerCase(),
            when: format.moment(given.givenAt),
          })}
        </Meta>
      )}
      <SummaryCard summary={summary} onWrite={mayWrite ? () => setShown({ is: 'summary' }) : undefined} />
      <h3 className={styles.cardTitle}>{t('points')}</h3>
      {points.length === 0 && <Empty>{t('pointsNone')}</Empty>}
      <ol className={styles.cards}>
        {points.map((point, at) => (
          <li key={point.id}>
            <PointCard
              round={round}
              points={points}
              at={at}
              mayWrite={mayWrite}
              onEdit={() => setShown({ is: 'point', point })}
              onRemove={() => setShown({ is: 'remove', point })}
            />
          </li>
        ))}
      </ol>
      {mayWrite && (
        <div>
          <Button icon={IconPlus} onPress={() => setShown({ is: 'new-point' })}>
            {t('pointAdd')}
          </Button>
        </div>
      )}
      <DraftDialogs round={round} inside={inside} shown={shown} onClose={close} />
    </Section>
  )
}

interface DraftDialogsProps extends DraftSectionProps {
  readonly shown: Shown | undefined
  readonly onClose: () => void
}

function DraftDialogs({ round, inside, shown, onClose }: DraftDialogsProps) {
  const t = useText(insideMessages)
  const announce = useAnnounce()
  const about = { round, inside, onDone: onClose }
  const remove = useRoundChange(
    (id: string) => api.delete(`${roundPath(round)}/inside/points/${part(id)}`),
    () => {
      onClose()
      announce.show(t('removed'))
    },
  )
  return (
    <>
      <Dialog open={shown?.is === 'summary'} onClose={onClose} title={t('summaryWrite')} dismissable={false} wide>
        <SummaryForm {...about} />
      </Dialog>
      <Dialog open={shown?.is === 'new-point'} onClose={onClose} title={t('pointAdd')} dismissable={false} wide>
        <PointForm {...about} />
      </Dialog>
      <Dialog open={shown?.is === 'point'} onClose={onClose} title={t('pointEdit')} dismissable={false} wide>
        {shown?.is === 'point' && <PointForm {...about} point={shown.point} />}
      </Dialog>
      <Dialog open={shown?.is === 'give'} onClose={onClose} title={t('give')} dismissable={false} wide>
        <GiveForm {...about} />
      </Dialog>
      <Confirm
        open={shown?.is === 'remove'}
        onClose={onClose}
        title={t('pointRemoveTitle')}
        confirmLabel={t('remove')}
        onConfirm={() => shown?.is === 'remove' && remove.mutate(shown.point.id)}
        pending={remove.isPending}
      >
        <p>{t('pointRemoveBody')}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
      </Confirm>
    </>
  )
}

interface SummaryCardProps {
  readonly summary: Inside['draft']['summary']
  readonly onWrite: (() => void) | undefined
}

function SummaryCard({ summary, onWrite }: SummaryCardProps) {
  const t = useText(insideMessages)
  const stance = useText(stanceNames)
  const format = useFormat()
  return (
    <Card>
      {summary ? (
        <>
          <p className={styles.cardHead}>
            {t('standpoint')}: {stance(summary.standpoint)}
          </p>
          <Typed>{summary.summary}</Typed>
          <Meta>{t('lastChanged', { name: summary.changedBy.name, when: format.relativeDay(summary.changedAt) })}</Meta>
        </>
      ) : (
        <p>{t('draftNone')}</p>
      )}
      {onWrite && (
        <div>
          <Button small onPress={onWrite}>
            {t(summary ? 'summaryEdit' : 'summaryWrite')}
          </Button>
        </div>
      )}
    </Card>
  )
}

interface PointCardProps {
  readonly round: RoundAnswer
  readonly points: readonly Point[]
  readonly at: number
  readonly mayWrite: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function PointCard({ round, points, at, mayWrite, onEdit, onRemove }: PointCardProps) {
  const t = useText(insideMessages)
  const format = useFormat()
  const move = useMovePoint(round, points)
  const point = points[at]
  if (!point) return null
  const n = { n: at + 1 }
  const question = round.questions.find(({ id }) => id === point.questionId)?.text ?? null
  return (
    <Card>
      <h4 className={styles.cardTitle}>{t('pointN', n)}</h4>
      <PlaceLine round={round} place={point.place} question={question} />
      <Typed>{point.text}</Typed>
      <Meta>
        {t('restsOnShort', { n: point.remarkIds.length })} ·{' '}
        {t('lastChanged', { name: point.changedBy.name, when: format.relativeDay(point.changedAt) })}
      </Meta>
      {mayWrite && (
        <Row>
          <Button small onPress={onEdit} aria-label={t('pointEditN', n)}>
            {t('edit')}
          </Button>
          <Button small look="subtle" onPress={onRemove} aria-label={t('pointRemoveN', n)}>
            {t('remove')}
          </Button>
          {at > 0 && <IconButton icon={IconArrowUp} label={t('upN', n)} onPress={() => move.mutate([at, at - 1])} />}
          {at < points.length - 1 && (
            <IconButton icon={IconArrowDown} label={t('downN', n)} onPress={() => move.mutate([at, at + 1])} />
          )}
        </Row>
      )}
      {move.error && <ErrorNotice error={move.error} />}
    </Card>
  )
}

/** Puts a point before or after its neighbour, by a rank between those beside it: one point changes, not all. */
function useMovePoint(round: RoundAnswer, points: readonly Point[]) {
  return useRoundChange(async ([from, to]: readonly [number, number]) => {
    const point = points[from]
    if (!point) return
    const others = points.filter((each) => each !== point)
    const before = others[to - 1]?.rank ?? 0
    const after = others[to]?.rank ?? before + 2
    const { text, place, questionId, remarkIds, version } = point
    const content = { text, place, questionId, remarkIds, rank: (before + after) / 2 }
    await api.patch(`${roundPath(round)}/inside/points/${part(point.id)}`, { ...content, basedOn: version })
  })
}
