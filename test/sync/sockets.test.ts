import { afterEach, expect, test } from 'vitest'
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts'
import { startSyncServer, type SyncServer } from '#test/support/sync-server.ts'
import { YjsClient } from '#test/support/yjs-client.ts'

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

async function start(log = new MemoryUpdateLog()): Promise<SyncServer> {
  const server = await startSyncServer(log)
  stops.push(() => server.stop())
  return server
}

function client(server: SyncServer, session: string, params: Record<string, string> = {}): YjsClient {
  const made = new YjsClient(server.url, 'd1', { session, ...params })
  stops.push(() => made.stop())
  return made
}

test('two unmodified y-websocket clients see each other write', async () => {
  const server = await start()
  const anna = await client(server, 'anna').synced()
  const bram = await client(server, 'bram').synced()
  anna.type('Water en bodem')
  await bram.until(() => bram.text.includes('Water en bodem'))
  bram.type('sturend')
  await anna.until(() => anna.text.includes('sturend'))
  expect(anna.text).toBe(bram.text)
})
