import type { Kysely } from 'kysely'

/** Frozen versions of documents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('versions')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('document_id', 'text', (c) => c.notNull().references('documents.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('acts_for', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('versions_number', ['document_id', 'number'])
    .execute()
}
