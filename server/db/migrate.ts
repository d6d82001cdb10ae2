import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { up as foundation } from './migrations/0001-foundation.ts'
import { up as actsByActor } from './migrations/0002-acts-by-actor.ts'
import { up as threads } from './migrations/0010-threads.ts'
import { up as dilemmas } from './migrations/0020-dilemmas.ts'
import { up as versions } from './migrations/0021-versions.ts'
import { up as consultations } from './migrations/0022-consultations.ts'
import { up as images } from './migrations/0030-images.ts'
import { up as templates } from './migrations/0031-templates.ts'
import { up as finding } from './migrations/0032-finding.ts'
import { up as passwordLinks } from './migrations/0033-password-links.ts'
import { up as readyDocuments } from './migrations/0034-ready-documents.ts'
import { up as confirmedEmployers } from './migrations/0035-confirmed-employers.ts'
import { up as numberedDocuments } from './migrations/0036-numbered-documents.ts'
import { up as saidInOrder } from './migrations/0037-said-in-order.ts'
import { up as circleDocuments } from './migrations/0039-circle-documents.ts'
import { up as settledNotas } from './migrations/0040-settled-notas.ts'
import { up as reactionDocuments } from './migrations/0041-reaction-documents.ts'
import { up as numberedVersions } from './migrations/0042-numbered-versions.ts'
import { up as optionTables } from './migrations/0043-option-tables.ts'

/** In order; forward only. A migration that has landed is never changed: the next one corrects it. */
const migrations = {
  '0001-foundation': { up: foundation },
  '0002-acts-by-actor': { up: actsByActor },
  '0010-threads': { up: threads },
  '0020-dilemmas': { up: dilemmas },
  '0021-versions': { up: versions },
  '0022-consultations': { up: consultations },
  '0030-images': { up: images },
  '0031-templates': { up: templates },
  '0032-finding': { up: finding },
  '0033-password-links': { up: passwordLinks },
  '0034-ready-documents': { up: readyDocuments },
  '0035-confirmed-employers': { up: confirmedEmployers },
  '0036-numbered-documents': { up: numberedDocuments },
  '0037-said-in-order': { up: saidInOrder },
  '0039-circle-documents': { up: circleDocuments },
  '0040-settled-notas': { up: settledNotas },
  '0041-reaction-documents': { up: reactionDocuments },
  '0042-numbered-versions': { up: numberedVersions },
  '0043-option-tables': { up: optionTables },
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
