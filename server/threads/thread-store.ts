import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import { levels, outcomes, threadKinds, threadStates } from '#shared/threads/kinds.ts'
import type { Thread } from '#shared/threads/rules.ts'
import { circleOfRow } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { ThreadsTable, ThreadTextsTable } from '#server/db/tables/threads.ts'
import { toInstant } from '#server/lib/clock.ts'

export type ThreadRow = Selectable<ThreadsTable>

/** @throws Error when the database holds something that is none of them */
export function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new Error(`unknown value in the database: ${value}`)
  return found
}

/** A row as the rules know it. */
export const toThread = (row: ThreadRow): Thread => ({
  kind: oneOf(threadKinds, row.kind),
  level: oneOf(levels, row.level),
  state: oneOf(threadStates, row.state),
  circle: circleOfRow(row),
  authorId: row.author_id,
  outcome: row.outcome === null ? null : oneOf(outcomes, row.outcome),
  decidedBy: row.decided_by,
  appliedSeq: row.applied_seq,
})

/** One thread, whoever may see it; undefined when there is none. */
export const threadRow = (db: Kysely<Database>, id: string): Promise<ThreadRow | undefined> =>
  db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst()

/** What this person wrote here before under this key; undefined when it is new. [T4] */
export const threadByKey = (
  db: Kysely<Database>,
  { documentId, authorId, key }: { documentId: string; authorId: string; key: string },
): Promise<ThreadRow | undefined> =>
  db
    .selectFrom('threads')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('author_id', '=', authorId)
    .where('client_key', '=', key)
    .executeTakeFirst()

/** Writes a new thread down. */
export async function insertThread(db: Kysely<Database>, row: Insertable<ThreadsTable>): Promise<void> {
  await db.insertInto('threads').values(row).execute()
}

/**
 * Changes a thread that is still in the state in which the rules judged it.
 * @returns false when somebody else changed that meanwhile
 */
export async function changeThread(
  db: Kysely<Database>,
  before: ThreadRow,
  change: Updateable<ThreadsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('threads')
    .set(change)
    .where('id', '=', before.id)
    .where('state', '=', before.state)
    .where('visibility', '=', before.visibility)
    .where('outcome', before.outcome === null ? 'is' : '=', before.outcome)
    .where('applied_seq', before.applied_seq === null ? 'is' : '=', before.applied_seq)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The next moment of a document: now, or just after the last one given out. No two things said in a document have the
 * same, so it is their order for everybody. [T5]
 */
export async function nextMoment(db: Kysely<Database>, documentId: string, nowMs: number): Promise<string> {
  const { last_ms: ms } = await db
    .insertInto('thread_clocks')
    .values({ document_id: documentId, last_ms: nowMs })
    .onConflict((conflict) =>
      conflict.column('document_id').doUpdateSet((eb) => ({
        last_ms: eb
          .case()
          .when('thread_clocks.last_ms', '<', nowMs)
          .then(nowMs)
          .else(eb('thread_clocks.last_ms', '+', 1))
          .end(),
      })),
    )
    .returning('last_ms')
    .executeTakeFirstOrThrow()
  return toInstant(ms)
}

/** The last update of a document that is on disk; 0 for one in which nothing was written. */
export async function lastSeq(db: Kysely<Database>, documentId: string): Promise<number> {
  const found = await db
    .selectFrom('document_updates')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return found?.seq ?? 0
}

/** Keeps a text that is about to be replaced, in the circle that it had. [T6] [T23] */
export async function keepText(db: Kysely<Database>, text: Insertable<ThreadTextsTable>): Promise<void> {
  await db.insertInto('thread_texts').values(text).execute()
}

/** Somebody is eens namens an organisation; said again, in the circle of now. [T32] */
export async function agree(db: Kysely<Database>, agreement: Insertable<Database['thread_agreements']>): Promise<void> {
  await db
    .insertInto('thread_agreements')
    .values(agreement)
    .onConflict((conflict) =>
      conflict
        .columns(['thread_id', 'user_id', 'raised_by'])
        .doUpdateSet({ visibility: agreement.visibility, koepel: agreement.koepel ?? null }),
    )
    .execute()
}

/** Takes that back. @returns false when he had not said so */
export async function disagree(
  db: Kysely<Database>,
  { threadId, userId, actsFor }: { threadId: string; userId: string; actsFor: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('thread_agreements')
    .where('thread_id', '=', threadId)
    .where('user_id', '=', userId)
    .where('raised_by', '=', actsFor)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
