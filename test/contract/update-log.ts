import { afterEach, describe, expect, test } from 'vitest'
import { encodeStateAsUpdate, Doc, XmlElement, XmlText } from 'yjs'
import type { LogEntry, UpdateLog } from '#server/sync/update-log.ts'
import { replay } from '#test/support/memory-update-log.ts'
import { textOf } from '#test/support/yjs-client.ts'

/** A place for a log: what was written stays when it is opened again. */
export interface LogPlace {
  open(): UpdateLog | Promise<UpdateLog>
  remove(): void
}

/** What every update log does. Documents `d1` and `d2`, users `anna` and `bram` and organisation `gm0344` exist. */
export function updateLogContract(name: string, makePlace: () => LogPlace | Promise<LogPlace>): void {
  describe(`the update log ${name}`, () => {
    const opened: UpdateLog[] = []
    const places: LogPlace[] = []
    afterEach(async () => {
      for (const log of opened.splice(0)) await log.close()
      for (const place of places.splice(0)) place.remove()
    })
    const newPlace = async (): Promise<{ place: LogPlace; log: UpdateLog }> => {
      const place = await makePlace()
      places.push(place)
      return { place, log: await reopen(place) }
    }
    const reopen = async (place: LogPlace): Promise<UpdateLog> => {
      const log = await place.open()
      opened.push(log)
      return log
    }

    test('[L1] what was appended is there after opening it again, in order, per document', async () => {
      const { place, log } = await newPlace()
      const [a, b, c] = paragraphs('een', 'twee', 'drie')
      expect(await log.append([entry('d1', a), entry('d2', b), entry('d1', c)])).toEqual([1, 1, 2])
      await log.close()
      const again = await reopen(place)
      expect(await again.load('d1')).toMatchObject({ seq: 2, snapshot: undefined, tail: [a, c] })
      expect(await again.append([entry('d1', b)])).toEqual([3])
    })

    test('[L1] an unknown document is an empty one', async () => {
      const { log } = await newPlace()
      expect(await log.load('d1')).toEqual({ seq: 0, snapshot: undefined, tail: [], owners: new Map() })
      expect(await log.compact('d1')).toBeUndefined()
    })

    test('[L4] clientIDs are bound with the update that first carries them', async () => {
      const { place, log } = await newPlace()
      const [a, b] = paragraphs('een', 'twee')
      await log.append([entry('d1', a, 'anna', [7, 4_294_967_295]), entry('d2', b, 'bram', [7])])
      await log.close()
      const again = await reopen(place)
      expect((await again.load('d1')).owners).toEqual(new Map([[7, 'anna'], [4_294_967_295, 'anna']])) // oxfmt-ignore
      expect((await again.load('d2')).owners).toEqual(new Map([[7, 'bram']]))
    })

    test('[L2] a batch is written whole or not at all', async () => {
      const { log } = await newPlace()
      const [a, b, c] = paragraphs('een', 'twee', 'drie')
      await log.append([entry('d1', a, 'anna', [7])])
      await expect(log.append([entry('d2', b), entry('d1', c, 'bram', [7])])).rejects.toThrow(/bound already|UNIQUE/u)
      expect((await log.load('d2')).seq).toBe(0)
      expect((await log.load('d1')).owners).toEqual(new Map([[7, 'anna']]))
      expect(await log.append([entry('d2', b), entry('d1', c)])).toEqual([1, 2])
    })

    test('[C1] a snapshot is the whole log; only what comes after it is the tail', async () => {
      const { place, log } = await newPlace()
      const [a, b, c] = paragraphs('een', 'twee', 'drie')
      await log.append([entry('d1', a), entry('d1', b)])
      expect(await log.compact('d1')).toMatchObject({ seq: 2 })
      await log.append([entry('d1', c)])
      await log.close()
      const stored = await (await reopen(place)).load('d1')
      expect(stored).toMatchObject({ seq: 3, tail: [c] })
      expect(textOf(replay([stored.snapshot?.state ?? a, ...stored.tail]))).toBe(textOf(replay([a, b, c])))
    })

    test('[L1] many batches asked at once keep their order', async () => {
      const { log } = await newPlace()
      const updates = paragraphs(...Array.from({ length: 50 }, (_, i) => String(i)))
      const seqs = await Promise.all(updates.map((update) => log.append([entry('d1', update)])))
      expect(seqs.flat()).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
      expect((await log.load('d1')).tail).toEqual(updates)
    })

    test('[L6] a closed log takes nothing', async () => {
      const { log } = await newPlace()
      await log.close()
      await expect(log.append([entry('d1', paragraphs('een')[0])])).rejects.toThrow('the update log is closed')
      await expect(log.load('d1')).rejects.toThrow('the update log is closed')
    })
  })
}

function entry(documentId: string, update: Uint8Array, userId = 'anna', newClients: number[] = []): LogEntry {
  return {
    documentId,
    author: { userId, organisationCode: 'gm0344' },
    receivedAtMs: 1_700_000_000_000,
    update,
    newClients,
  }
}

/** One update per text, each adding a paragraph; at least one. */
function paragraphs(...texts: string[]): [Uint8Array, Uint8Array, Uint8Array, ...Uint8Array[]] {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const text of texts) {
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText(text)])
    doc.getXmlFragment('content').push([paragraph])
  }
  const empty = encodeStateAsUpdate(new Doc())
  const [a = empty, b = empty, c = empty, ...more] = updates
  return [a, b, c, ...more]
}
