import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { joined } from '#test/support/join.ts'
import { RawSocket } from '#test/support/raw-socket.ts'
import { RunningServer } from '#test/support/running-server.ts'
import { type ApiPerson, makeWorkspace, type Workspace } from '#test/support/workspace.ts'

let server: RunningServer
let workspace: Workspace
let bas: ApiPerson

beforeAll(async () => {
  server = await RunningServer.start()
  workspace = await makeWorkspace(server)
  bas = await joined(server, workspace, {
    name: 'Bas Terpstra',
    email: 'bas@samen.example',
    organisation: 'uvw',
    role: 'commenter',
  })
})
afterAll(async () => {
  await server.stop()
})

/** Every answer that somebody gets by hand, of all that the API can be asked about these things. */
async function everyAnswer(person: ApiPerson, ids: Readonly<Record<string, string>>): Promise<string[]> {
  const described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  const { paths } = described.parse(await person.json('GET', '/openapi.json'))
  const asked = Object.entries(paths).filter(([, methods]) => 'get' in methods)
  return await Promise.all(
    asked.map(async ([path]) => {
      const address = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => ids[name] ?? 'niets')
      const answer = await fetch(`${server.origin}/api/v1${address}`, { headers: { Cookie: person.cookie } })
      return `${path}: ${answer.status} ${await answer.text()}`
    }),
  )
}

const key = (n: number): string => `met-de-hand-gemaakte-sleutel-${n}`
const hexOf = (id: string): string => Buffer.from(id).toString('hex')
const idOf = async (sent: Promise<unknown>): Promise<string> => z.object({ id: z.string() }).parse(await sent).id

test('in the room of a document the ministry gets no byte of what an inner circle does there, nor by any route', async () => {
  const { tineke, fatima } = workspace.people
  const documentId = await workspace.makeDocument('Peilbesluit', 'markdown', 'Het peil volgt de functie.')
  const [ministry, koepel] = [
    await RawSocket.open(server, fatima, documentId),
    await RawSocket.open(server, bas, documentId),
  ]
  const greeting = await ministry.frames()
  const before = await ministry.frames()
  const inCircle = await koepel.frames()
  expect(before.length).toBeGreaterThan(0)
  const body = bodyOfText('Drooglegging raakt de kade.')

  // all that the circle can do with a thread and the dilemma that it becomes
  const threads = `/documents/${documentId}/threads`
  const opened = { key: key(1), kind: 'opmerking', anchor: null, body }
  const threadId = await idOf(tineke.json('POST', threads, opened))
  await bas.send('POST', `/threads/${threadId}/replies`, { key: key(2), body })
  await bas.send('PUT', `/threads/${threadId}/agreement`)
  await tineke.send('PATCH', `/threads/${threadId}`, { body: bodyOfText('Drooglegging raakt elke kade.') })
  const all = `/dossiers/${workspace.dossierId}/dilemmas`
  const dilemma = { question: 'Wie herstelt de kade na drooglegging?', threadId, key: key(3) }
  const dilemmaId = await idOf(tineke.json('POST', all, dilemma))
  await bas.send('PUT', `${all}/${dilemmaId}/recognition`, { example: 'Drooglegging, ook bij ons.' })
  await tineke.send('POST', `/threads/${threadId}/resolve`, { note: 'Drooglegging besproken.' })
  await tineke.send('POST', `/threads/${threadId}/reopen`, {})

  // whoever is in the circle hears of it; the ministry's socket answers byte for byte as before
  const told = (await koepel.frames()).join(' ')
  for (const id of [threadId, dilemmaId]) {
    expect([inCircle.join(' ').includes(hexOf(id)), told.includes(hexOf(id))]).toEqual([false, true])
  }
  expect(await ministry.frames()).toEqual(before)
  const ids = { documentId, threadId, dilemmaId, dossierId: workspace.dossierId, id: dilemmaId }
  const answers = await everyAnswer(fatima, ids)
  expect(answers.length).toBeGreaterThan(40)
  expect(
    answers.filter((answer) => [threadId, dilemmaId, 'rooglegging'].some((word) => answer.includes(word))),
  ).toEqual([])
  expect((await everyAnswer(bas, ids)).filter((answer) => answer.includes('rooglegging')).length).toBeGreaterThan(3)

  // a socket that comes only now gets no more than that either
  const late = await RawSocket.open(server, fatima, documentId)
  expect(await late.frames()).toEqual(greeting)
  for (const socket of [ministry, koepel, late]) socket.stop()
})
