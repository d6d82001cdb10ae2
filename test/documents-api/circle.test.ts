import { describe, expect, test } from 'vitest'
import { accessList } from '#shared/access/schema.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { setMember } from '#server/access/member-store.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { IndexUpdater } from '#server/search/update-index.ts'
import { json, tableOf, type Loose, type Seat, type Table } from '#test/support/parties.ts'
import { circleDocumentIn, person, refusalOf, type TestPerson } from '#test/support/people.ts'

/** In every word that is written in the circle, and nowhere else. */
const SECRET = 'Onderonsje'
const vngCircle: Circle = { visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' }

/** Each circle, and who is in it; nobody else may notice anything. */
const scenario: readonly { circle: Circle; seenBy: readonly Seat[]; writtenBy: Seat }[] = [
  { circle: vngCircle, seenBy: ['vng', 'utrecht', 'amsterdam', 'lezer'], writtenBy: 'vng' },
  { circle: { visibility: 'organisation', raisedBy: 'ws0654' }, seenBy: ['waterschap'], writtenBy: 'waterschap' },
  { circle: { visibility: 'organisation', raisedBy: 'vng' }, seenBy: ['vng'], writtenBy: 'vng' },
]

interface Room extends Table {
  readonly inner: string
  /** Of whom the ministry says that he works at the VNG. */
  readonly unconfirmed: TestPerson
}

async function roomWith(circle: Circle, by: Seat): Promise<Room & { write: () => Promise<void> }> {
  const table = await tableOf()
  const { app, at, dossierId } = table
  const unconfirmed = await person(app, 'unconfirmed', { organisation: circle.raisedBy })
  await app.parts.db.updateTable('users').set({ employer_confirmed: 0 }).where('id', '=', unconfirmed.id).execute()
  await setMember(
    app.parts.db,
    { dossierId, userId: unconfirmed.id, role: 'manager', addedBy: at.bzk.id },
    app.clock.nowMs,
  )
  let inner = ''
  /** Makes the document with its text, a thread and a version in it, and indexes it. */
  const write = async (): Promise<void> => {
    room.inner = inner = await circleDocumentIn(app, dossierId, at[by], { circle, title: `${SECRET} reactie` })
    const author = { userId: at[by].id, organisationCode: circle.raisedBy }
    await app.sync.append(inner, contentToUpdate('markdown', `# ${SECRET}\n\n${SECRET} woorden`), author)
    await at[by].get(`/documents/${inner}/content?format=text`)
    await at[by].patch(`/documents/${inner}`, { title: `${SECRET} nota` })
    await at[by].post(`/documents/${inner}/versions`, { name: `${SECRET} 0.1` })
    await at[by].post(`/documents/${inner}/threads`, threadInput('0001'))
    await new IndexUpdater(app.parts).round()
  }
  const room = { ...table, inner, unconfirmed, write }
  return room
}

const threadInput = (key: string) => ({
  key: `key-of-a-circle-test-${key}`,
  kind: 'opmerking',
  anchor: null,
  body: bodyOfText(SECRET),
})

/** Outsiders who would be first to be let in by mistake: managers, an administrator, the nearest colleagues. */
const atTheDoor = ({ at, unconfirmed, inspector }: Room, seenBy: readonly Seat[]): [string, TestPerson][] => [
  ...(['bzk', 'uvw', 'utrecht'] as const)
    .filter((seat) => !seenBy.includes(seat))
    .map((seat): [string, TestPerson] => [seat, at[seat]]),
  ['unconfirmed', unconfirmed],
  ['inspector', inspector],
]

/** Bodies that are valid, so that a refusal is about the person and not about the input. */
const bodies: Readonly<Record<string, unknown>> = {
  'PATCH /documents/:documentId': { title: 'Gekaapt' },
  'POST /documents/:documentId/threads': threadInput('0002'),
  'POST /documents/:documentId/versions': { name: 'Gekaapt' },
}

/** Every route under a document, and those that a person has of his own. */
const routesOf = ({ app }: Room): [method: string, path: string][] =>
  [
    ...new Set(
      app.app.routes
        .filter(({ method, path }) => method !== 'ALL' && path.includes(':documentId') && path.startsWith('/api/v1/'))
        .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`),
    ),
  ]
    .filter((route) => route !== 'DELETE /favourites/documents/:documentId')
    .map((route) => [route.slice(0, route.indexOf(' ')), route.slice(route.indexOf(' ') + 1)])

/** An answer without what asking itself changes: the number of the request, and when somebody was here last. */
const settled = (text: string): string => text.replaceAll(/"(?:reference|lastSeenAt)":(?:"[^"]*"|null)/gu, '')

/** Everything in the API that can be asked without an id that only the circle knows. */
async function surroundings({ app, dossierId, documentId }: Room, who: TestPerson): Promise<Record<string, string>> {
  const given: Readonly<Record<string, string>> = { dossierId, documentId, code: 'vng', userId: who.id }
  const paths = [...new Set(app.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .filter((path) => path.startsWith('/api/v1/') && !path.includes('*') && !path.endsWith('/openapi.json'))
    .map((path) => path.slice('/api/v1'.length).replaceAll(/:(\w+)/gu, (_, name: string) => given[name] ?? 'none'))
  const asked = [
    ...paths,
    `/search?q=${SECRET}`,
    '/search?q=reactie&archived=true',
    `/dossiers/${dossierId}/documents?archived=true`,
  ]
  const told: Record<string, string> = {}
  for (const path of asked) {
    // the audit and one’s own sessions tell of these very looks
    if (path.endsWith('/audit') || path.startsWith('/session')) continue
    told[path] = settled(await (await who.get(path)).text())
  }
  return told
}

describe.each(scenario)(
  '[T28] a document for $circle.visibility of $circle.raisedBy',
  ({ circle, seenBy, writtenBy }) => {
    test('is there for its circle, with the role that one has in it', async () => {
      const room = await roomWith(circle, writtenBy)
      await room.write()
      const { at, inner, dossierId } = room
      for (const seat of seenBy) {
        const mine = await json(at[seat].get(`/documents/${inner}`))
        const role = seat === 'lezer' ? 'reader' : seat === writtenBy ? 'writer' : 'commenter'
        expect([seat, mine.role, mine.mayWrite]).toEqual([seat, role, role === 'writer'])
        expect(mine.circle).toMatchObject({ visibility: circle.visibility, raisedBy: { code: circle.raisedBy } })
        const { items } = await json(at[seat].get(`/dossiers/${dossierId}/documents`))
        expect(items.map(({ id }: Loose) => id)).toContain(inner)
        expect((await json(at[seat].get(`/dossiers/${dossierId}`))).documentCount).toBe(2)
        expect((await json(at[seat].get(`/search?q=${SECRET}`))).documents).toHaveLength(1)
        expect(await (await at[seat].get(`/dossiers/${dossierId}/activity`)).text()).toContain(SECRET)
      }
    })

    test('changes nothing for all others, in any answer', async () => {
      const room = await roomWith(circle, writtenBy)
      const outsiders = atTheDoor(room, seenBy)
      const before = new Map<string, Record<string, string>>()
      for (const [name, who] of outsiders) before.set(name, await surroundings(room, who))
      // a moment that would be seen in what was changed last
      room.app.clock.forward({ minutes: 5 })
      await room.write()
      for (const [name, who] of outsiders) {
        expect([name, await surroundings(room, who)]).toEqual([name, before.get(name)])
      }
    })

    test('by its id it is to all others what never was, by every route, and their knocking is no act', async () => {
      const room = await roomWith(circle, writtenBy)
      await room.write()
      const routes = routesOf(room)
      expect(routes.length).toBeGreaterThan(12)
      const ask = async (who: TestPerson, [method, path]: readonly [string, string], id: string): Promise<string> => {
        const body = method === 'GET' || method === 'DELETE' ? undefined : (bodies[`${method} ${path}`] ?? {})
        const asked = path.replace(':documentId', id).replaceAll(/:\w+/gu, 'none')
        const answer = await room.app.send(method, asked, body, who.cookie)
        return settled(`${answer.status} ${await answer.text()}`).replaceAll(id, 'ID')
      }
      const knocking = atTheDoor(room, seenBy)
      for (const route of routes) {
        const never = await ask(room.stranger, route, 'A'.repeat(22))
        expect([route, never.slice(0, 3)]).toEqual([route, '404'])
        for (const [name, who] of knocking) {
          expect([name, route, await ask(who, route, room.inner)]).toEqual([name, route, never])
        }
      }
      // the knocking is no act of the dossier, for nobody in it
      const audit = await (await room.at.bzk.get(`/dossiers/${room.dossierId}/audit?limit=200`)).text()
      expect(audit).not.toContain(room.inner)
      const acts = await room.app.parts.db
        .selectFrom('acts')
        .select(['dossier_id', 'visibility', 'result'])
        .where('object_id', '=', room.inner)
        .execute()
      expect(acts.every((act) => (act.result === 'refused' ? act.dossier_id === null : act.visibility !== null))).toBe(
        true,
      )
    })
  },
)

describe('in the document of a circle', () => {
  test('“wie ziet dit” names the circle only, with what each may do in it', async () => {
    const room = await roomWith(vngCircle, 'vng')
    await room.write()
    const list = accessList.parse(await json(room.at.utrecht.get(`/documents/${room.inner}/access`)))
    expect(list.entries.map(({ person: who, role }) => `${who?.name} ${role}`)).toEqual([
      'amsterdam commenter',
      'utrecht commenter',
      'lezer reader',
      'vng writer',
    ])
    expect(list.counts).toEqual({ read: 4, comment: 3, write: 1, manage: 0 })
  })

  test('[T24] nothing that is said is wider than it, and a dilemma from it names no place to who is outside', async () => {
    const room = await roomWith({ visibility: 'organisation', raisedBy: 'vng' }, 'vng')
    await room.write()
    const { at, inner, dossierId } = room
    const threads = `/documents/${inner}/threads`
    const { items } = await json(at.vng.get(threads))
    expect(items[0]).toMatchObject({ circle: { visibility: 'organisation' } })
    expect(items[0].may).not.toContain('widen')
    expect(await refusalOf(await at.vng.post(`/threads/${items[0].id}/widen`, { visibility: 'koepel' }))).toBe(
      '409 step-not-possible',
    )
    expect(
      await refusalOf(await at.vng.post(threads, Object.assign(threadInput('0003'), { visibility: 'everyone' }))),
    ).toBe('400 invalid-input')
    const asked = { question: 'Wie betaalt?', visibility: 'everyone', place: { documentId: inner, blockId: null } }
    const raised = await json(at.vng.post(`/dossiers/${dossierId}/dilemmas`, asked))
    expect(raised.place).toMatchObject({ documentId: inner })
    expect((await json(at.bzk.get(`/dossiers/${dossierId}/dilemmas/${raised.id}`))).place).toBeNull()
    expect(await refusalOf(await at.bzk.post(`/dossiers/${dossierId}/dilemmas`, asked))).toBe('400 invalid-input')
  })

  test('no round is opened on it', async () => {
    const room = await roomWith(vngCircle, 'vng')
    await room.write()
    const round = { name: '0.1', questions: [], invited: ['mnre1034'], followUp: 'Niets' }
    const answer = await room.at.vng.post(`/documents/${room.inner}/consultations`, round)
    expect(await refusalOf(answer)).toBe('403 not-allowed')
  })

  test('[T28] acting for another organisation decides, at each request', async () => {
    const room = await roomWith({ visibility: 'organisation', raisedBy: 'vng' }, 'vng')
    await room.write()
    const { app, at, dossierId, inner } = room
    const grant = { dossierId, userId: at.utrecht.id, role: 'commenter', addedBy: null } as const
    await setMember(app.parts.db, { ...grant, mayActFor: 'vng' }, app.clock.nowMs)
    expect(await json(at.utrecht.get(`/documents/${inner}`))).toMatchObject({ mayWrite: true })
    await at.utrecht.put(`/favourites/documents/${inner}`)
    expect((await json(at.utrecht.get('/favourites'))).items).toHaveLength(1)
    await at.utrecht.put(`/dossiers/${dossierId}/acting-for`, { organisation: 'gm0344' })
    expect((await at.utrecht.get(`/documents/${inner}`)).status).toBe(404)
    expect((await json(at.utrecht.get('/favourites'))).items).toEqual([])
    expect((await json(at.utrecht.get(`/search?q=${SECRET}`))).documents).toEqual([])
  })
})
