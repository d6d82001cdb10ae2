import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { explainStorage, storageFault, StorageError } from './storage-errors.ts'

/**
 * Takes the data folder for this process alone. The lock is the operating system's lock on a small SQLite file, so it
 * goes with the process, also at kill -9: no stale lock file is ever in the way.
 * @returns a function that gives the folder back
 * @throws {StorageError} when another server uses the folder
 */
export function lockDataDir(dataDir: string): () => void {
  return explainStorage(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
    try {
      lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      if (storageFault(error) !== 'busy') throw error
      throw new StorageError(`Data folder ${dataDir} is in use by another Samenschrift server. Stop that one first.`)
    }
    return () => lock.close()
  })
}
