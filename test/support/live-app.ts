import { onTestFinished } from 'vitest'
import type { WebSocket } from 'ws'
import { schemaHash } from '#shared/documents/schema-hash.ts'
import { databaseFile } from '#server/db/connect.ts'
import { makeAuthorise } from '#server/documents/authorise.ts'
import { roomActs } from '#server/documents/room-acts.ts'
import { listen } from '#server/http/listen.ts'
import { createSync } from '#server/sync/engine.ts'
import { socketBounds } from '#server/sync/limits.ts'
import { openSqlUpdateLog } from '#server/sync/sql-update-log.ts'
import { appWith, type TestApp } from './app.ts'

/** The whole app with the real sync engine, listening. */
export interface LiveApp extends TestApp {
  readonly origin: string
  readonly socketUrl: string
}

export async function liveApp(): Promise<LiveApp> {
  const listener = await listen('127.0.0.1', 0, socketBounds)
  const origin = `http://127.0.0.1:${listener.port}`
  const app = await appWith({ publicUrl: origin }, async ({ config, db, clock, log }) =>
    createSync({
      log: await openSqlUpdateLog(databaseFile(config.dataDir)),
      authorise: makeAuthorise({ db, clock }),
      schemaHash,
      clock: Date.now,
      logger: log,
      ...roomActs({ db, clock, log }),
    }),
  )
  listener.serve(app.app)
  onTestFinished(async () => {
    await Promise.all([listener.close(), app.sync.drain()])
  })
  return { ...app, origin, socketUrl: origin.replace('http', 'ws') }
}

/** The code with which the server closes a socket. */
export const closeCodeOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', resolve))

/** The HTTP status with which an upgrade is refused. */
export const upgradeStatusOf = (socket: WebSocket): Promise<number | undefined> =>
  new Promise((resolve) => {
    socket.once('error', () => undefined)
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode)
      request.destroy()
    })
  })
