import { ageDays, ageGroup, byAttention, pictureOf, type Picture } from '#shared/dilemmas/rules.ts'
import type { pictureQuery, RegisterQuery } from '#shared/dilemmas/schema.ts'
import type { Day } from '#shared/lib/day.ts'
import type { z } from 'zod'
import type { Reach } from '#server/access/reach-store.ts'
import { known } from '#server/auth/people-store.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { attentionFacts, pictureFacts, type Seen, seeSteps, summaries } from './describe-dilemmas.ts'
import { dilemmasIn } from './store.ts'

type Filters = Omit<RegisterQuery, 'limit' | 'after' | 'dossierId'>

type Needs = Pick<Parts, 'db' | 'clock'>

/** Everything that may be seen from there and that answers to the filters ([D13], [D17]). */
async function seenIn({ db, clock }: Needs, reach: readonly Reach[], filters: Filters): Promise<Seen[]> {
  const byDossier = new Map(reach.map((each) => [each.dossierId, each]))
  const dilemmas = await dilemmasIn(db, new Map(reach.map(({ dossierId, viewer }) => [dossierId, viewer])))
  const all = await seeSteps(db, dilemmas, (dossierId) => known(byDossier, dossierId))
  return all.filter((seen) => answersTo(seen, filters, dayOf(clock())))
}

function answersTo(seen: Seen, { layer, aspect, step, age, neededBefore }: Filters, today: Day): boolean {
  const { text, state } = seen.dilemma
  return (
    (layer === undefined || text.layers.includes(layer)) &&
    (aspect === undefined || text.aspects.includes(aspect)) &&
    (step === undefined || state.step === step) &&
    (age === undefined || ageGroup(ageDays(attentionFacts(seen), today)) === age) &&
    (neededBefore === undefined || (text.neededBy.on !== null && text.neededBy.on <= neededBefore))
  )
}

/** A page of the register, by what needs attention ([D16]); `after` is the id of the last one of the page before. */
export async function register(
  parts: Needs,
  reach: readonly Reach[],
  { limit, after, ...filters }: Omit<RegisterQuery, 'dossierId'>,
) {
  const today = dayOf(parts.clock())
  const compare = byAttention(today)
  const all = (await seenIn(parts, reach, filters)).toSorted((a, b) => compare(attentionFacts(a), attentionFacts(b)))
  const start = after === undefined ? 0 : all.findIndex(({ dilemma }) => dilemma.id === after) + 1
  const page = all.slice(start, start + limit)
  const isLast = start + limit >= all.length
  return {
    items: await summaries(parts.db, page, today),
    next: isLast ? null : (page.at(-1)?.dilemma.id ?? null),
    total: all.length,
  }
}

/** The picture over time of what may be seen from there ([D18]). */
export async function picture(
  parts: Needs,
  reach: readonly Reach[],
  { by, since, until, ...filters }: Omit<z.output<typeof pictureQuery>, 'dossierId'>,
): Promise<Picture> {
  return pictureOf((await seenIn(parts, reach, filters)).map(pictureFacts), { by, since, until })
}
