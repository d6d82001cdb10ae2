import { parseUpdateMeta } from 'yjs'
import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Scenario } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'
import { Writer } from '#test/bench/writer.ts'

const WRITERS = 10

/** As many small updates as there can be, from ten at once into one room, until somebody else has seen all. */
export const burst: Scenario = {
  name: 'burst',
  title: `${WRITERS} writers send as fast as they can`,
  async run({ peer, dialect, isQuick }) {
    const each = isQuick ? 1_000 : 5_000
    const place = await makePlace(peer)
    const server = await ServerProcess.start(peer, place.path)
    const writers = Array.from({ length: WRITERS }, () => new Writer())
    const goals = new Map<number, number>()
    const all = Promise.withResolvers<void>()
    const observer = new RawClient(
      server.port,
      dialect,
      { document: 'd0', person: 'p99' },
      {
        update: (update) => {
          for (const [client, to] of parseUpdateMeta(update).to) {
            if (to >= (goals.get(client) ?? Number.POSITIVE_INFINITY)) goals.delete(client)
          }
          if (goals.size === 0) all.resolve()
        },
      },
    )
    const batches = writers.map((writer) => {
      const updates = [writer.begin(), ...Array.from({ length: each }, () => writer.type())]
      goals.set(writer.clientId, writer.clock)
      return updates
    })
    const clients = writers.map((_, i) => new RawClient(server.port, dialect, { document: 'd0', person: `p${i}` }))
    await Promise.all([observer, ...clients].map((client) => client.ready))
    const before = await server.figures()
    const start = performance.now()
    for (const [i, client] of clients.entries()) for (const update of batches[i] ?? []) client.sendUpdate(update)
    await all.promise
    const elapsed = performance.now() - start
    const after = await server.figures()
    for (const client of [observer, ...clients]) client.stop()
    await server.kill()
    place.remove()
    const updates = WRITERS * (each + 1)
    return {
      'updates/s': (updates / elapsed) * 1_000,
      'CPU µs/update': ((after.cpuMs - before.cpuMs) / updates) * 1_000,
    }
  },
}
