import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Meta } from '#client/ui/card.tsx'
import { Section } from '#client/ui/page.tsx'
import { Calendar } from './calendar.tsx'
import { CommitteeNotice } from './committee-notice.tsx'
import { DraftSection } from './draft-section.tsx'
import { insideMessages } from './inside-messages.ts'
import { RemarksSection } from './remarks-section.tsx'
import { useInsideWords } from './round-words.ts'
import styles from './consultations.module.css'

interface InsideTabProps {
  readonly round: RoundAnswer
  readonly inside: Inside
}

/** What only the circle sees: remarks, the calendar, who has not looked, and the draft of the reaction. */
export function InsideTab({ round, inside }: InsideTabProps) {
  const t = useText(insideMessages)
  const insideWords = useInsideWords()
  return (
    <>
      <p className={styles.only}>{t('onlyThese', { circle: insideWords(inside.circle) })}</p>
      <CommitteeNotice round={round} inside={inside} />
      <RemarksSection round={round} inside={inside} />
      <DraftSection round={round} inside={inside} />
      {inside.notLooked && <NotLooked of={inside.notLooked} />}
      {inside.circle.kind === 'koepel' && <Calendar koepel={inside.circle} />}
    </>
  )
}

function NotLooked({ of }: { readonly of: NonNullable<Inside['notLooked']> }) {
  const t = useText(insideMessages)
  return (
    <Section title={t('notLooked')}>
      <Meta>{t('notLookedIntro')}</Meta>
      {of.length === 0 ? (
        <p>{t('allLooked')}</p>
      ) : (
        <ul className={styles.names}>
          {of.map((each) => (
            <li key={each.code}>
              <OrganisationName of={each} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
