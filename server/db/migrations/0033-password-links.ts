import type { Kysely } from 'kysely'

/** A one-time link may be for one account: its holder chooses a new password for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('invitations')
    .addColumn('user_id', 'text', (c) => c.references('users.id'))
    .execute()
}
