import { daysLeft, isInside, isShort, remindersOf, type Term } from '#shared/consultations/rules.ts'
import type { RoundAnswer, RoundSummary } from '#shared/consultations/schema.ts'
import type { Person } from '#shared/auth/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import { type Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { documentById } from '#server/documents/store.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { versionsById } from '#server/versions/store.ts'
import { extensionsOf, type StoredExtension } from './extension-store.ts'
import { type RoundLook, termFor } from './look.ts'
import { latestReactions, reactionsOf } from './reaction-store.ts'
import { settledNotas } from './nota-store.ts'
import { roundStepsOf, type RoundStepTaken } from './store.ts'

type Needs = Pick<Parts, 'db' | 'clock'>
type Names = {
  readonly people: ReadonlyMap<string, Person>
  readonly organisations: ReadonlyMap<string, OrganisationRef>
}

/** Rounds as they are listed, for whoever looks at each. */
export async function roundSummaries({ db, clock }: Needs, looks: readonly RoundLook[]): Promise<RoundSummary[]> {
  const rounds = looks.map(({ round }) => round)
  const versions = await versionsById(
    db,
    rounds.map(({ versionId }) => versionId),
  )
  const people = await peopleById(
    db,
    rounds.map(({ openedBy }) => openedBy),
  )
  const organisations = await organisationsByCode(
    db,
    rounds.map(({ openedFor }) => openedFor),
  )
  const extensions = await extensionsOf(
    db,
    rounds.map(({ id }) => id),
  )
  const titles = new Map<string, string>()
  for (const { documentId } of rounds) titles.set(documentId, (await documentById(db, documentId)).title)
  return looks.map(({ round, circle, viewer }) => ({
    id: round.id,
    dossierId: round.dossierId,
    documentId: round.documentId,
    documentTitle: known(titles, round.documentId),
    version: known(versions, round.versionId),
    step: round.step,
    opensOn: round.opensOn,
    closesOn: round.closesOn,
    daysLeft: daysLeft(ownTerm({ round, circle, viewer }, extensions.get(round.id) ?? []), dayOf(clock())),
    openedBy: known(people, round.openedBy),
    openedFor: known(organisations, round.openedFor),
    openedAt: round.openedAt,
  }))
}

/** The term of whoever looks: that of his own invited organisation, or of his circle. */
const ownTerm = (
  { round, circle, viewer }: Pick<RoundLook, 'round' | 'circle' | 'viewer'>,
  extensions: readonly StoredExtension[],
): Term => {
  const own = viewer.organisationCode
  return termFor(round, own !== null && round.invited.includes(own) ? own : circle, extensions)
}

/** A round with all that whoever looks may see of it, save its inside. */
export async function describeRound(needs: Needs, look: RoundLook): Promise<RoundAnswer> {
  const { db } = needs
  const { round, viewer } = look
  const [summary] = await roundSummaries(needs, [look])
  if (!summary) throw new Error(`round ${round.id} is missing`)
  const extensions = (await extensionsOf(db, [round.id])).get(round.id) ?? []
  const reactions = latestReactions(await reactionsOf(db, round.id))
  const steps = await roundStepsOf(db, round.id)
  const notas = await settledNotas(db, round.id)
  const names = await namesOf(db, look, { extensions, steps })
  return {
    ...summary,
    questions: [...round.questions],
    invited: round.invited.map((code) => {
      const given = reactions.find(({ organisation }) => organisation.code === code)
      return {
        organisation: known(names.organisations, code),
        closesOn: termFor(round, code, extensions).closesOn,
        reaction: given ? { mandate: given.mandate, givenAt: given.givenAt, late: given.late } : null,
      }
    }),
    isShort: isShort(round.opensOn, round.closesOn),
    shortReason: round.shortReason,
    followUp: round.followUp,
    extensions: extensions.flatMap((each) => seenExtension(each, look, names) ?? []),
    reminders: remindersOf(ownTerm(look, extensions)),
    steps: steps.map(({ type, to, reason, userId, actsFor, at }) => {
      return { type, to, reason, by: known(names.people, userId), actsFor: known(names.organisations, actsFor), at }
    }),
    notas,
    may: {
      lead: look.leads,
      reactFor: look.reacts ? known(names.organisations, viewer.organisationCode ?? '') : null,
      remark: look.remarks,
    },
  }
}

async function namesOf(
  db: Parts['db'],
  { round }: RoundLook,
  { extensions, steps }: { extensions: readonly StoredExtension[]; steps: readonly RoundStepTaken[] },
): Promise<Names> {
  const decisions = extensions.flatMap(({ decision }) => decision ?? [])
  const people = await peopleById(db, [
    ...extensions.map(({ askedBy }) => askedBy),
    ...decisions.map(({ by }) => by),
    ...steps.map(({ userId }) => userId),
  ])
  const organisations = await organisationsByCode(db, [
    ...round.invited,
    ...extensions.map(({ organisation }) => organisation),
    ...decisions.map(({ actsFor }) => actsFor),
    ...steps.map(({ actsFor }) => actsFor),
  ])
  return { people, organisations }
}

/** A request for more time is between the two; of what was granted all see the day and the decision ([C8]). */
function seenExtension(
  extension: StoredExtension,
  { round, viewer }: RoundLook,
  { people, organisations }: Names,
): RoundAnswer['extensions'][number] | undefined {
  const { id, organisation, until, reason, askedBy, askedAt, decision } = extension
  const isBetween = isBetweenThem(viewer, organisation, round.openedFor)
  if (!isBetween && decision?.decision !== 'granted') return undefined
  return {
    id,
    by: known(people, askedBy),
    actsFor: known(organisations, organisation),
    at: askedAt,
    organisation: known(organisations, organisation),
    until,
    reason: isBetween ? reason : '',
    decision: decision && {
      ...decision,
      by: known(people, decision.by),
      actsFor: known(organisations, decision.actsFor),
    },
  }
}

const isBetweenThem = (viewer: Viewer, asker: string, leader: string): boolean =>
  isInside(viewer, asker) || viewer.organisationCode === leader
