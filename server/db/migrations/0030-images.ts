import type { Kysely } from 'kysely'
import { bytes } from '../dialect.ts'

/** Images of documents. Their bytes stand apart, so that reading a row never reads a picture. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('images')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('document_id', 'text', (c) => c.notNull().references('documents.id'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('frames', 'integer', (c) => c.notNull())
    .addColumn('byte_count', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('unused_since', 'text')
    .addUniqueConstraint('images_once', ['document_id', 'hash'])
    .execute()
  await db.schema
    .createTable('image_bytes')
    .addColumn('image_id', 'text', (c) => c.primaryKey().notNull().references('images.id').onDelete('cascade'))
    .addColumn('content', bytes, (c) => c.notNull())
    .execute()
}
