import type { Kysely } from 'kysely'

/**
 * Whether headings and paragraphs of a document carry numbers. A setting of the document and not of its text: the guard
 * of the shared text takes nothing beside the text itself, and a number is never content.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('documents')
    .addColumn('numbered', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
