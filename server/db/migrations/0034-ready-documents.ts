import type { Kysely } from 'kysely'

/**
 * A document that begins with a text is there for nobody until that text is on disk: the log, which has a connection of
 * its own, needs its row before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('documents')
    .addColumn('is_ready', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
