import type { CreateTableBuilder, Kysely } from 'kysely'
import { shippedGroundRules } from './0020-shipped-ground-rules.ts'

/** Texts that keep their earlier versions, ground rules, and dilemmas. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await kept(db)
  await groundRules(db)
  await dilemmas(db)
}

const withCircle = <T extends string>(table: CreateTableBuilder<T>) =>
  table
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('raised_by', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('koepel', 'text', (c) => c.references('organisations.code'))

async function kept(db: Kysely<unknown>): Promise<void> {
  await withCircle(db.schema.createTable('kept_items'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text', (c) => c.references('kept_items.id'))
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('acts_for', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .execute()
  await db.schema.createIndex('kept_items_subject').on('kept_items').columns(['subject_id', 'kind']).execute()
  await withCircle(db.schema.createTable('kept_versions'))
    .addColumn('item_id', 'text', (c) => c.notNull().references('kept_items.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('acts_for', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_versions_key', ['item_id', 'version'])
    .execute()
}

async function groundRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ground_rules')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('wording', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_url', 'text')
    .addColumn('layers', 'text', (c) => c.notNull())
    .addColumn('withdrawn', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.references('users.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ground_rules_key', ['id', 'version'])
    .execute()
  const rows = shippedGroundRules.map(({ id, title, wording, source, sourceUrl, layers }) => ({
    id,
    version: 1,
    title,
    wording,
    source,
    source_url: sourceUrl,
    layers: JSON.stringify(layers),
    withdrawn: 0,
    // the day on which the sources were read for this list
    changed_at: '2026-11-24T00:00:00.000Z',
    changed_by: null,
    reason: '',
  }))
  const untyped = db as Kysely<{ ground_rules: (typeof rows)[number] }>
  await untyped.insertInto('ground_rules').values(rows).execute()
}

async function dilemmas(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dilemmas')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull().references('kept_items.id'))
    .addColumn('dossier_id', 'text', (c) => c.notNull().references('dossiers.id'))
    .addColumn('thread_id', 'text')
    .addColumn('document_id', 'text', (c) => c.references('documents.id'))
    .addColumn('block_id', 'text')
    .addColumn('owner_id', 'text', (c) => c.references('users.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('dilemmas_dossier').on('dilemmas').column('dossier_id').execute()
  await db.schema
    .createTable('dilemma_ground_rules')
    .addColumn('dilemma_id', 'text', (c) => c.notNull().references('dilemmas.id'))
    .addColumn('rule_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('dilemma_ground_rules_key', ['dilemma_id', 'rule_id'])
    .addForeignKeyConstraint('dilemma_ground_rules_rule', ['rule_id', 'version'], 'ground_rules', ['id', 'version'])
    .execute()
  await withCircle(db.schema.createTable('dilemma_steps'))
    .addColumn('dilemma_id', 'text', (c) => c.notNull().references('dilemmas.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('from_step', 'text', (c) => c.notNull())
    .addColumn('to_step', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('acts_for', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('dilemma_steps_key', ['dilemma_id', 'seq'])
    .execute()
  await withCircle(db.schema.createTable('dilemma_views'))
    .addColumn('dilemma_id', 'text', (c) => c.notNull().references('dilemmas.id'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('acts_for', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('dilemma_views_key', ['dilemma_id', 'user_id', 'acts_for', 'visibility'])
    .execute()
}
