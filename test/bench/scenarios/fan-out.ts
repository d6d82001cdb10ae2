import { setTimeout as sleep } from 'node:timers/promises'
import { parseUpdateMeta } from 'yjs'
import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Outcome, Scenario, Setting } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'
import { percentile } from '#test/bench/statistics.ts'
import { Writer } from '#test/bench/writer.ts'

const WRITERS = 5
const READERS = 195
/** A fast typist. */
const EDITS_PER_SECOND = 8

/** Five who type in a room of two hundred: how long until the others see it, and what it costs. */
export const fanOut: Scenario = {
  name: 'fan-out',
  title: `${WRITERS} writers and ${READERS} readers in one room`,
  async run(setting) {
    const place = await makePlace(setting.peer)
    const server = await ServerProcess.start(setting.peer, place.path)
    try {
      return await measure(setting, server)
    } finally {
      await server.kill()
      place.remove()
    }
  },
}

async function measure({ dialect, isQuick }: Setting, server: ServerProcess): Promise<Outcome> {
  const seconds = isQuick ? 3 : 10
  const writers = Array.from({ length: WRITERS }, () => new Writer())
  const byClient = new Map(writers.map((writer) => [writer.clientId, writer]))
  const latencies: number[] = []
  let isMeasuring = false
  const watch = (person: string): RawClient => {
    const seen = new Map<number, number>()
    return new RawClient(
      server.port,
      dialect,
      { document: 'd0', person },
      {
        update: (update) => {
          const now = performance.now()
          for (const [client, to] of parseUpdateMeta(update).to) {
            const sent = byClient.get(client)?.sentAt
            for (let clock = (seen.get(client) ?? 0) + 1; clock <= to; clock += 1) {
              const sentAt = sent?.get(clock)
              if (sentAt !== undefined && isMeasuring) latencies.push(now - sentAt)
            }
            seen.set(client, to)
          }
        },
      },
    )
  }
  const readers = Array.from({ length: READERS }, (_, i) => watch(`p${i + WRITERS}`))
  const typists = writers.map((writer, i) => ({ writer, client: watch(`p${i}`) }))
  await Promise.all([...readers, ...typists.map(({ client }) => client)].map((client) => client.ready))
  for (const { writer, client } of typists) client.sendUpdate(writer.begin())
  const timers = typists.map(({ writer, client }, i) =>
    everySoOften(1_000 / EDITS_PER_SECOND, (i * 1_000) / EDITS_PER_SECOND / WRITERS, () => {
      const update = writer.type()
      writer.sentAt.set(writer.clock, performance.now())
      client.sendUpdate(update)
    }),
  )
  await sleep(1_000)
  isMeasuring = true
  const before = await server.figures()
  const start = performance.now()
  await sleep(seconds * 1_000)
  const after = await server.figures()
  const elapsed = performance.now() - start
  for (const stop of timers) stop()
  await sleep(200)
  for (const client of [...readers, ...typists.map(({ client }) => client)]) client.stop()
  return {
    'p50 ms': percentile(latencies, 50),
    'p95 ms': percentile(latencies, 95),
    'p99 ms': percentile(latencies, 99),
    'server CPU %': ((after.cpuMs - before.cpuMs) / elapsed) * 100,
    'server MB': after.rssMb,
  }
}

/** Calls back at an even pace, from a first time on. @returns how to stop */
function everySoOften(periodMs: number, firstMs: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout
  const first = setTimeout(() => {
    timer = setInterval(callback, periodMs)
  }, firstMs)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
