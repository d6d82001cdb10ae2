import type { z } from 'zod'
import { demandGiving, nextRound, type ReactionMandate } from '#shared/consultations/machine.ts'
import { readReaction } from '#shared/consultations/reaction-text.ts'
import { isLate } from '#shared/consultations/rules.ts'
import type { giveInput, GivenReaction } from '#shared/consultations/schema.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { type Actor, recordAct } from '#server/events/acts.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { type Frozen, readFrozen } from '#server/versions/freeze.ts'
import { insertVersion } from '#server/versions/store.ts'
import { draftDocument } from './draft-store.ts'
import { extensionsOf } from './extension-store.ts'
import { actIn, demandCircle, demandReacting, type RoundLook, termFor } from './look.ts'
import { pointsIn } from './point-places.ts'
import { insertReaction, reactionsOf } from './reaction-store.ts'
import { holdRound, takeRoundStep } from './store.ts'

/** How a version that was given is called in the document. */
const versionNames: Readonly<Record<ReactionMandate, string>> = {
  ambtelijk: 'Gegeven: ambtelijk, onder voorbehoud',
  'bestuurlijk-vastgesteld': 'Gegeven: bestuurlijk vastgesteld',
}

/**
 * Gives the reaction of the organisation namens which one acts: its document as it is on disk now, frozen as a version,
 * without the remarks on which its points rest ([C12], [C13]). In a settled round it opens the answering again. What was
 * given last in the same words stays as it was: whoever asks twice, because he had no answer, gave once.
 * @returns whether something was given
 * @throws {Problem} `not-found` outside every circle, `not-allowed`, `step-not-possible`; `invalid-input` without a text;
 * `changed-meanwhile` when the document says something else than the text that the giver saw
 */
export async function giveReaction(
  parts: Pick<Parts, 'db' | 'clock' | 'newId' | 'sync'>,
  actor: Actor,
  look: RoundLook,
  input: z.output<typeof giveInput>,
): Promise<boolean> {
  demandCircle(look)
  demandReacting(look)
  const { db, clock, newId, sync } = parts
  const { round, writer } = look
  const { mandate, standpoint, body, decidedOn, sha256 } = input
  const documentId = await draftDocument(db, { roundId: round.id, organisation: writer.actsFor })
  if (documentId === undefined) throw noText()
  const frozen = await readFrozen(parts, documentId)
  if (frozen.sha256 !== sha256) throw new Problem('changed-meanwhile')
  const version = { ...frozen, id: newId(), documentId, name: versionNames[mandate] }
  const isNew = await db.transaction().execute(async (tx) => {
    // it may have been settled since it was looked at: what changes then opens it again
    const now = { ...look, round: await holdRound(tx, round) }
    // each organisation's last first
    const all = await reactionsOf(tx, round.id)
    const before = all.find(({ organisation }) => organisation.code === writer.actsFor)
    demandGiving(now.round.step, before?.mandate ?? null, mandate)
    if (before && isSame(before, input)) return false
    const said = await saidIn(tx, look, frozen, all)
    const extensions = (await extensionsOf(tx, [round.id])).get(round.id) ?? []
    const late = isLate(termFor(round, writer.actsFor, extensions), dayOf(clock()))
    const content = { mandate, body, decidedOn, late, standpoint, ...said }
    const whose = { roundId: round.id, organisation: writer.actsFor, givenBy: writer.userId, versionId: version.id }
    await insertVersion(tx, { ...version, createdBy: writer.userId, actsFor: writer.actsFor }, clock())
    await insertReaction(tx, { id: newId(), ...whose, ...content }, clock())
    if (now.round.step === 'settled') await openAgain(tx, now, clock())
    const details = { mandate, late, sha256: frozen.sha256 }
    await recordAct(tx, actor, actIn(look, 'consultation.give', { details }), clock())
    return true
  })
  if (isNew) sync.tell(documentId, 'version', version.id)
  return isNew
}

const isSame = (before: GivenReaction, input: z.output<typeof giveInput>): boolean =>
  before.version?.sha256 === input.sha256 &&
  before.mandate === input.mandate &&
  before.standpoint === input.standpoint &&
  before.body === input.body &&
  before.decidedOn === input.decidedOn

const noText = (): Problem =>
  new Problem('invalid-input', { fields: [{ path: 'text', message: 'there is no reaction yet' }] })

async function openAgain(db: Parts['db'], { round, writer }: RoundLook, nowMs: number): Promise<void> {
  const to = nextRound(round.step, 'change')
  const isTaken = await takeRoundStep(db, round, { type: 'change', to, reason: '', writer }, nowMs)
  if (!isTaken) throw new Problem('step-not-possible')
}

/**
 * The summary and the points of a frozen reaction.
 * @param all whatever was given in the round: a point that its organisation dropped keeps its id, and its answer
 */
async function saidIn(
  db: Parts['db'],
  { round, writer }: RoundLook,
  { content }: Frozen,
  all: readonly GivenReaction[],
): Promise<Pick<GivenReaction, 'summary' | 'points'>> {
  // what the document schema wrote
  const { summary, points } = readReaction(JSON.parse(content) as DocumentNode, round.questions)
  if (summary === '' && points.length === 0) throw noText()
  const ofOthers = new Set(
    all
      .filter(({ organisation }) => organisation.code !== writer.actsFor)
      .flatMap((each) => each.points.map(({ id }) => id)),
  )
  const placed = await pointsIn(db, round, points)
  // an id is what its writers make it: the answer to another's point is never an answer to this one
  const own = (id: string): string => (ofOthers.has(id) ? `${writer.actsFor}-${id}` : id)
  return {
    summary,
    points: placed.map(({ id, text, questionId, place }) => ({ id: own(id), text, questionId, place })),
  }
}
