import { setTimeout as sleep } from 'node:timers/promises'
import { readPresenceStates, writePresence } from '#shared/sync/protocol.ts'
import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Outcome, Scenario, Setting } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'
import { percentile } from '#test/bench/statistics.ts'

const PEOPLE = 200
const MOVES_PER_SECOND = 5

/** A plenary in which everybody moves his cursor; stock clients send back what they receive, and so do these. */
export const presence: Scenario = {
  name: 'presence',
  title: `${PEOPLE} moving cursors in one room, with the echo of stock clients`,
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
  const seconds = isQuick ? 2 : 6
  let frames = 0
  const latencies: number[] = []
  const sentAt = new Map<string, number>()
  let isMeasuring = false
  const clients = Array.from({ length: PEOPLE }, (_, i) => {
    const clocks = new Map<number, number>()
    const client: RawClient = new RawClient(
      server.port,
      dialect,
      { document: 'd0', person: `p${i}` },
      {
        presence: (states) => {
          if (isMeasuring) frames += 1
          let isNews = false
          readPresenceStates(states, ({ clientId, clock }) => {
            if (clientId === i + 1 || clock <= (clocks.get(clientId) ?? 0)) return
            clocks.set(clientId, clock)
            isNews = true
            const at = isMeasuring && i % 20 === 0 ? sentAt.get(`${clientId} ${clock}`) : undefined
            if (at !== undefined) latencies.push(performance.now() - at)
          })
          if (isNews) client.send(writePresence(states))
        },
      },
    )
    return client
  })
  await Promise.all(clients.map((client) => client.ready))
  let clock = 0
  const move = (i: number): void => {
    clock += 1
    sentAt.set(`${i + 1} ${clock}`, performance.now())
    const anchor = { type: { client: i + 1, clock: 3 }, tname: null, item: { client: i + 1, clock }, assoc: 0 }
    clients[i]?.sendPresence(i + 1, clock, {
      user: { name: `Persoon ${i}`, color: '#14356b' },
      cursor: { anchor, head: anchor },
    })
  }
  const timers = clients.map((_, i) => setInterval(() => move(i), 1_000 / MOVES_PER_SECOND))
  await sleep(1_000)
  const before = await server.figures()
  isMeasuring = true
  const start = performance.now()
  await sleep(seconds * 1_000)
  isMeasuring = false
  const measured = performance.now() - start
  const after = await server.figures()
  const elapsed = performance.now() - start
  for (const timer of timers) clearInterval(timer)
  for (const client of clients) client.stop()
  return {
    'frames/s per client': (frames / PEOPLE / measured) * 1_000,
    'p95 ms': percentile(latencies, 95),
    'server CPU %': ((after.cpuMs - before.cpuMs) / elapsed) * 100,
    'server MB': after.rssMb,
  }
}
