import type { Kysely } from 'kysely'
import { createFullText } from '../dialect.ts'

/** What search looks in, and what a person opened and keeps at hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_entries')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('block_id', 'text')
    .addColumn('level', 'integer')
    .addColumn('title', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('search_entries_document').on('search_entries').column('document_id').execute()
  await createFullText(db)
  await db.schema
    .createTable('search_states')
    .addColumn('document_id', 'text', (c) => c.primaryKey().notNull().references('documents.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('indexed_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('documents_changed').on('documents').column('changed_at').execute()
  for (const table of ['favourites', 'recent_documents']) {
    await db.schema
      .createTable(table)
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('document_id', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['user_id', 'document_id'])
      .execute()
  }
}
