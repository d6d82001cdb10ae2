import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as foundation from './migrations/0001-foundation.ts'
import * as actsByActor from './migrations/0002-acts-by-actor.ts'
import * as threads from './migrations/0010-threads.ts'
import * as dilemmas from './migrations/0020-dilemmas.ts'
import * as versions from './migrations/0021-versions.ts'
import * as consultations from './migrations/0022-consultations.ts'
import * as images from './migrations/0030-images.ts'
import * as templates from './migrations/0031-templates.ts'
import * as finding from './migrations/0032-finding.ts'
import * as passwordLinks from './migrations/0033-password-links.ts'

/** In order; forward only. A migration that has landed is never changed: the next one corrects it. */
const migrations = {
  '0001-foundation': foundation,
  '0002-acts-by-actor': actsByActor,
  '0010-threads': threads,
  '0020-dilemmas': dilemmas,
  '0021-versions': versions,
  '0022-consultations': consultations,
  '0030-images': images,
  '0031-templates': templates,
  '0032-finding': finding,
  '0033-password-links': passwordLinks,
}

/**
 * Brings the database to the newest form; each migration is one transaction, so a failed one leaves nothing behind.
 * @returns the names of the migrations that ran now
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw new Error('A migration failed; the database is as it was before it.', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
