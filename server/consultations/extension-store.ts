import type { Kysely } from 'kysely'
import type { Day } from '#shared/lib/day.ts'
import type { Database } from '#server/db/database.ts'
import type { Writer } from '#server/kept/store.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A request for more time. */
export interface StoredExtension {
  readonly id: string
  readonly organisation: string
  readonly until: Day
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: string
  /** null: not decided yet. */
  readonly decision: {
    readonly decision: 'granted' | 'refused'
    readonly until: Day | null
    readonly reason: string
    readonly by: string
    readonly actsFor: string
    readonly at: string
  } | null
}

export async function insertExtension(
  db: Kysely<Database>,
  asked: { id: string; roundId: string; until: Day; reason: string; writer: Writer },
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('consultation_extensions')
    .values({
      id: asked.id,
      consultation_id: asked.roundId,
      organisation_code: asked.writer.actsFor,
      until: asked.until,
      reason: asked.reason,
      asked_by: asked.writer.userId,
      asked_at: toInstant(nowMs),
    })
    .execute()
}

/** Decides about a request. @returns false when there is none in this round that is undecided */
export async function decideExtension(
  db: Kysely<Database>,
  decided: {
    id: string
    roundId: string
    decision: 'granted' | 'refused'
    until: Day | null
    reason: string
    writer: Writer
  },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('consultation_extensions')
    .set({
      decision: decided.decision,
      granted_until: decided.until,
      decision_reason: decided.reason,
      decided_by: decided.writer.userId,
      decided_for: decided.writer.actsFor,
      decided_at: toInstant(nowMs),
    })
    .where('id', '=', decided.id)
    .where('consultation_id', '=', decided.roundId)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every request in these rounds, by round, the first asked first. */
export async function extensionsOf(
  db: Kysely<Database>,
  roundIds: readonly string[],
): Promise<Map<string, StoredExtension[]>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('consultation_extensions')
    .selectAll()
    .where('consultation_id', 'in', roundIds)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  const byRound = Map.groupBy(rows, (row) => row.consultation_id)
  return new Map(
    [...byRound].map(([roundId, each]) => [
      roundId,
      each.map((row) => ({
        id: row.id,
        organisation: row.organisation_code,
        until: row.until,
        reason: row.reason,
        askedBy: row.asked_by,
        askedAt: row.asked_at,
        decision: row.decision === null ? null : decisionOf(row),
      })),
    ]),
  )
}

const decisionOf = (row: {
  decision: string | null
  granted_until: string | null
  decision_reason: string | null
  decided_by: string | null
  decided_for: string | null
  decided_at: string | null
}): StoredExtension['decision'] => ({
  decision: row.decision === 'granted' ? 'granted' : 'refused',
  until: row.granted_until,
  reason: row.decision_reason ?? '',
  by: row.decided_by ?? '',
  actsFor: row.decided_for ?? '',
  at: row.decided_at ?? '',
})
