import { DatabaseSync } from 'node:sqlite'
import { storageFault } from '#server/db/storage-errors.ts'
import { checkImages } from '#server/images/check.ts'
import { checkData } from '#server/sync/check-data.ts'

/**
 * Checks a database file: SQLite's own integrity, that every reference leads somewhere, the log of every document, and
 * every image.
 * Reads only.
 * @returns what is wrong, a sentence each; empty when it is sound
 */
export function checkDatabase(file: string): string[] {
  try {
    const findings = checkFile(file)
    return findings.length > 0 ? findings : [...checkData(file).findings, ...checkImages(file)]
  } catch (error) {
    if (storageFault(error) === 'corrupt') return ['The file is damaged or is not a database.']
    if (isMissingTable(error)) return ['The file is not a database of Samenschrift.']
    throw error
  }
}

function checkFile(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const integrity = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row['integrity_check']))
      .filter((line) => line !== 'ok')
    const orphans = database
      .prepare('PRAGMA foreign_key_check')
      .all()
      .map((row) => `A row of ${String(row['table'])} refers to ${String(row['parent'])} that is not there.`)
    return [...integrity, ...orphans]
  } finally {
    database.close()
  }
}

const isMissingTable = (error: unknown): boolean => error instanceof Error && error.message.startsWith('no such table')
