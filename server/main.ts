import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { firstAdministratorLink } from '#server/auth/setup.ts'
import { forgetOldFailures } from '#server/auth/throttle-store.ts'
import { connect, databaseFile } from '#server/db/connect.ts'
import { lockDataDir } from '#server/db/data-lock.ts'
import { migrate } from '#server/db/migrate.ts'
import { explainStorageOf } from '#server/db/storage-errors.ts'
import { makeAuthorise } from '#server/documents/authorise.ts'
import { dropUnready } from '#server/documents/store.ts'
import { roomActs } from '#server/documents/room-acts.ts'
import { listen } from '#server/http/listen.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { loadStatic } from '#server/http/static.ts'
import { createLog } from '#server/lib/log.ts'
import { newId } from '#server/lib/new-id.ts'
import { loadRegister } from '#server/organisations/register.ts'
import { loadTemplates } from '#server/templates/load.ts'
import { createSync } from '#server/sync/engine.ts'
import { socketBounds } from '#server/sync/limits.ts'
import { openSqlUpdateLog } from '#server/sync/sql-update-log.ts'
import { schemaHash } from '#shared/documents/schema-hash.ts'
import { createApp } from './app.ts'
import { configFromProcess, withPort, type Config } from './config.ts'
import { startJobs } from './jobs.ts'
import { runUntilStopped } from './run.ts'

/** The built client; beside the server, wherever it is started from. */
const CLIENT_DIR = join(import.meta.dirname, '../dist')

/** Starts the server. @returns how to stop it: sockets get 1012, what was received is on disk, the folder is free. */
async function start(configured: Config): Promise<() => Promise<void>> {
  const log = createLog(configured.logLevel)
  const unlock = lockDataDir(configured.dataDir)
  const db = connect(configured.dataDir)
  const clock = Date.now
  await explainStorageOf(configured.dataDir, async () => {
    await migrate(db)
    await loadRegister(db, clock)
    await loadTemplates(db, clock())
    await forgetOldFailures(db, clock())
    await dropUnready(db)
  })
  const listener = await listen(configured.host, configured.port, socketBounds)
  const config = withPort(configured, listener.port)
  const sync = createSync({
    log: await openSqlUpdateLog(databaseFile(config.dataDir)),
    authorise: makeAuthorise({ db, clock }),
    schemaHash,
    clock,
    logger: log,
    ...roomActs({ db, clock, log }),
  })
  const metrics = createMetrics(() => sync.figures())
  metrics.collectProcess()
  const parts = { config, db, clock, newId, log, sync }
  const client = existsSync(CLIENT_DIR) ? await loadStatic(CLIENT_DIR) : new Map()
  listener.serve(createApp(parts, { metrics, client }))
  const stopJobs = startJobs(parts)
  console.log(`Samenschrift listens on ${config.publicUrl}`)
  const link = await firstAdministratorLink(parts, config.publicUrl)
  if (link) console.log(`Make the account of the first administrator here, within 24 hours:\n${link}`)
  return async () => {
    await stopJobs()
    await Promise.all([listener.close(), sync.drain()])
    await db.destroy()
    unlock()
  }
}

await runUntilStopped(async () => await start(configFromProcess()))
