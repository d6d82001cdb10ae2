import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Reply } from '#shared/threads/rules.ts'
import { circleOfRow } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { ThreadEntriesTable } from '#server/db/tables/threads.ts'

export type EntryRow = Selectable<ThreadEntriesTable>
export type NewEntry = Insertable<ThreadEntriesTable>

/** A row as the rules know it. */
export const toReply = (row: EntryRow): Reply => ({
  circle: circleOfRow(row),
  authorId: row.author_id,
  isWithdrawn: row.withdrawn_at !== null,
})

/** What an entry is unless it says otherwise. */
const bare = {
  client_key: null,
  body: null,
  body_text: '',
  note: '',
  outcome: null,
  widened_to: null,
  earlier_anchor: null,
  edited_at: null,
  withdrawn_at: null,
}
type Bare = keyof typeof bare

/** Writes down what happened in a thread. */
export async function insertEntry(
  db: Kysely<Database>,
  entry: Omit<NewEntry, Bare> & Partial<Pick<NewEntry, Bare>>,
): Promise<void> {
  await db
    .insertInto('thread_entries')
    .values({ ...bare, ...entry })
    .execute()
}

/** One reply of a thread, whoever may see it; undefined when there is none. */
export const replyRow = (db: Kysely<Database>, threadId: string, id: string): Promise<EntryRow | undefined> =>
  db
    .selectFrom('thread_entries')
    .selectAll()
    .where('thread_id', '=', threadId)
    .where('id', '=', id)
    .where('kind', '=', 'reply')
    .executeTakeFirst()

/** What this person answered here before under this key; undefined when it is new. [T4] */
export const replyByKey = (
  db: Kysely<Database>,
  { threadId, authorId, key }: { threadId: string; authorId: string; key: string },
): Promise<EntryRow | undefined> =>
  db
    .selectFrom('thread_entries')
    .selectAll()
    .where('thread_id', '=', threadId)
    .where('author_id', '=', authorId)
    .where('client_key', '=', key)
    .executeTakeFirst()

/**
 * Changes a reply that is as it was judged.
 * @returns false when somebody else changed that meanwhile
 */
export async function changeReply(
  db: Kysely<Database>,
  before: EntryRow,
  change: Updateable<ThreadEntriesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('thread_entries')
    .set(change)
    .where('id', '=', before.id)
    .where('visibility', '=', before.visibility)
    .where('withdrawn_at', before.withdrawn_at === null ? 'is' : '=', before.withdrawn_at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
