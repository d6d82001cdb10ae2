import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { databaseFile } from '#server/db/connect.ts'
import { lockDataDir } from '#server/db/data-lock.ts'
import { syncFile, syncFolder } from '#server/db/durable.ts'
import { checkDatabase } from './check.ts'

/** More than a database can have: all in one step, so that it is one moment and no writer makes it start again. */
const ALL_PAGES = 2 ** 31 - 1

/** What an operator asked cannot be done; the message says why. */
export class BackupError extends Error {}

/**
 * Copies the database to a file, consistent also while the server writes. The file appears whole or not at all, checked
 * and on disk.
 * @throws {BackupError} when there is nothing to copy, or the file exists and `force` is not given
 */
export async function backupTo(dataDir: string, file: string, force: boolean): Promise<void> {
  const from = databaseFile(dataDir)
  if (!existsSync(from)) throw new BackupError(`There is no database in ${dataDir}.`)
  if (existsSync(file) && !force) throw new BackupError(`${file} exists. Give another name, or --force.`)
  if (!existsSync(dirname(file))) throw new BackupError(`Folder ${dirname(file)} does not exist.`)
  const unfinished = `${file}.unfinished`
  try {
    const database = new DatabaseSync(from, { readOnly: true })
    try {
      await backup(database, unfinished, { rate: ALL_PAGES })
    } finally {
      database.close()
    }
    standAlone(unfinished)
    const findings = checkDatabase(unfinished)
    if (findings.length > 0) throw new BackupError(`The copy is not sound:\n${findings.join('\n')}`)
    syncFile(unfinished)
    renameSync(unfinished, file)
    syncFolder(dirname(file))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Makes one file of it: without WAL mode there are no files beside it. */
function standAlone(file: string): void {
  const copy = new DatabaseSync(file)
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
}

/**
 * Puts a backup in the place of the database. The server must not run. The database that was there is kept beside it.
 * @param stamp part of the kept database's name
 * @returns the name of the kept database; undefined when there was none
 * @throws {BackupError} when the file is not a sound backup
 */
export async function restoreFrom(dataDir: string, file: string, stamp: string): Promise<string | undefined> {
  if (!existsSync(file)) throw new BackupError(`${file} does not exist.`)
  const unlock = lockDataDir(dataDir)
  try {
    const target = databaseFile(dataDir)
    const unfinished = `${target}.unfinished`
    try {
      await copyDatabase(file, unfinished)
      const findings = checkDatabase(unfinished)
      if (findings.length > 0) throw new BackupError(`${file} is not a sound backup:\n${findings.join('\n')}`)
      syncFile(unfinished)
      const kept = existsSync(target) ? keepAside(target, stamp) : undefined
      renameSync(unfinished, target)
      syncFolder(dataDir)
      return kept
    } finally {
      rmSync(unfinished, { force: true })
    }
  } finally {
    unlock()
  }
}

async function copyDatabase(file: string, to: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    await backup(source, to, { rate: ALL_PAGES })
  } catch (cause) {
    throw new BackupError(`${file} is not a database.`, { cause })
  } finally {
    source.close()
  }
}

/** Moves the database away with what is not yet in it: SQLite's log belongs to the file it was written for. */
function keepAside(target: string, stamp: string): string {
  const kept = join(dirname(target), `before-restore-${stamp}.sqlite`)
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix)
  }
  renameSync(target, kept)
  return kept
}
