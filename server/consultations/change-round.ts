import type { z } from 'zod'
import { nextRound } from '#shared/consultations/machine.ts'
import type { decisionInput, extensionInput, roundStepInput } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import type { Parts } from '#server/parts.ts'
import { decideExtension, extensionsOf, insertExtension } from './extension-store.ts'
import { actIn, demandLead, demandReacting, type RoundLook, termFor } from './look.ts'
import { keepNota } from './nota-store.ts'
import { notaOf } from './nota.ts'
import { takeRoundStep } from './store.ts'

type Needs = Pick<Parts, 'db' | 'clock' | 'newId'>

/**
 * Closes, reopens or settles a round ([C2], [C3], [C15]).
 * @throws {Problem} `not-allowed`, `step-not-possible`, `points-unanswered`; `invalid-input` for a reopening without reason
 */
export async function stepRound(
  { db, clock }: Needs,
  actor: Actor,
  look: RoundLook,
  { type, reason }: z.output<typeof roundStepInput>,
): Promise<void> {
  demandLead(look)
  const { round, writer } = look
  const to = nextRound(round.step, type)
  if (type === 'reopen' && reason === '') {
    throw new Problem('invalid-input', { fields: [{ path: 'reason', message: 'reopening needs a reason' }] })
  }
  await db.transaction().execute(async (tx) => {
    const isTaken = await takeRoundStep(tx, round, { type, to, reason, writer }, clock())
    if (!isTaken) throw new Problem('step-not-possible')
    const nota = to === 'settled' ? { nota: await settleNota(tx, look, clock()) } : {}
    const details = { step: [round.step, to], ...nota }
    await recordAct(tx, actor, actIn(look, 'consultation.step', { details }), clock())
  })
}

/** Freezes the nota of a round that is settled now. @returns its SHA-256 @throws {Problem} `points-unanswered` */
async function settleNota(db: Parts['db'], look: RoundLook, nowMs: number): Promise<string> {
  const nota = await notaOf(db, { ...look, round: { ...look.round, step: 'settled' } })
  if (nota.unanswered > 0) throw new Problem('points-unanswered')
  return await keepNota(db, look.round.id, JSON.stringify(nota), nowMs)
}

/**
 * Asks for more time, namens an invited organisation ([C8]).
 * @throws {Problem} `not-allowed`, `step-not-possible` when the round is no longer open, `invalid-input` for a day that is
 * not later than the term
 */
export async function askExtension(
  { db, clock, newId }: Needs,
  actor: Actor,
  look: RoundLook,
  { until, reason }: z.output<typeof extensionInput>,
): Promise<void> {
  demandReacting(look)
  const { round, writer } = look
  if (round.step !== 'open') throw new Problem('step-not-possible')
  const extensions = (await extensionsOf(db, [round.id])).get(round.id) ?? []
  if (until <= termFor(round, writer.actsFor, extensions).closesOn) {
    throw new Problem('invalid-input', { fields: [{ path: 'until', message: 'not later than the term' }] })
  }
  const circle = { visibility: 'organisation', raisedBy: writer.actsFor } as const
  await db.transaction().execute(async (tx) => {
    const id = newId()
    await insertExtension(tx, { id, roundId: round.id, until, reason, writer }, clock())
    await recordAct(tx, actor, actIn(look, 'consultation.ask-extension', { details: { until }, circle }), clock())
  })
}

/**
 * Grants or refuses more time ([C3], [C8]). A refusal is known to the two that it is between; what is granted to all.
 * @throws {Problem} `not-allowed`; `not-found` when this round has no such request; `step-not-possible` when it was decided
 * already; `invalid-input` for a day that is not later than the term
 */
export async function decide(
  { db, clock }: Needs,
  actor: Actor,
  look: RoundLook,
  { id, ...decided }: z.output<typeof decisionInput> & { id: string },
): Promise<void> {
  demandLead(look)
  const { round, writer } = look
  const until = decided.decision === 'granted' ? decided.until : null
  if (until !== null && until <= round.closesOn) {
    throw new Problem('invalid-input', { fields: [{ path: 'until', message: 'not later than the term' }] })
  }
  await db.transaction().execute(async (tx) => {
    const asked = (await extensionsOf(tx, [round.id])).get(round.id) ?? []
    if (!asked.some((each) => each.id === id)) throw new Problem('not-found')
    const isDecided = await decideExtension(tx, { ...decided, id, until, roundId: round.id, writer }, clock())
    if (!isDecided) throw new Problem('step-not-possible')
    const details = { decision: decided.decision, until }
    const circle = { visibility: 'organisation', raisedBy: writer.actsFor } as const
    const narrow = until === null ? { circle } : {}
    await recordAct(tx, actor, actIn(look, 'consultation.decide-extension', { details, ...narrow }), clock())
  })
}
