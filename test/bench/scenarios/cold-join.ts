import { setTimeout as sleep } from 'node:timers/promises'
import { decodeStateVector, parseUpdateMeta } from 'yjs'
import { makeLongDocument } from '#test/bench/long-document.ts'
import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Scenario } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'

const EDITS = 260_000
const QUICK_EDITS = 20_000
const TOGETHER = 50

/** A long document, opened by the first client after the server started, and then by fifty at once. */
export const coldJoin: Scenario = {
  name: 'cold-join',
  title: `a document of ${EDITS.toLocaleString('en')} edits, opened after a start`,
  async run({ peer, dialect, isQuick }) {
    const document = makeLongDocument(isQuick ? QUICK_EDITS : EDITS)
    const place = await makePlace(peer, document)
    const server = await ServerProcess.start(peer, place.path)
    const wanted = decodeStateVector(document.stateVector)
    const open = (person: string): Promise<{ client: RawClient; ms: number }> => {
      const missing = new Map(wanted)
      const start = performance.now()
      return new Promise((resolve) => {
        const client = new RawClient(
          server.port,
          dialect,
          { document: 'd0', person },
          {
            update: (update) => {
              const ms = performance.now() - start
              for (const [id, to] of parseUpdateMeta(update).to) if (to >= (missing.get(id) ?? 0)) missing.delete(id)
              if (missing.size === 0) resolve({ client, ms })
            },
          },
        )
      })
    }
    const before = await server.figures()
    const first = await open('p0')
    await sleep(500)
    const after = await server.figures()
    const start = performance.now()
    const others = await Promise.all(Array.from({ length: TOGETHER }, (_, i) => open(`p${i + 1}`)))
    const together = performance.now() - start
    for (const { client } of [first, ...others]) client.stop()
    await server.kill()
    place.remove()
    return {
      'first complete ms': first.ms,
      'extra MB': after.rssMb - before.rssMb,
      [`${TOGETHER} more ms`]: together,
      'sent kB': first.client.bytesReceived / 1_024,
    }
  },
}
