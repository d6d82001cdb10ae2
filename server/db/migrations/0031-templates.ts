import type { Kysely } from 'kysely'

/** Templates with all their versions, and which version a document began with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('template_versions')
    .addColumn('template_key', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('retired', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('guidance', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('users.id'))
    .addPrimaryKeyConstraint('template_versions_key', ['template_key', 'version'])
    .execute()
  await db.schema.alterTable('documents').addColumn('template_version', 'integer').execute()
}
