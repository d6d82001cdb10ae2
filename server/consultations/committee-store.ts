import type { Kysely } from 'kysely'
import type { CommitteeAnswer, committeeInput } from '#shared/consultations/schema.ts'
import type { z } from 'zod'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** The calendar of an organisation, the first meeting first. */
export async function committeeDates(db: Kysely<Database>, organisation: string): Promise<CommitteeAnswer[]> {
  const rows = await db
    .selectFrom('committee_dates')
    .selectAll()
    .where('organisation_code', '=', organisation)
    .where('removed_at', 'is', null)
    .orderBy('meets_on')
    .orderBy('id')
    .execute()
  const organisations = await organisationsByCode(db, [organisation])
  return rows.map((row) => ({
    id: row.id,
    organisation: known(organisations, row.organisation_code),
    name: row.name,
    meetsOn: row.meets_on,
    papersDueOn: row.papers_due_on,
  }))
}

export async function insertCommitteeDate(
  db: Kysely<Database>,
  date: z.output<typeof committeeInput> & { id: string; addedBy: string },
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('committee_dates')
    .values({
      id: date.id,
      organisation_code: date.organisation,
      name: date.name,
      meets_on: date.meetsOn,
      papers_due_on: date.papersDueOn,
      added_by: date.addedBy,
      added_at: toInstant(nowMs),
      removed_at: null,
    })
    .execute()
}

/** Takes a date out of an organisation's calendar. @returns false when it has no such date */
export async function removeCommitteeDate(
  db: Kysely<Database>,
  date: { id: string; organisation: string },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('committee_dates')
    .set({ removed_at: toInstant(nowMs) })
    .where('id', '=', date.id)
    .where('organisation_code', '=', date.organisation)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
