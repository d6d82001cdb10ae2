import { setTimeout as sleep } from 'node:timers/promises'
import { parseUpdateMeta } from 'yjs'
import { makePlace, type Place } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Scenario, Setting } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'
import { Writer } from '#test/bench/writer.ts'

const WRITERS = 4
const TRIALS = 20
const QUICK_TRIALS = 3
const EDITS_PER_SECOND = 50

/** kill -9 at a random moment: how many edits that another client had seen, or was promised, are gone after it. */
export const kill: Scenario = {
  name: 'kill',
  title: `kill -9 while ${WRITERS} type`,
  isOnce: true,
  async run(setting) {
    const trials = setting.isQuick ? QUICK_TRIALS : TRIALS
    const totals = { seen: 0, 'seen and lost': 0, promised: 0, 'promised and lost': 0 }
    for (let trial = 0; trial < trials; trial += 1) {
      const place = await makePlace(setting.peer)
      const outcome = await once(setting, place)
      place.remove()
      totals.seen += outcome.seen
      totals['seen and lost'] += outcome.seenLost
      totals.promised += outcome.promised
      totals['promised and lost'] += outcome.promisedLost
    }
    return { trials, ...totals }
  },
}

interface Losses {
  readonly seen: number
  readonly seenLost: number
  readonly promised: number
  readonly promisedLost: number
}

async function once(setting: Setting, place: Place): Promise<Losses> {
  const { dialect, peer } = setting
  const server = await ServerProcess.start(peer, place.path)
  const seen = new Map<number, number>()
  const observer = new RawClient(server.port, dialect, { document: 'd0', person: 'p99' }, { update: noteClocks(seen) })
  const typists = Array.from({ length: WRITERS }, (_, i) => ({
    writer: new Writer(),
    client: new RawClient(server.port, dialect, { document: 'd0', person: `p${i}` }),
    /** The clock after each document message; the first is the answer to the server's step 1. */
    clocks: [0],
  }))
  await Promise.all([observer, ...typists.map(({ client }) => client)].map((client) => client.ready))
  const send = ({ writer, client, clocks }: (typeof typists)[number], update: Uint8Array): void => {
    client.sendUpdate(update)
    clocks.push(writer.clock)
  }
  for (const typist of typists) send(typist, typist.writer.begin())
  const timer = setInterval(() => {
    for (const typist of typists) send(typist, typist.writer.type())
  }, 1_000 / EDITS_PER_SECOND)
  await sleep(500 + Math.random() * 1_500)
  await server.kill()
  clearInterval(timer)
  for (const client of [observer, ...typists.map(({ client }) => client)]) client.stop()

  const kept = await keptClocks(setting, place)
  const promised = new Map(
    typists.map(({ writer, client, clocks }) => [
      writer.clientId,
      client.acked === 0 ? 0 : (clocks[client.acked - 1] ?? 0),
    ]),
  )
  return {
    seen: sum(seen),
    seenLost: lost(seen, kept),
    promised: sum(promised),
    promisedLost: lost(promised, kept),
  }
}

/** What a client is given after the server was started again on the same place. */
async function keptClocks({ dialect, peer }: Setting, place: Place): Promise<ReadonlyMap<number, number>> {
  const server = await ServerProcess.start(peer, place.path)
  const kept = new Map<number, number>()
  const client = new RawClient(server.port, dialect, { document: 'd0', person: 'p98' }, { update: noteClocks(kept) })
  await client.ready
  await sleep(300) // some send the content only after they said that all is there
  client.stop()
  await server.kill()
  return kept
}

const noteClocks =
  (clocks: Map<number, number>) =>
  (update: Uint8Array): void => {
    for (const [client, to] of parseUpdateMeta(update).to) clocks.set(client, Math.max(to, clocks.get(client) ?? 0))
  }

const sum = (clocks: ReadonlyMap<number, number>): number => clocks.values().reduce((total, clock) => total + clock, 0)
const lost = (had: ReadonlyMap<number, number>, kept: ReadonlyMap<number, number>): number =>
  had.entries().reduce((total, [client, clock]) => total + Math.max(0, clock - (kept.get(client) ?? 0)), 0)
