import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { backupTo, restoreFrom } from '#server/admin/backup.ts'
import { checkDatabase } from '#server/admin/check.ts'
import type { Config } from '#server/config.ts'
import { connect, databaseFile } from '#server/db/connect.ts'
import { lockDataDir } from '#server/db/data-lock.ts'
import { migrate } from '#server/db/migrate.ts'
import { explainStorage, explainStorageOf } from '#server/db/storage-errors.ts'
import { CommandError, parse } from './usage.ts'

/** `backup FILE`. */
export async function backupCommand(config: Config, args: string[]): Promise<void> {
  const { values, positionals } = parse(args, { force: { type: 'boolean', default: false } }, 1)
  const file = resolve(positionals[0] ?? '')
  await explainStorageOf(config.dataDir, () => backupTo(config.dataDir, file, values.force))
}

/** `restore FILE`. */
export async function restoreCommand(config: Config, args: string[]): Promise<void> {
  const { positionals } = parse(args, {}, 1)
  const stamp = new Date().toISOString().replaceAll(/[:.]/gu, '-')
  const kept = await restoreFrom(config.dataDir, resolve(positionals[0] ?? ''), stamp)
  process.stderr.write(kept ? `Restored. The database that was there is now ${kept}\n` : 'Restored.\n')
}

/** `migrate`. */
export async function migrateCommand(config: Config, args: string[]): Promise<void> {
  parse(args, {}, 0)
  const unlock = lockDataDir(config.dataDir)
  const db = connect(config.dataDir)
  try {
    const names = await explainStorageOf(config.dataDir, () => migrate(db))
    for (const name of names) process.stdout.write(`${name}\n`)
  } finally {
    await db.destroy()
    unlock()
  }
}

/** `check-data`: prints what is wrong; nothing and exit code 0 when all is sound. */
export function checkCommand(config: Config, args: string[]): Promise<void> {
  parse(args, {}, 0)
  const file = databaseFile(config.dataDir)
  if (!existsSync(file)) throw new CommandError(`There is no database in ${config.dataDir}.`)
  const findings = explainStorage(config.dataDir, () => checkDatabase(file))
  if (findings.length > 0) throw new CommandError(findings.join('\n'))
  process.stdout.write('ok\n')
  return Promise.resolve()
}
