import type { Kysely } from 'kysely'
import type { Clock } from '#server/lib/clock.ts'
import type { Database } from './database.ts'
import { tryToWrite } from './dialect.ts'

/** Asked again within this time the last answer is given: anybody may ask, and each look is a flush to the disk. */
const LOOK_EVERY_MS = 1_000

/**
 * Makes the question whether the database can be read and written now. It looks, instead of remembering the last write
 * that failed: who is told that this server is not ready sends nobody, so that no other write would ever succeed.
 * @returns what throws the database's own error when it cannot
 */
export function makeDemandReady(db: Kysely<Database>, clock: Clock): () => Promise<void> {
  let last: { readonly atMs: number; readonly look: Promise<void> } | undefined
  return async () => {
    if (last === undefined || clock() - last.atMs >= LOOK_EVERY_MS) last = { atMs: clock(), look: look(db) }
    await last.look
  }
}

async function look(db: Kysely<Database>): Promise<void> {
  await db.selectFrom('users').select('id').limit(1).execute()
  await tryToWrite(db)
}
