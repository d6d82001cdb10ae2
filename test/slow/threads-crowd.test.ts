import * as decoding from 'lib0/decoding'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { Doc, encodeStateVector } from 'yjs'
import { z } from 'zod'
import { messageTypes, readNotice, writeSyncStep1 } from '#shared/sync/protocol.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { percentile } from '#test/bench/statistics.ts'
import { liveApp, type LiveApp } from '#test/support/live-app.ts'
import { documentIn, dossierWith, employers, person, type TestPerson } from '#test/support/people.ts'

const PEOPLE = 40
const SECONDS = 60
/** Each says something so often: together thirteen a second, which is more than any meeting does. */
const PACE_SECONDS = 3
/** What a comment may take to be at the others, in 95 of 100 cases. */
const MOST_MS = 300

/** As much of the answers as is looked at: forty browsers' work is not to be measured here. */
const one = z.object({ id: z.string(), createdAt: z.string() })
const page = z.object({ items: z.array(one), next: z.string().nullable() })

/** Somebody with the document open, whose browser asks for what is new when it hears that something is. */
class Reader {
  readonly seenMs = new Map<string, number>()
  readonly #who: TestPerson
  readonly #path: string
  #after = ''
  #isAsking = false
  #isBehind = false

  constructor(app: LiveApp, who: TestPerson, documentId: string) {
    this.#who = who
    this.#path = `/documents/${documentId}/threads`
    const socket = new WebSocket(`${app.socketUrl}/sync/${documentId}`, { headers: { Cookie: who.cookie } })
    onTestFinished(() => socket.terminate())
    socket.on('open', () => socket.send(writeSyncStep1(encodeStateVector(new Doc()))))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== messageTypes.notice) return
      if (readNotice(decoder).kind === 'thread') void this.#ask()
    })
  }

  /** One request at a time: what is told meanwhile is in the next one. */
  async #ask(): Promise<void> {
    this.#isBehind = true
    if (this.#isAsking) return
    this.#isAsking = true
    while (this.#isBehind) {
      this.#isBehind = false
      const query = this.#after === '' ? '' : `?after=${this.#after}`
      const { items } = page.parse(await (await this.#who.get(this.#path + query)).json())
      for (const { id } of items) this.seenMs.set(id, performance.now())
      this.#after = items.at(-1)?.createdAt ?? this.#after
    }
    this.#isAsking = false
  }
}

test(`[T5] ${PEOPLE} people comment for ${SECONDS} seconds: nothing lost or double, at the others in ${MOST_MS} ms`, async () => {
  const app = await liveApp()
  const codes = Object.values(employers)
  const people: TestPerson[] = []
  for (let at = 0; at < PEOPLE; at += 1) {
    people.push(await person(app, `p${at}`, { organisation: codes[at % codes.length] ?? 'vng' }))
  }
  const dossierId = await dossierWith(
    app,
    people.map((who) => [who, 'commenter']),
  )
  const [first] = people
  if (!first) throw new Error('nobody')
  const documentId = await documentIn(app, dossierId, first)
  const readers = people.map((who) => new Reader(app, who, documentId))
  const sentMs = new Map<string, number>()
  const answeredMs: number[] = []

  const comment = async (who: TestPerson, words: string): Promise<void> => {
    const startedMs = performance.now()
    const key = `crowd-${words.replaceAll(' ', '-')}-0123456789`
    const input = { key, kind: 'opmerking', anchor: null, visibility: 'everyone', body: bodyOfText(words) }
    const answer = await who.post(`/documents/${documentId}/threads`, input)
    answeredMs.push(performance.now() - startedMs)
    sentMs.set(one.parse(await answer.json()).id, startedMs)
  }
  const startedMs = performance.now()
  await Promise.all(
    people.map(async (who, at) => {
      for (let second = 0; second < SECONDS; second += PACE_SECONDS) {
        // each at his own moment
        const dueMs = startedMs + second * 1000 + (at * PACE_SECONDS * 1000) / PEOPLE
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
        await comment(who, `${at} in seconde ${second}`)
      }
    }),
  )
  await expect.poll(() => readers.every(({ seenMs }) => seenMs.size === sentMs.size), { timeout: 20_000 }).toBe(true)

  const orders = await Promise.all(
    people.slice(0, 6).map(async (who) => {
      const ids: string[] = []
      for (let query = ''; ;) {
        const found = page.parse(await (await who.get(`/documents/${documentId}/threads${query}`)).json())
        ids.push(...found.items.map(({ id }) => id))
        if (found.next === null) return ids
        query = `?after=${found.next}`
      }
    }),
  )
  expect(new Set(orders[0])).toEqual(new Set(sentMs.keys()))
  expect(orders[0]).toHaveLength((PEOPLE * SECONDS) / PACE_SECONDS)
  for (const order of orders) expect(order).toEqual(orders[0])
  const delaysMs = readers.flatMap(({ seenMs }) => [...seenMs].map(([id, at]) => at - (sentMs.get(id) ?? 0)))
  const figures = [50, 95, 99].map((share) => `p${share} ${Math.round(percentile(delaysMs, share))} ms`).join(', ')
  console.log(
    `${sentMs.size} comments, at the others: ${figures}; answered p95 ${Math.round(percentile(answeredMs, 95))} ms`,
  )
  expect(percentile(delaysMs, 95)).toBeLessThan(MOST_MS)
})
