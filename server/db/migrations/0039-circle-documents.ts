import type { Kysely } from 'kysely'

/**
 * A document may have a circle: the inner draft of an organisation, or of a koepel with its members. Null is everybody in
 * the dossier, as every document was until now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['visibility', 'raised_by', 'koepel'] as const) {
    await db.schema.alterTable('documents').addColumn(column, 'text').execute()
  }
}
