import type { Kysely } from 'kysely'

/**
 * The options of a dilemma are a table in a document of its own, one for each circle that opens one. In such a document
 * whoever may comment writes: `co_written`. The rows of before stay where they are; they begin the table of their circle.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('documents')
    .addColumn('co_written', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('dilemma_tables')
    .addColumn('item_id', 'text', (c) => c.primaryKey().notNull().references('kept_items.id'))
    .addColumn('dilemma_id', 'text', (c) => c.notNull().references('dilemmas.id'))
    .addColumn('circle', 'text', (c) => c.notNull())
    .addColumn('document_id', 'text', (c) => c.notNull().unique().references('documents.id'))
    .addUniqueConstraint('dilemma_tables_circle', ['dilemma_id', 'circle'])
    .execute()
}
