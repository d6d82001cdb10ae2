import { useQuery } from '@tanstack/react-query'
import type { Inside, RoundAnswer } from '#shared/consultations/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { OrganisationName } from '#client/organisations/names.tsx'
import { Card, Meta, Typed } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { insideMessages } from './inside-messages.ts'
import { PlaceLine } from './place-line.tsx'
import { draftOfQuery, draftQuery, insideQuery, type RoundId, roundAddress, roundQuery } from './queries.ts'
import styles from './consultations.module.css'

/** Beside the text of a reaction: the remarks on which it rests, and the way to the round, where it is given. */
export function ReactionRemarks({ documentId }: { readonly documentId: string }) {
  const draft = useQuery(draftOfQuery(documentId))
  return (
    <Loaded query={draft} lines={6}>
      {({ roundId, dossierId }) => <RemarksOf of={{ id: roundId, dossierId }} />}
    </Loaded>
  )
}

function RemarksOf({ of }: { readonly of: RoundId }) {
  const t = useText(insideMessages)
  const round = useQuery(roundQuery(of))
  const inside = useQuery(insideQuery(of))
  return (
    <Section title={t('remarksBeside')} intro={t('remarksBesideIntro')}>
      <div>
        <ButtonLink href={`${roundAddress(of)}?deel=kring`}>{t('toRound')}</ButtonLink>
      </div>
      {round.data && (
        <Loaded query={inside} lines={6}>
          {(seen) => <Remarks round={round.data} inside={seen} />}
        </Loaded>
      )}
    </Section>
  )
}

function Remarks({ round, inside }: { readonly round: RoundAnswer; readonly inside: Inside }) {
  const t = useText(insideMessages)
  const draft = useQuery(draftQuery(round)).data
  if (inside.remarks.length === 0) return <Empty>{t('remarksNone')}</Empty>
  return (
    <ul className={styles.cards}>
      {inside.remarks.map(({ id, actsFor, body, place, questionId, themeId }) => {
        const theme = inside.themes.find((each) => each.id === themeId)
        const points = draft?.points.flatMap(({ remarkIds }, at) => (remarkIds.includes(id) ? [at + 1] : []))
        return (
          <li key={id}>
            <Card>
              <div className={styles.cardHead}>
                <OrganisationName of={actsFor} />
              </div>
              <PlaceLine
                round={round}
                place={place}
                question={round.questions.find((each) => each.id === questionId)?.text ?? null}
              />
              <Typed>{body}</Typed>
              {theme && <Meta>{t('inTheme', { theme: theme.title })}</Meta>}
              {points && (
                <Meta>{points.length === 0 ? t('underNoPoint') : t('underPoints', { points: points.join(', ') })}</Meta>
              )}
            </Card>
          </li>
        )
      })}
    </ul>
  )
}
