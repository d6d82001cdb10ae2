import type { Kysely } from 'kysely'

/**
 * A reaction is written in a document of its own, once per round and organisation, and what is given is a frozen version
 * of it. Reactions of before have no version: they keep their points.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consultation_drafts')
    .addColumn('consultation_id', 'text', (c) => c.notNull().references('consultations.id'))
    .addColumn('organisation_code', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('document_id', 'text', (c) => c.notNull().unique().references('documents.id'))
    .addPrimaryKeyConstraint('consultation_drafts_key', ['consultation_id', 'organisation_code'])
    .execute()
  await db.schema
    .alterTable('consultation_reactions')
    .addColumn('version_id', 'text', (c) => c.references('versions.id'))
    .execute()
}
