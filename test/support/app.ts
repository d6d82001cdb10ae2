import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '#server/app.ts'
import { readConfig, type Config } from '#server/config.ts'
import { connect, databaseFile } from '#server/db/connect.ts'
import { migrate } from '#server/db/migrate.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { toInstant } from '#server/lib/clock.ts'
import { createLog } from '#server/lib/log.ts'
import { newId } from '#server/lib/new-id.ts'
import { loadRegister } from '#server/organisations/register.ts'
import { loadTemplates } from '#server/templates/load.ts'
import type { Parts } from '#server/parts.ts'
import type { Sync } from '#server/sync/sync.ts'
import { MemorySync } from './memory-sync.ts'

/** The origin that the app under test thinks it has. */
export const ORIGIN = 'http://127.0.0.1:3000'
const START_MS = Date.parse('2026-11-24T09:00:00.000Z')

/** A clock that stands still until a test moves it. */
export class TestClock {
  nowMs = START_MS
  readonly read = (): number => this.nowMs
  get instant(): string {
    return toInstant(this.nowMs)
  }
  forward(time: { hours?: number; minutes?: number; seconds?: number; days?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = time
    this.nowMs += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  }
}

/** A folder of its own, gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samenschrift-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

let fresh: Promise<Buffer> | undefined

/** A database as a first start leaves it, made once for a file of tests: the register alone is hundreds of rows. */
function freshDatabase(): Promise<Buffer> {
  fresh ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samenschrift-fresh-'))
    const db = connect(folder)
    await migrate(db)
    await loadRegister(db, () => START_MS)
    await loadTemplates(db, START_MS)
    await db.destroy()
    const bytes = await readFile(databaseFile(folder))
    await rm(folder, { recursive: true })
    return bytes
  })()
  return fresh
}

/** Headers as a browser on our own page sends them. */
export const ownPage = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }

export interface TestApp<S extends Sync = Sync> {
  readonly parts: Parts
  readonly sync: S
  readonly clock: TestClock
  readonly app: ReturnType<typeof createApp>
  /** Sends a request to the API as a browser that carries this cookie. */
  readonly send: (method: string, path: string, body?: unknown, cookie?: string) => Promise<Response>
}

/**
 * The whole app on a fresh SQLite file with the register of organisations in it, and a clock that stands still. The sync
 * engine is a stand-in in memory; for the real one see `live-app.ts`.
 */
export const testApp = (settings: Partial<Config> = {}): Promise<TestApp<MemorySync>> =>
  appWith(settings, () => new MemorySync())

/** As {@link testApp}, with the sync engine that `makeSync` makes. */
export async function appWith<S extends Sync>(
  settings: Partial<Config>,
  makeSync: (parts: Omit<Parts, 'sync'>) => S | Promise<S>,
): Promise<TestApp<S>> {
  const dataDir = await temporaryFolder()
  const config = { ...readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), ...settings }
  const clock = new TestClock()
  await writeFile(databaseFile(dataDir), await freshDatabase())
  const db = connect(dataDir)
  onTestFinished(() => db.destroy())
  const without = { config, db, clock: clock.read, newId, log: createLog('silent') }
  const sync = await makeSync(without)
  const parts: Parts = { ...without, sync }
  const app = createApp(parts, { metrics: createMetrics(() => sync.figures()), client: new Map() })
  const send: TestApp<S>['send'] = async (method, path, body, cookie) =>
    await app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...ownPage,
        Origin: config.publicUrl,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(cookie !== undefined && { Cookie: cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { parts, sync, clock, app, send }
}
