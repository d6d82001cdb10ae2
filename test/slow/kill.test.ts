import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { encodeStateAsUpdate, snapshot, snapshotContainsUpdate } from 'yjs'
import { checkData } from '#server/sync/check-data.ts'
import { AckedClient } from '#test/support/acked-client.ts'
import { replay } from '#test/support/memory-update-log.ts'
import { Random } from '#test/support/random.ts'
import { sqlitePlace } from '#test/support/sqlite-place.ts'
import { firstText } from '#test/support/yjs-client.ts'

const TRIALS = 20
const WRITERS = ['anna', 'bram', 'carla', 'daan']
const READERS = ['rita:read', 'rob:read']

/** A server process on this database. @returns it and its address, when it is ready */
async function serve(file: string): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, ['test/support/sync-process.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!server.stdout) throw new Error('a piped output is there')
  const [line] = await once(server.stdout, 'data')
  return { server, url: `ws://127.0.0.1:${String(line).trim()}/sync` }
}

/** Types and deletes all the time, until told to stop. */
function keepTyping(client: AckedClient, random: Random): () => void {
  const timer = setInterval(() => {
    const text = firstText(client.doc)
    const at = random.below(text.length + 1)
    if (random.chance(20) && at < text.length) text.delete(at, 1)
    else text.insert(at, random.pick(['a', 'e', 'n', ' ', 'water ']))
  }, 2)
  return () => clearInterval(timer)
}

test('[S1][L7] kill -9 at a random moment: nothing that anybody saw, or was promised, is missing', async () => {
  const seed = Date.now() % 2 ** 31
  const random = new Random(seed)
  const place = await sqlitePlace(['d1'], ['carla', 'daan', 'rita', 'rob'])
  let seen = 0
  let promised = 0
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const { server, url } = await serve(place.file)
    const writers = WRITERS.map((name) => new AckedClient(url, 'd1', name))
    const readers = READERS.map((name) => new AckedClient(url, 'd1', name))
    const stops = writers.map((writer) => keepTyping(writer, random))
    await sleep(150 + random.below(900))
    server.kill('SIGKILL')
    await once(server, 'exit')
    for (const stop of stops) stop()
    for (const client of [...writers, ...readers]) client.stop()

    const log = await place.open()
    const stored = await log.load('d1')
    await log.close()
    const kept = snapshot(replay([...(stored.snapshot ? [stored.snapshot.state] : []), ...stored.tail]))
    for (const { doc } of readers) {
      expect(snapshotContainsUpdate(kept, encodeStateAsUpdate(doc)), `seed ${seed}, trial ${trial}: seen`).toBe(true)
      seen += doc.store.clients.size
    }
    for (const writer of writers) {
      for (const update of writer.promised) {
        expect(snapshotContainsUpdate(kept, update), `seed ${seed}, trial ${trial}: promised`).toBe(true)
      }
      promised += writer.promised.length
    }
    expect(checkData(place.file).findings).toEqual([])
  }
  console.log(
    `kill -9, seed ${seed}: ${TRIALS} trials, ${promised} promised updates, ${seen} clients seen, none missing`,
  )
  expect(promised).toBeGreaterThan(TRIALS * 10)
  place.remove()
})
