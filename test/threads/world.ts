import type { Role } from '#shared/access/roles.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { threadList, thread, type ThreadList, type ThreadView } from '#shared/threads/schema.ts'
import { testApp, type TestApp } from '#test/support/app.ts'
import type { MemorySync } from '#test/support/memory-sync.ts'
import { documentIn, dossierWith, person, type TestPerson } from '#test/support/people.ts'

/** Everybody of the scenario: for whom he acts, as the room groups him, and his role. Managers of two parties among them. */
export const cast = {
  bzk: { organisation: 'mnre1034', group: 'rijk', role: 'manager' },
  ienw: { organisation: 'mnre1130', group: 'rijk', role: 'writer' },
  provincie: { organisation: 'pv26', group: 'provincie', role: 'commenter' },
  utrecht: { organisation: 'gm0344', group: 'gemeente', role: 'writer' },
  collega: { organisation: 'gm0344', group: 'gemeente', role: 'commenter' },
  zwolle: { organisation: 'gm0193', group: 'gemeente', role: 'manager' },
  vng: { organisation: 'vng', group: 'koepel', role: 'commenter' },
  waterschap: { organisation: 'ws0636', group: 'waterschap', role: 'commenter' },
  uvw: { organisation: 'uvw', group: 'koepel', role: 'commenter' },
  lezer: { organisation: 'gm0344', group: 'gemeente', role: 'reader' },
} as const satisfies Record<string, { organisation: string; group: string; role: Role }>
export type Name = keyof typeof cast
export const names = Object.keys(cast) as Name[]

export interface World {
  readonly app: TestApp<MemorySync>
  readonly sync: MemorySync
  readonly people: Readonly<Record<Name, TestPerson>>
  readonly dossierId: string
  readonly documentId: string
}

/** The whole cast in one dossier with one document, all of them in its room. */
export async function world(): Promise<World> {
  const app = await testApp()
  const people = {} as Record<Name, TestPerson>
  for (const name of names) people[name] = await person(app, name, { organisation: cast[name].organisation })
  const dossierId = await dossierWith(
    app,
    names.map((name) => [people[name], cast[name].role]),
  )
  for (const name of names) {
    const { organisation, group } = cast[name]
    const who = { userId: people[name].id, name, organisationCode: organisation, organisation, group }
    app.sync.participants.push(who)
  }
  return { app, sync: app.sync, people, dossierId, documentId: await documentIn(app, dossierId, people.bzk) }
}

let keys = 0
export const newKey = (): string => `key-of-a-test-${String((keys += 1)).padStart(8, '0')}`

/** An anchor that holds somewhere; most tests do not care where. */
export const someAnchor = {
  start: 'AAEA',
  end: 'AAEA',
  quote: 'de kosten',
  prefix: 'betaalt de helft van ',
  suffix: ' en niet meer',
  blockId: 'b1',
  alone: [],
} as const

export const opmerking = (text = 'Wie betaalt dit?', more: Record<string, unknown> = {}) => ({
  key: newKey(),
  kind: 'opmerking',
  anchor: null,
  body: bodyOfText(text),
  ...more,
})
export const tekstvoorstel = (more: Record<string, unknown> = {}) =>
  opmerking('Liever zo', {
    kind: 'tekstvoorstel',
    anchor: someAnchor,
    proposal: { content: [{ type: 'text', text: 'alle kosten' }] },
    ...more,
  })
export const answer = (text = 'Dat klopt.', more: Record<string, unknown> = {}) => ({
  key: newKey(),
  body: bodyOfText(text),
  ...more,
})

export const asThread = async (response: Response): Promise<ThreadView> => {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return thread.parse(await response.json())
}

/** Opens a thread as one of the cast. */
export const open = async (
  { people, documentId }: World,
  by: Name,
  input: unknown = opmerking(),
): Promise<ThreadView> => asThread(await people[by].post(`/documents/${documentId}/threads`, input))

export const list = async ({ people, documentId }: World, by: Name, query = ''): Promise<ThreadList> =>
  threadList.parse(await (await people[by].get(`/documents/${documentId}/threads${query}`)).json())
