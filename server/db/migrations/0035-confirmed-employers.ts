import type { Kysely } from 'kysely'

/**
 * Who says that somebody works where his account says: an administrator, the command line, or somebody of that
 * organisation. Accounts of before count as said so by an administrator.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('employer_confirmed', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
