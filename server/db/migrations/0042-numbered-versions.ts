import type { Kysely } from 'kysely'

/**
 * Whether a version's headings and paragraphs carry numbers, as its document's did when it was frozen: what was cited as
 * "3.2, alinea 4" stays there. Versions of before were shown without.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('versions')
    .addColumn('numbered', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
