import type { Nota, NotaRow } from '#shared/consultations/nota-schema.ts'
import { unanswered } from '#shared/consultations/rules.ts'
import { groupOf, groups } from '#shared/organisations/layers.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { documentById } from '#server/documents/store.ts'
import type { Parts } from '#server/parts.ts'
import { versionsById } from '#server/versions/store.ts'
import { answersIn, type StoredAnswer } from './answer.ts'
import type { RoundLook } from './look.ts'
import { latestReactions, reactionsOf } from './reaction-store.ts'

/** By layer, then by code: an order that ranks nobody. */
const byLayer = (a: OrganisationRef, b: OrganisationRef): number =>
  groups.indexOf(groupOf(a)) - groups.indexOf(groupOf(b)) || (a.code < b.code ? -1 : 1)

/** The reactienota of a round: per point who, what, answer and place, with the last reaction of each ([C15]). */
export async function notaOf(db: Parts['db'], look: RoundLook): Promise<Nota> {
  const { round } = look
  const reactions = latestReactions(await reactionsOf(db, round.id)).toSorted((a, b) =>
    byLayer(a.organisation, b.organisation),
  )
  const answers = await answersIn(db, look)
  const shown = await answerNames(db, answers)
  const rows = reactions.flatMap(({ organisation, mandate, late, standpoint, points }) =>
    points.map((point): NotaRow => {
      const answer = answers.find(({ pointId }) => pointId === point.id)
      return {
        organisation,
        mandate,
        late,
        standpoint,
        pointId: point.id,
        point: point.text,
        question: round.questions.find(({ id }) => id === point.questionId)?.text ?? null,
        place: point.place,
        answer: answer ? shown(answer) : null,
        outdated: answer !== undefined && answer.pointText !== point.text,
      }
    }),
  )
  const invited = await organisationsByCode(db, round.invited)
  const spoke = new Set(reactions.map(({ organisation }) => organisation.code))
  const version = known(await versionsById(db, [round.versionId]), round.versionId)
  return {
    roundId: round.id,
    documentTitle: (await documentById(db, round.documentId)).title,
    versionName: version.name,
    sha256: version.sha256,
    opensOn: round.opensOn,
    closesOn: round.closesOn,
    step: round.step,
    followUp: round.followUp,
    reactions,
    silent: [...invited.values()].filter(({ code }) => !spoke.has(code)).toSorted(byLayer),
    rows,
    unanswered: unanswered(
      reactions.flatMap(({ points }) => points),
      answers,
    ).length,
  }
}

async function answerNames(db: Parts['db'], answers: readonly StoredAnswer[]) {
  const people = await peopleById(
    db,
    answers.flatMap(({ item }) => [item.authorId, item.changedBy]),
  )
  const organisations = await organisationsByCode(
    db,
    answers.map(({ item }) => item.actsFor),
  )
  return ({ item, pointId, pointText, disposition, reason, place }: StoredAnswer): NotaRow['answer'] => ({
    id: item.id,
    by: known(people, item.authorId),
    actsFor: known(organisations, item.actsFor),
    at: item.createdAt,
    version: item.version,
    changedBy: known(people, item.changedBy),
    changedAt: item.changedAt,
    pointId,
    pointText,
    disposition,
    reason,
    place,
  })
}
