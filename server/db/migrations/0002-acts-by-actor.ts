import type { Kysely } from 'kysely'

/** "Did this person do this already within the hour?" is asked at every opened document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('acts_actor').on('acts').columns(['actor_id', 'action', 'object_id', 'seq']).execute()
}
