import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { mandateNames } from '#client/dilemmas/words.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, OrganisationName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Meta, Row } from '#client/ui/card.tsx'
import { Facts } from '#client/ui/facts.tsx'
import { Link } from '#client/ui/link.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { CommitteeNotice } from './committee-notice.tsx'
import { Extensions } from './extensions.tsx'
import { roundMessages } from './messages.ts'
import { reminderNames, roundEventNames } from './words.ts'
import styles from './consultations.module.css'

interface AboutRoundProps {
  readonly round: RoundAnswer
  /** undefined: whoever looks is in no circle of this round. */
  readonly inside: Inside | undefined
}

/** What is asked, of whom, until when, and what happens with it. */
export function AboutRound({ round, inside }: AboutRoundProps) {
  const t = useText(roundMessages)
  const format = useFormat()
  const reminder = useText(reminderNames)
  return (
    <>
      {inside?.committee && <CommitteeNotice round={round} inside={inside} />}
      <Section title={t('questions')}>
        {round.questions.length === 0 ? (
          <p>{t('noQuestions')}</p>
        ) : (
          <ol className={styles.numbered}>
            {round.questions.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t('invited')}>
        <Invited round={round} />
        {!round.may.reactFor && !round.may.lead && round.extensions.length === 0 ? null : <Extensions round={round} />}
      </Section>
      <Section title={t('about')}>
        <Facts
          beside
          of={[
            {
              term: t('document'),
              value: <Link href={`/documenten/${round.documentId}`}>{round.documentTitle}</Link>,
            },
            { term: t('version'), value: round.version.name },
            {
              term: t('term'),
              value: t('openFor', { from: format.date(round.opensOn), until: format.date(round.closesOn) }),
            },
            { term: t('shortReason'), value: round.shortReason },
            { term: t('followUp'), value: round.followUp },
            {
              term: t('reminders'),
              value: (
                <ul>
                  {round.reminders.map(({ kind, on }) => (
                    <li key={kind}>
                      {format.date(on)}: {reminder(kind)}
                    </li>
                  ))}
                </ul>
              ),
            },
            { term: t('fingerprint'), value: <span className={styles.code}>{round.version.sha256}</span> },
          ]}
        />
      </Section>
      <Steps round={round} />
    </>
  )
}

function Invited({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const mandate = useText(mandateNames)
  const format = useFormat()
  return (
    <Table
      caption={t('invited')}
      rows={round.invited}
      rowKey={({ organisation }) => organisation.code}
      columns={[
        {
          key: 'organisation',
          header: t('organisation'),
          isName: true,
          render: ({ organisation }) => <OrganisationName of={organisation} />,
        },
        { key: 'until', header: t('until'), isShort: true, render: ({ closesOn }) => format.date(closesOn) },
        {
          key: 'given',
          header: t('given'),
          render: ({ reaction }) =>
            reaction ? (
              <Row>
                <span>
                  {t('givenAs', { mandate: mandate(reaction.mandate), when: format.relativeDay(reaction.givenAt) })}
                </span>
                {reaction.late && <Badge tone="warning">{t('late')}</Badge>}
              </Row>
            ) : (
              t('notGiven')
            ),
        },
      ]}
    />
  )
}

function Steps({ round }: { readonly round: RoundAnswer }) {
  const t = useText(roundMessages)
  const event = useText(roundEventNames)
  const format = useFormat()
  const by = (name: string, organisation: RoundAnswer['openedFor'], at: string): string =>
    t('stepBy', { name, organisation: callName(organisation), when: format.moment(at) })
  return (
    <Section title={t('steps')}>
      <ol className={styles.cards}>
        <li>
          <strong>{t('opened')}</strong>
          <Meta>{by(round.openedBy.name, round.openedFor, round.openedAt)}</Meta>
        </li>
        {round.steps.map((step) => (
          <li key={step.at}>
            <strong>{event(step.type)}</strong>
            {step.reason && <p>{step.reason}</p>}
            <Meta>{by(step.by.name, step.actsFor, step.at)}</Meta>
          </li>
        ))}
      </ol>
    </Section>
  )
}
