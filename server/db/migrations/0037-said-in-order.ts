import { sql, type Kysely } from 'kysely'

/**
 * What was said about a subject has one order, also within a millisecond; and the dilemma of a thread is found by the
 * thread.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kept_items')
    .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await sql`
    update kept_items set seq = (
      select count(*) from kept_items as other where other.subject_id = kept_items.subject_id
      and (other.created_at < kept_items.created_at
        or (other.created_at = kept_items.created_at and other.id <= kept_items.id))
    )`.execute(db)
  await db.schema.createIndex('kept_items_order').on('kept_items').columns(['subject_id', 'seq']).unique().execute()
  await db.schema.createIndex('dilemmas_thread').on('dilemmas').column('thread_id').execute()
}
