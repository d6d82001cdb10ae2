import type { Kysely } from 'kysely'
import type { Config } from '#server/config.ts'
import { connect } from '#server/db/connect.ts'
import type { Database } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { explainStorageOf } from '#server/db/storage-errors.ts'
import { loadRegister } from '#server/organisations/register.ts'

/** Runs `work` on the database of the data folder, brought to this version's form, with the register in it. */
export async function withDatabase(config: Config, work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const db = connect(config.dataDir)
  try {
    await explainStorageOf(config.dataDir, async () => {
      await migrate(db)
      await loadRegister(db, Date.now)
      await work(db)
    })
  } finally {
    await db.destroy()
  }
}
