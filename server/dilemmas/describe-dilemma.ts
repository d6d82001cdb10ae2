import { isOwnerOf, stepsFor } from '#shared/dilemmas/rules.ts'
import type { DilemmaAnswer, recognitionText, standpointText } from '#shared/dilemmas/schema.ts'
import type { z } from 'zod'
import { circleOf, mayWiden, visibilities } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { citedGroundRules } from '#server/ground-rules/store.ts'
import { itemsOf, type KeptItem } from '#server/kept/store.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { codesOf, type Seen, seeSteps, summaries } from './describe-dilemmas.ts'
import type { Look } from './look.ts'
import { dossierTitle } from './named-store.ts'
import { describeSaid, type Names } from './describe-said.ts'
import type { SaidKind } from './say.ts'
import { viewsOf } from './store.ts'
import { threadPlace } from './thread-place.ts'

/**
 * A dilemma with everything about it that whoever looks may see.
 * @param mayContribute may he comment in this dossier
 */
export async function describeDilemma(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  look: Look,
  mayContribute: boolean,
): Promise<DilemmaAnswer> {
  const { dilemma, viewer } = look
  const title = await dossierTitle(db, dilemma.dossierId)
  const [seen] = await seeSteps(db, [dilemma], () => ({ viewer, title }))
  const [summary] = seen ? await summaries(db, [seen], dayOf(clock())) : []
  if (!seen || !summary) throw new Error(`dilemma ${dilemma.id} is missing`)
  const said = (await itemsOf(db, dilemma.id, viewer)).filter(({ id }) => id !== dilemma.id)
  const views = await viewsOf(db, dilemma.id, viewer)
  const names = await namesOf(db, { seen, said, views })
  const { a, b } = dilemma.text.tension ?? {}
  const side = (each: { interest: string; whose: string[] }) => ({
    interest: each.interest,
    whose: each.whose.map((code) => known(names.organisations, code)),
  })
  const thread = dilemma.threadId && (await threadPlace(db, { ...look, threadId: dilemma.threadId }, viewer))
  return {
    ...summary,
    threadId: thread ? dilemma.threadId : null,
    tension: a && b ? { a: side(a), b: side(b) } : null,
    groundRules: await citedGroundRules(db, dilemma.id),
    version: dilemma.item.version,
    may: mayOf(look, mayContribute),
    steps: seen.steps.map(({ type, from, to, userId, actsFor, at, reason }) => ({
      type,
      from,
      to,
      by: known(names.people, userId),
      actsFor: known(names.organisations, actsFor),
      at,
      reason,
    })),
    ...sayings(look, said, names),
    knows: views.map(({ userId, actsFor, since }) => ({
      person: known(names.people, userId),
      actsFor: known(names.organisations, actsFor),
      since,
    })),
  }
}

async function namesOf(
  db: Parts['db'],
  about: { seen: Seen; said: readonly KeptItem[]; views: readonly { userId: string; actsFor: string }[] },
): Promise<Names> {
  const { seen, said, views } = about
  const { tension } = seen.dilemma.text
  const people = [
    ...seen.steps.map(({ userId }) => userId),
    ...said.flatMap(({ authorId, changedBy }) => [authorId, changedBy]),
    ...views.map(({ userId }) => userId),
  ]
  const organisations = [
    ...(tension ? [...tension.a.whose, ...tension.b.whose] : []),
    ...seen.steps.map(({ actsFor }) => actsFor),
    ...said.map(({ actsFor }) => actsFor),
    ...said.flatMap(({ circle }) => codesOf(circle)),
    ...views.map(({ actsFor }) => actsFor),
  ]
  return { people: await peopleById(db, people), organisations: await organisationsByCode(db, organisations) }
}

function mayOf({ dilemma, viewer, writer }: Look, contribute: boolean): DilemmaAnswer['may'] {
  const { circle } = dilemma.item
  if (!contribute) return { edit: false, contribute, own: false, widenTo: [], steps: [] }
  return {
    edit: viewer.organisationCode === circle.raisedBy,
    contribute,
    own: isOwnerOf({ circle, ownerId: dilemma.ownerId }, { userId: writer.userId, viewer }),
    widenTo: visibilities.filter((to) => circleOf(to, viewer) !== undefined && mayWiden(circle, to, viewer)),
    steps: stepsFor(dilemma.state.step, { circle, ownerId: dilemma.ownerId }, { userId: writer.userId, viewer }),
  }
}

/** What was said, each kind apart. */
function sayings(
  look: Look,
  said: readonly KeptItem[],
  { people, organisations }: Names,
): Pick<DilemmaAnswer, 'recognitions' | 'standpoints'> {
  const saidBy = describeSaid(look, said, { people, organisations })
  const of = (kind: SaidKind): KeptItem[] => said.filter((item) => item.kind === kind)
  // the contents below were written after their schemas
  return {
    recognitions: of('recognition').map((item) =>
      Object.assign(saidBy(item), item.content as z.output<typeof recognitionText>),
    ),
    standpoints: of('standpoint')
      .map((item) => Object.assign(saidBy(item), item.content as z.output<typeof standpointText>))
      .toReversed(),
  }
}
