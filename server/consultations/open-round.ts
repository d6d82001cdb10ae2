import { defaultClosesOn, isShort } from '#shared/consultations/rules.ts'
import type { RoundInput } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import { dayOf } from '#server/lib/today.ts'
import type { Parts } from '#server/parts.ts'
import { readFrozen } from '#server/versions/freeze.ts'
import { insertVersion } from '#server/versions/store.ts'
import { insertRound, partyCodes, type StoredRound } from './store.ts'

const invalid = (path: string, message: string): Problem =>
  new Problem('invalid-input', { fields: [{ path, message }] })

/**
 * Opens a round on the document as it is on disk now, frozen as a version of its own ([C1]).
 * @throws {Problem} `not-allowed` to who could not lead it ([C3])
 * @throws {Problem} `invalid-input`: a term that is over, or short without a reason ([C4]); an organisation that is not in
 * the dossier and so could not read it, or that leads the round itself
 */
export async function openRound(
  parts: Pick<Parts, 'db' | 'clock' | 'newId' | 'sync'>,
  c: AppContext,
  documentId: string,
  input: RoundInput,
): Promise<StoredRound> {
  const { db, clock, newId, sync } = parts
  const { dossierId, actsFor, isVouchedFor, within } = standingOf(c)
  // a round is everybody's in the dossier: none on what only a circle sees
  if (!isVouchedFor || within) throw new Problem('not-allowed')
  const { userId } = signedInOf(c)
  const opensOn = dayOf(clock())
  const closesOn = input.closesOn ?? defaultClosesOn(opensOn)
  if (closesOn < opensOn) throw invalid('closesOn', 'is over already')
  if (isShort(opensOn, closesOn) && input.shortReason === '') {
    throw invalid('shortReason', 'a term shorter than two months needs a reason')
  }
  const parties = await partyCodes(db, dossierId)
  const invited = [...new Set(input.invited)]
  const missing = invited.find((code) => !parties.has(code))
  if (missing !== undefined) throw invalid('invited', `${missing} is not in the dossier`)
  if (invited.includes(actsFor)) throw invalid('invited', 'who leads a round is not invited to it')
  const frozen = await readFrozen(parts, documentId)
  const version = { ...frozen, id: newId(), documentId, name: input.name, createdBy: userId, actsFor }
  const round: StoredRound = {
    id: newId(),
    dossierId,
    documentId,
    versionId: version.id,
    step: 'open',
    questions: input.questions.map((text) => ({ id: newId(), text })),
    invited,
    opensOn,
    closesOn,
    shortReason: input.shortReason,
    followUp: input.followUp,
    openedBy: userId,
    openedFor: actsFor,
    openedAt: toInstant(clock()),
  }
  await db.transaction().execute(async (tx) => {
    await insertVersion(tx, version, clock())
    await insertRound(tx, round)
    const details = { version: version.name, sha256: version.sha256, invited, closesOn }
    const act = { action: 'consultation.open', objectKind: 'consultation', objectId: round.id, dossierId } as const
    await recordAct(tx, actorOf(c), { ...act, details }, clock())
  })
  sync.tell(documentId, 'version', version.id)
  sync.tell(documentId, 'consultation', round.id)
  return round
}
