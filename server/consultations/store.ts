import type { Kysely, Selectable } from 'kysely'
import type { RoundEvent, RoundStep } from '#shared/consultations/machine.ts'
import type { Term } from '#shared/consultations/rules.ts'
import type { Database } from '#server/db/database.ts'
import type { ConsultationsTable } from '#server/db/tables/consultations.ts'
import type { Writer } from '#server/kept/store.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A round as it is stored. */
export interface StoredRound extends Term {
  readonly id: string
  readonly dossierId: string
  readonly documentId: string
  readonly versionId: string
  readonly step: RoundStep
  readonly questions: readonly { readonly id: string; readonly text: string }[]
  /** Codes of the invited organisations. */
  readonly invited: readonly string[]
  readonly shortReason: string
  readonly followUp: string
  readonly openedBy: string
  /** The organisation that leads it. */
  readonly openedFor: string
  readonly openedAt: string
}

/** A row of the table as a round. */
export const toRound = (row: Selectable<ConsultationsTable>): StoredRound => ({
  id: row.id,
  dossierId: row.dossier_id,
  documentId: row.document_id,
  versionId: row.version_id,
  // what insertRound() and takeRoundStep() wrote
  step: row.step as RoundStep,
  questions: JSON.parse(row.questions) as StoredRound['questions'],
  invited: JSON.parse(row.invited) as string[],
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  shortReason: row.short_reason,
  followUp: row.follow_up,
  openedBy: row.opened_by,
  openedFor: row.opened_for,
  openedAt: row.opened_at,
})

export async function insertRound(db: Kysely<Database>, round: StoredRound): Promise<void> {
  await db
    .insertInto('consultations')
    .values({
      id: round.id,
      dossier_id: round.dossierId,
      document_id: round.documentId,
      version_id: round.versionId,
      step: round.step,
      questions: JSON.stringify(round.questions),
      invited: JSON.stringify(round.invited),
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      short_reason: round.shortReason,
      follow_up: round.followUp,
      opened_by: round.openedBy,
      opened_for: round.openedFor,
      opened_at: round.openedAt,
    })
    .execute()
}

/** A round of this dossier; undefined when there is none. */
export async function roundById(db: Kysely<Database>, dossierId: string, id: string): Promise<StoredRound | undefined> {
  const row = await db
    .selectFrom('consultations')
    .selectAll()
    .where('id', '=', id)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row && toRound(row)
}

/**
 * A round as it is now, which stays as it is until the transaction ends: a step that somebody else takes waits, or was
 * taken before. Give a transaction.
 * @throws when it is gone: rounds are never deleted
 */
export async function holdRound(
  db: Kysely<Database>,
  { dossierId, id }: Pick<StoredRound, 'dossierId' | 'id'>,
): Promise<StoredRound> {
  // writing what stands there takes the lock of the row on every database
  await db
    .updateTable('consultations')
    .set((eb) => ({ step: eb.ref('step') }))
    .where('id', '=', id)
    .execute()
  const round = await roundById(db, dossierId, id)
  if (!round) throw new Error(`round ${id} is missing`)
  return round
}

/** The rounds of a dossier, or of one of its documents; the last opened first. */
export async function roundsOf(
  db: Kysely<Database>,
  of: { dossierId: string } | { documentId: string },
): Promise<StoredRound[]> {
  let query = db.selectFrom('consultations').selectAll().orderBy('opened_at', 'desc').orderBy('id')
  if ('documentId' in of) query = query.where('document_id', '=', of.documentId)
  else query = query.where('dossier_id', '=', of.dossierId)
  return (await query.execute()).map(toRound)
}

/** A step that was taken in a round. */
export interface RoundStepTaken {
  readonly type: RoundEvent
  readonly to: RoundStep
  readonly userId: string
  readonly actsFor: string
  readonly at: string
  readonly reason: string
}

/** Takes a step. Give a transaction. @returns false when the round was no longer in the step that it was in */
export async function takeRoundStep(
  db: Kysely<Database>,
  round: StoredRound,
  step: { type: RoundEvent; to: RoundStep; reason: string; writer: Writer },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('consultations')
    .set({ step: step.to })
    .where('id', '=', round.id)
    .where('step', '=', round.step)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const last = await db
    .selectFrom('consultation_steps')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('consultation_id', '=', round.id)
    .executeTakeFirst()
  await db
    .insertInto('consultation_steps')
    .values({
      consultation_id: round.id,
      seq: (last?.seq ?? 0) + 1,
      type: step.type,
      to_step: step.to,
      user_id: step.writer.userId,
      acts_for: step.writer.actsFor,
      at: toInstant(nowMs),
      reason: step.reason,
    })
    .execute()
  return true
}

export async function roundStepsOf(db: Kysely<Database>, id: string): Promise<RoundStepTaken[]> {
  const rows = await db
    .selectFrom('consultation_steps')
    .selectAll()
    .where('consultation_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    // what takeRoundStep() wrote
    type: row.type as RoundEvent,
    to: row.to_step as RoundStep,
    userId: row.user_id,
    actsFor: row.acts_for,
    at: row.at,
    reason: row.reason,
  }))
}

/** Writes down that somebody opened a round, the first time. */
export async function noteRoundView(db: Kysely<Database>, id: string, writer: Writer, nowMs: number): Promise<void> {
  await db
    .insertInto('consultation_views')
    .values({
      consultation_id: id,
      user_id: writer.userId,
      acts_for: writer.actsFor,
      first_seen_at: toInstant(nowMs),
    })
    .onConflict((oc) => oc.columns(['consultation_id', 'user_id', 'acts_for']).doNothing())
    .execute()
}

/** The organisations namens which somebody opened a round. For the koepel only: the caller asks who may know. */
export async function whoLooked(db: Kysely<Database>, id: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('consultation_views')
    .select('acts_for')
    .where('consultation_id', '=', id)
    .distinct()
    .execute()
  return new Set(rows.map((row) => row.acts_for))
}

/**
 * The organisations that are party in a dossier: whole ones, and those namens which active members act. Of whom only
 * another party said where he works is nobody's party. [T60]
 */
export async function partyCodes(db: Kysely<Database>, dossierId: string): Promise<ReadonlySet<string>> {
  const members = db
    .selectFrom('dossier_members as member')
    .innerJoin('users', 'users.id', 'member.user_id')
    .select((eb) => eb.fn.coalesce('member.acts_for', 'users.organisation_code').as('code'))
    .where('member.dossier_id', '=', dossierId)
    .where('users.deactivated_at', 'is', null)
    .where((eb) => eb.or([eb('member.acts_for', 'is not', null), eb('users.employer_confirmed', '=', 1)]))
  const whole = db
    .selectFrom('dossier_organisations')
    .select('organisation_code as code')
    .where('dossier_id', '=', dossierId)
  return new Set((await members.union(whole).execute()).map((row) => row.code))
}
