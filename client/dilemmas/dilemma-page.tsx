import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { DilemmaAnswer } from '#shared/dilemmas/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { dossierQuery } from '#client/access/queries.ts'
import { CitedGroundRule } from '#client/ground-rules/ground-rule-help.tsx'
import { isProblem } from '#client/lib/api.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { callName, OrganisationName } from '#client/organisations/names.tsx'
import { Button } from '#client/ui/button.tsx'
import { Meta } from '#client/ui/card.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Page, PageLoading, Section } from '#client/ui/page.tsx'
import { CircleLine } from './circle.tsx'
import { StateBadges } from './dilemma-row.tsx'
import { DilemmaAside } from './dilemma-aside.tsx'
import { dilemmaMessages } from './dilemma-messages.ts'
import { EditDialog } from './edit-dialog.tsx'
import { Life } from './life.tsx'
import { formMessages, registerMessages } from './messages.ts'
import { DilemmaNotFound } from './not-found.tsx'
import { Options } from './options.tsx'
import { dilemmaAddress, dilemmaQuery } from './queries.ts'
import { Recognitions } from './recognitions.tsx'
import { Standpoints } from './standpoints.tsx'
import styles from './dilemmas.module.css'

interface DilemmaPageProps {
  readonly dossierId: string
  readonly dilemmaId: string
}

/** A dilemma: what it is, who sees and knows it, what is said about it, and what can be done with it. */
export function DilemmaPage({ dossierId, dilemmaId }: DilemmaPageProps) {
  const t = useText(registerMessages)
  const dilemma = useQuery(dilemmaQuery({ dossierId, id: dilemmaId }))
  if (isProblem(dilemma.error, 'not-found')) return <DilemmaNotFound />
  if (dilemma.data) return <LoadedDilemma dilemma={dilemma.data} />
  if (!dilemma.error) return <PageLoading />
  return (
    <Page title={t('dilemmas')}>
      <ErrorNotice error={dilemma.error} onRetry={() => void dilemma.refetch()} />
    </Page>
  )
}

function LoadedDilemma({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  const register = useText(registerMessages)
  const form = useText(formMessages)
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const { question, dossierId, dossierTitle, raisedBy, circle } = dilemma
  const dossierNow = useQuery(dossierQuery(dossierId))
  const dossier = dossierNow.data
  useBreadcrumbs(
    useMemo(
      () => [
        { label: dossierTitle, href: `/dossiers/${dossierId}` },
        { label: register('dilemmas'), href: `/dossiers/${dossierId}?deel=dilemmas` },
        { label: question, href: dilemmaAddress(dilemma) },
      ],
      [dossierTitle, dossierId, register, question, dilemma],
    ),
  )
  return (
    <Page
      title={question}
      intro={
        <span className={styles.badges}>
          <StateBadges of={dilemma} />
          <CircleLine circle={circle} />
          <span>
            {t('raisedBy', {
              name: raisedBy.name,
              organisation: callName(circle.raisedBy),
              when: format.relativeDay(dilemma.raisedAt),
            })}
          </span>
        </span>
      }
      actions={dilemma.may.edit && dossier && <Button onPress={() => setEditing(true)}>{form('edit')}</Button>}
    >
      {!dossier && dossierNow.error && (
        <ErrorNotice error={dossierNow.error} onRetry={() => void dossierNow.refetch()} />
      )}
      <div className={styles.columns}>
        <div className={styles.mainColumn}>
          {dilemma.tension && <Tension of={dilemma.tension} />}
          <Life dilemma={dilemma} />
          <Recognitions dilemma={dilemma} actsFor={dossier?.actsFor} />
        </div>
        <DilemmaAside dilemma={dilemma} />
      </div>
      {/* a table of five columns needs the whole width */}
      <Options dilemma={dilemma} dossier={dossier} />
      <Standpoints dilemma={dilemma} actsFor={dossier?.actsFor} />
      {dilemma.groundRules.length > 0 && <CitedRules dilemma={dilemma} />}
      {dossier && <EditDialog dilemma={dilemma} dossier={dossier} open={isEditing} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Tension({ of: { a, b } }: { readonly of: NonNullable<DilemmaAnswer['tension']> }) {
  const t = useText(dilemmaMessages)
  return (
    <Section title={t('tension')}>
      <div className={styles.tension}>
        <Pole name={t('interestA')} {...a} />
        <span className={styles.against}>{t('against')}</span>
        <Pole name={t('interestB')} {...b} />
      </div>
    </Section>
  )
}

interface PoleProps {
  readonly name: string
  readonly interest: string
  readonly whose: readonly OrganisationRef[]
}

const Pole = ({ name, interest, whose }: PoleProps) => (
  <div className={styles.pole}>
    <p className={styles.poleName}>{name}</p>
    <p className={styles.poleText}>{interest}</p>
    <p className={styles.tags}>
      {whose.map((each) => (
        <OrganisationName key={each.code} of={each} />
      ))}
    </p>
  </div>
)

function CitedRules({ dilemma }: { readonly dilemma: DilemmaAnswer }) {
  const t = useText(dilemmaMessages)
  return (
    <Section title={t('rules')}>
      <ul className={styles.cards}>
        {dilemma.groundRules.map((rule) => (
          <li key={rule.id}>
            <details className={styles.details}>
              <summary>{rule.title}</summary>
              <CitedGroundRule of={rule} />
            </details>
            {rule.newest > rule.version && <Meta>{t('ruleNewer')}</Meta>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
