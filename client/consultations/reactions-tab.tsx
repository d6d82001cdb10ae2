import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { givenImageUrl } from '#shared/consultations/given-image.ts'
import type { RoundAnswer } from '#shared/consultations/schema.ts'
import { groupOf, groups } from '#shared/organisations/layers.ts'
import { mandateNames, stanceNames } from '#client/dilemmas/words.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Meta, Row, Stack, Typed } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { PointAnswer, usePointAnswers } from './answer.tsx'
import { reactionMessages, roundMessages } from './messages.ts'
import { PlaceLine } from './place-line.tsx'
import { FrozenText } from './frozen-text.tsx'
import { givenTextQuery, reactionsQuery, type ReactionWithChange } from './queries.ts'
import { ReactionChanges } from './reaction-changes.tsx'
import styles from './consultations.module.css'

/** What organisations gave, each with its points and what became of them. */
export function ReactionsTab({ round }: { readonly round: RoundAnswer }) {
  const t = useText(reactionMessages)
  const rounds = useText(roundMessages)
  const reactions = useQuery(reactionsQuery(round))
  return (
    <Section title={rounds('reactions')} intro={t('intro')}>
      <Loaded query={reactions}>
        {({ items }) => {
          const all = [...Map.groupBy(items, ({ organisation }) => organisation.code).values()].toSorted(
            ([a], [b]) => order(a) - order(b),
          )
          if (all.length === 0) return <Empty>{t('none')}</Empty>
          return all.map((each) => <Reaction key={each[0]?.organisation.code} round={round} all={each} />)
        }}
      </Loaded>
    </Section>
  )
}

/** By layer: an order that ranks nobody. */
const order = (reaction: ReactionWithChange | undefined): number =>
  reaction ? groups.indexOf(groupOf(reaction.organisation)) : groups.length

interface ReactionProps {
  readonly round: RoundAnswer
  /** What one organisation gave, the newest first. */
  readonly all: readonly ReactionWithChange[]
}

function Reaction({ round, all: [now, ...earlier] }: ReactionProps) {
  const t = useText(reactionMessages)
  if (!now) return null
  return (
    <article className={styles.reaction} aria-label={now.organisation.name}>
      <Head reaction={now} />
      {now.change && <ReactionChanges title={t('changedSince')} change={now.change} />}
      <Typed>{now.summary}</Typed>
      <Points round={round} reaction={now} />
      {now.version && <WholeText round={round} reaction={now} version={now.version} />}
      {earlier.length > 0 && (
        <details className={styles.details}>
          <summary>{t('earlier', { n: earlier.length })}</summary>
          <Stack>
            {earlier.map((each) => (
              <div key={each.id} className={styles.cards}>
                <Head reaction={each} />
                <Typed>{each.summary}</Typed>
                <ol className={styles.numbered}>
                  {each.points.map(({ id, text }) => (
                    <li key={id}>{text}</li>
                  ))}
                </ol>
              </div>
            ))}
          </Stack>
        </details>
      )}
    </article>
  )
}

interface WholeTextProps {
  readonly round: RoundAnswer
  readonly reaction: ReactionWithChange
  readonly version: NonNullable<ReactionWithChange['version']>
}

/** The text of the reaction as it was given, for who wants all of it. */
function WholeText({ round, reaction, version }: WholeTextProps) {
  const t = useText(reactionMessages)
  const [isOpen, setOpen] = useState(false)
  const text = useQuery({ ...givenTextQuery(round, reaction.id), enabled: isOpen })
  const of = { dossierId: round.dossierId, roundId: round.id, reactionId: reaction.id }
  const imageAddress = (imageId: string) => givenImageUrl(of, imageId)
  return (
    <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('wholeReaction')}</summary>
      <Loaded query={text}>{(given) => <FrozenText text={given} imageAddress={imageAddress} />}</Loaded>
      <Meta>
        {t('fingerprint')}: <span className={styles.code}>{version.sha256}</span>
      </Meta>
    </details>
  )
}

function Head({ reaction }: { readonly reaction: ReactionWithChange }) {
  const t = useText(reactionMessages)
  const stance = useText(stanceNames)
  const mandate = useText(mandateNames)
  const format = useFormat()
  const { organisation, body, decidedOn, givenAt, givenBy } = reaction
  return (
    <>
      <h3 className={styles.reactionTitle}>
        <OrganisationName of={organisation} full />
      </h3>
      <Row>
        <strong>{stance(reaction.standpoint)}</strong>
        <Badge tone={reaction.mandate === 'ambtelijk' ? 'neutral' : 'selected'}>{mandate(reaction.mandate)}</Badge>
        {reaction.late && <Badge tone="warning">{t('late')}</Badge>}
      </Row>
      <Meta>
        {t('givenAt', { when: format.moment(givenAt), name: givenBy.name })}
        {body && ` · ${decidedOn ? t('byBodyOn', { body, day: format.date(decidedOn) }) : t('byBody', { body })}`}
      </Meta>
    </>
  )
}

function Points({ round, reaction }: { readonly round: RoundAnswer; readonly reaction: ReactionWithChange }) {
  const t = useText(reactionMessages)
  const answers = usePointAnswers(round)
  return (
    <ol className={styles.points}>
      {reaction.points.map((point, at) => (
        <li key={point.id} className={styles.point}>
          <h4 className={styles.cardTitle}>{t('point', { n: at + 1 })}</h4>
          <PlaceLine
            round={round}
            place={point.place}
            question={round.questions.find(({ id }) => id === point.questionId)?.text ?? null}
          />
          <Typed>{point.text}</Typed>
          <PointAnswer round={round} reaction={reaction} at={at} row={answers.get(point.id)} />
        </li>
      ))}
    </ol>
  )
}
