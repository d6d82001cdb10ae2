import type { CreateTableBuilder, Kysely } from 'kysely'

/** Threads and what is said in them; and the circle of an act, so that audit and activity tell nobody too much. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await threads(db)
  await entries(db)
  await besideThreads(db)
  for (const column of ['visibility', 'raised_by', 'koepel']) {
    await db.schema.alterTable('acts').addColumn(column, 'text').execute()
  }
}

const withCircle = <T extends string>(table: CreateTableBuilder<T>) =>
  table
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('raised_by', 'text', (c) => c.notNull().references('organisations.code'))
    .addColumn('koepel', 'text', (c) => c.references('organisations.code'))

async function threads(db: Kysely<unknown>): Promise<void> {
  await withCircle(db.schema.createTable('threads'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('document_id', 'text', (c) => c.notNull().references('documents.id'))
    .addColumn('client_key', 'text', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_text', 'text', (c) => c.notNull())
    .addColumn('proposal', 'text')
    .addColumn('edited_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('anchor', 'text')
    .addColumn('lost_at', 'text')
    .addColumn('lost_seq', 'integer')
    .addColumn('outcome', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('users.id'))
    .addColumn('applied_seq', 'integer')
    .addUniqueConstraint('threads_once', ['document_id', 'author_id', 'client_key'])
    .addUniqueConstraint('threads_order', ['document_id', 'created_at'])
    .execute()
}

async function entries(db: Kysely<unknown>): Promise<void> {
  await withCircle(db.schema.createTable('thread_entries'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('client_key', 'text')
    .addColumn('author_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('body_text', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('widened_to', 'text')
    .addColumn('earlier_anchor', 'text')
    .addColumn('edited_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addUniqueConstraint('thread_entries_once', ['thread_id', 'author_id', 'client_key'])
    .addUniqueConstraint('thread_entries_order', ['thread_id', 'created_at'])
    .execute()
}

async function besideThreads(db: Kysely<unknown>): Promise<void> {
  await withCircle(db.schema.createTable('thread_texts'))
    .addColumn('target_id', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('proposal', 'text')
    .addPrimaryKeyConstraint('thread_texts_key', ['target_id', 'until'])
    .execute()
  await withCircle(db.schema.createTable('thread_agreements'))
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_agreements_key', ['thread_id', 'user_id', 'raised_by'])
    .execute()
  await db.schema
    .createTable('thread_mentions')
    .addColumn('target_id', 'text', (c) => c.notNull())
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mentioned', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_mentions_key', ['target_id', 'kind', 'mentioned'])
    .execute()
  await db.schema
    .createIndex('thread_mentions_mentioned')
    .on('thread_mentions')
    .columns(['mentioned', 'kind'])
    .execute()
  await db.schema
    .createTable('thread_clocks')
    .addColumn('document_id', 'text', (c) => c.primaryKey().notNull().references('documents.id'))
    .addColumn('last_ms', 'bigint', (c) => c.notNull())
    .execute()
}
