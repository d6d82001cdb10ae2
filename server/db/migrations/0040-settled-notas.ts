import type { Kysely } from 'kysely'

/** The reactienota of a round as it was each time that the round was settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consultation_notas')
    .addColumn('consultation_id', 'text', (c) => c.notNull().references('consultations.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('settled_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('consultation_notas_key', ['consultation_id', 'number'])
    .execute()
}
