import { setTimeout as sleep } from 'node:timers/promises'
import { decodeStateVector, parseUpdateMeta } from 'yjs'
import { makeLongDocument, type LongDocument } from '#test/bench/long-document.ts'
import type { Dialect } from '#test/bench/dialect.ts'
import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Scenario } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'

const EDITS = 260_000
const QUICK_EDITS = 20_000
const TOGETHER = 50
/** Servers encode the same state in slightly more or fewer bytes. */
const NEARLY_ALL = 0.98

/** A long document, opened by the first client after the server started, and then by fifty at once. */
export const coldJoin: Scenario = {
  name: 'cold-join',
  title: `a document of ${EDITS.toLocaleString('en')} edits, opened after a start`,
  async run({ peer, dialect, isQuick }) {
    const document = makeLongDocument(isQuick ? QUICK_EDITS : EDITS)
    const place = await makePlace(peer, document)
    const server = await ServerProcess.start(peer, place.path)
    const open = (person: string): Promise<Opened> => openOnce({ port: server.port, dialect, person, document })
    const before = await server.figures()
    const first = await open('p0')
    await sleep(500)
    const after = await server.figures()
    const start = performance.now()
    const others = await Promise.all(Array.from({ length: TOGETHER }, (_, i) => open(`p${i + 1}`)))
    const together = performance.now() - start
    for (const opened of [first, ...others]) check(opened, document)
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

interface Opened {
  readonly client: RawClient
  /** From the upgrade request to the last byte of the content. */
  readonly ms: number
  readonly updates: readonly Uint8Array[]
}

/** Opens the document. Looks only at how much came: taking 50 documents apart would take longer than sending them. */
function openOnce(target: { port: number; dialect: Dialect; person: string; document: LongDocument }): Promise<Opened> {
  const { port, dialect, person, document } = target
  const updates: Uint8Array[] = []
  let bytes = 0
  const start = performance.now()
  return new Promise((resolve) => {
    const events = {
      update: (update: Uint8Array) => {
        updates.push(update)
        bytes += update.length
        if (bytes >= document.state.length * NEARLY_ALL) resolve({ client, ms: performance.now() - start, updates })
      },
    }
    const client: RawClient = new RawClient(port, dialect, { document: 'd0', person }, events)
  })
}

/** @throws when what came was not the whole document */
function check({ client, updates }: Opened, document: LongDocument): void {
  client.stop()
  const missing = decodeStateVector(document.stateVector)
  for (const update of updates) {
    for (const [id, to] of parseUpdateMeta(update).to) if (to >= (missing.get(id) ?? 0)) missing.delete(id)
  }
  if (missing.size > 0) throw new Error(`${client.person} did not get the whole document`)
}
