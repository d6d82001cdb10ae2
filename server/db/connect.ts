import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from './database.ts'
import { kyselySqlite, openSqlite } from './node-sqlite.ts'
import { explainStorage } from './storage-errors.ts'

export const databaseFile = (dataDir: string): string => join(dataDir, 'samenschrift.sqlite')

/**
 * The embedded database of a data folder, made when it is not there.
 * @throws {StorageError} in words, when the folder cannot be written or the file is not a database
 */
export function connect(dataDir: string): Kysely<Database> {
  return explainStorage(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const database = openSqlite(databaseFile(dataDir))
    return new Kysely<Database>({ dialect: new SqliteDialect({ database: kyselySqlite(database) }) })
  })
}
