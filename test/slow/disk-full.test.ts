import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeStateAsUpdate, snapshot, snapshotContainsUpdate } from 'yjs'
import { checkData } from '#server/sync/check-data.ts'
import { closeCodes } from '#shared/sync/close-codes.ts'
import { AckedClient } from '#test/support/acked-client.ts'
import { replay } from '#test/support/memory-update-log.ts'
import { sqlitePlace } from '#test/support/sqlite-place.ts'
import { firstText, YjsClient } from '#test/support/yjs-client.ts'

/** A server whose files cannot grow over so many kB: to SQLite that is a full disk. */
async function serve(file: string, maxFileKb: number | 'unlimited'): Promise<{ server: ChildProcess; url: string }> {
  const command = `ulimit -f ${maxFileKb}; exec "${process.execPath}" test/support/sync-process.ts "${file}"`
  const server = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!server.stdout) throw new Error('a piped output is there')
  const [line] = await once(server.stdout, 'data')
  return { server, url: `ws://127.0.0.1:${String(line).trim()}/sync` }
}

test('[L8] a full disk: writers are sent away to try again, nothing is half written, nothing promised is lost', async () => {
  const place = await sqlitePlace()
  const full = await serve(place.file, Math.ceil(statSync(place.file).size / 1024) + 200)
  const anna = new AckedClient(full.url, 'd1', 'anna')
  const reader = new YjsClient(full.url, 'd1', { session: 'bram:read' })
  await reader.synced()
  const closed = new Promise<number>((resolve) => {
    anna.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
  })
  const typing = setInterval(() => firstText(anna.doc).insert(0, 'x'.repeat(5_000)), 5)
  expect(await closed).toBe(closeCodes.restarting)
  clearInterval(typing)
  const { promised } = anna
  anna.stop()
  expect(reader.provider.wsconnected).toBe(true)
  const seen = encodeStateAsUpdate(reader.doc)
  reader.stop()
  full.server.kill('SIGKILL')
  await once(full.server, 'exit')

  expect(checkData(place.file).findings).toEqual([])
  const log = await place.open()
  const stored = await log.load('d1')
  await log.close()
  const kept = snapshot(replay([...(stored.snapshot ? [stored.snapshot.state] : []), ...stored.tail]))
  expect(promised.length).toBeGreaterThan(5)
  for (const update of [...promised, seen]) expect(snapshotContainsUpdate(kept, update)).toBe(true)

  const roomy = await serve(place.file, 'unlimited')
  const back = new YjsClient(roomy.url, 'd1', { session: 'anna' }, anna.doc)
  const other = await new YjsClient(roomy.url, 'd1', { session: 'bram' }).synced()
  await other.until(() => other.text === back.text)
  for (const client of [back, other]) client.stop()
  roomy.server.kill('SIGKILL')
  place.remove()
})
