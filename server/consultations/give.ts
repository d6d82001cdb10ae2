import type { z } from 'zod'
import { demandGiving, nextRound } from '#shared/consultations/machine.ts'
import { isLate } from '#shared/consultations/rules.ts'
import type { giveInput, GivenReaction } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { extensionsOf } from './extension-store.ts'
import { insideItems, type InsideContent } from './inside.ts'
import { actIn, demandCircle, demandReacting, type RoundLook, termFor } from './look.ts'
import { insertReaction, latestReactions, reactionsOf } from './reaction-store.ts'
import { takeRoundStep } from './store.ts'

/**
 * Gives the reaction of the organisation namens which one acts: a copy of its draft, without the remarks on which its
 * points rest ([C12], [C13]). In a settled round it opens the answering again.
 * @throws {Problem} `not-found` outside every circle, `not-allowed`, `step-not-possible`; `invalid-input` without a draft
 */
export async function giveReaction(
  { db, clock, newId }: Pick<Parts, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  look: RoundLook,
  { mandate, body, decidedOn }: z.output<typeof giveInput>,
): Promise<void> {
  demandCircle(look)
  demandReacting(look)
  const { round, writer } = look
  await db.transaction().execute(async (tx) => {
    const all = latestReactions(await reactionsOf(tx, round.id))
    const before = all.find(({ organisation }) => organisation.code === writer.actsFor)
    demandGiving(round.step, before?.mandate ?? null, mandate)
    const { summary, points } = await draftOf(tx, look)
    if (!summary) {
      throw new Problem('invalid-input', { fields: [{ path: 'summary', message: 'there is no standpunt yet' }] })
    }
    const extensions = (await extensionsOf(tx, [round.id])).get(round.id) ?? []
    const late = isLate(termFor(round, writer.actsFor, extensions), dayOf(clock()))
    const content = { mandate, body, decidedOn, points, late, standpoint: summary.standpoint, summary: summary.summary }
    const whose = { roundId: round.id, organisation: writer.actsFor, givenBy: writer.userId }
    await insertReaction(tx, { id: newId(), ...whose, ...content }, clock())
    if (round.step === 'settled') await openAgain(tx, look, clock())
    await recordAct(tx, actor, actIn(look, 'consultation.give', { details: { mandate, late } }), clock())
  })
}

async function openAgain(db: Parts['db'], { round, writer }: RoundLook, nowMs: number): Promise<void> {
  const to = nextRound(round.step, 'change')
  const isTaken = await takeRoundStep(db, round, { type: 'change', to, reason: '', writer }, nowMs)
  if (!isTaken) throw new Problem('step-not-possible')
}

/** The draft of the own organisation as it would be given. */
async function draftOf(
  db: Parts['db'],
  look: RoundLook,
): Promise<{ summary: InsideContent['summary'] | undefined; points: GivenReaction['points'] }> {
  const isOwn = ({ actsFor }: { actsFor: string }): boolean => actsFor === look.writer.actsFor
  const summary = (await insideItems(db, look, 'summary')).find(isOwn)
  const points = (await insideItems(db, look, 'point')).filter(isOwn).map((item) => {
    // what addPoint() and editPoint() wrote; the remarks stay inside
    const { text, place, questionId, rank } = item.content as InsideContent['point']
    return { id: item.id, text, place, questionId, rank }
  })
  return {
    // what writeSummary() wrote
    summary: summary?.content as InsideContent['summary'] | undefined,
    points: points.toSorted((a, b) => a.rank - b.rank),
  }
}
