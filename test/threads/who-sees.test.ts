import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { bodyOfText } from '#shared/threads/body-words.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { setMember } from '#server/access/member-store.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { person, refusalOf } from '#test/support/people.ts'
import {
  answer,
  asThread,
  cast,
  list,
  names,
  newKey,
  open,
  opmerking,
  someAnchor,
  tekstvoorstel,
  world,
} from './world.ts'
import type { Name, World } from './world.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const everybody = names
const gemeenten: readonly Name[] = ['utrecht', 'collega', 'zwolle', 'vng', 'lezer']
const waterschappen: readonly Name[] = ['waterschap', 'uvw']

/** Who raises what with which visibility (none: the default), and who sees it. Nobody else may notice anything. */
const scenario: readonly { by: Name; visibility?: Visibility; seenBy: readonly Name[] }[] = [
  { by: 'bzk', seenBy: everybody },
  { by: 'bzk', visibility: 'organisation', seenBy: ['bzk'] },
  { by: 'utrecht', seenBy: gemeenten },
  { by: 'utrecht', visibility: 'organisation', seenBy: ['utrecht', 'collega', 'lezer'] },
  { by: 'utrecht', visibility: 'everyone', seenBy: everybody },
  { by: 'vng', seenBy: gemeenten },
  { by: 'vng', visibility: 'organisation', seenBy: ['vng'] },
  { by: 'waterschap', seenBy: waterschappen },
  { by: 'provincie', seenBy: ['provincie'] },
  { by: 'uvw', visibility: 'everyone', seenBy: everybody },
]

type Way = [method: string, path: string, body?: unknown]

/** Every way to reach a thread and its reply, with a body that would be valid. */
const ways = (threadId: string, replyId: string): Way[] => {
  const [one, reply] = [`/threads/${threadId}`, `/threads/${threadId}/replies/${replyId}`]
  return [
    ['GET', one],
    ['GET', `${one}/texts`],
    ['GET', `${reply}/texts`],
    ['PATCH', one, { body: bodyOfText('Anders') }],
    ['POST', `${one}/withdraw`],
    ['POST', `${one}/resolve`, { note: 'Gedaan' }],
    ['POST', `${one}/reopen`, {}],
    ['POST', `${one}/widen`, { visibility: 'everyone' }],
    ['POST', `${one}/promote`],
    ['PUT', `${one}/agreement`],
    ['DELETE', `${one}/agreement`],
    ['PUT', `${one}/anchor`, { anchor: someAnchor }],
    ['POST', `${one}/look`],
    ['POST', `${one}/decision`, { outcome: 'accepted' }],
    ['POST', `${one}/decision/applied`],
    ['POST', `${one}/replies`, answer()],
    ['PATCH', reply, { body: bodyOfText('Anders') }],
    ['POST', `${reply}/withdraw`],
    ['POST', `${reply}/widen`, { visibility: 'everyone' }],
  ]
}

/** Everything that somebody can ask for about the dossier without naming the thread. */
async function surroundings(by: Name): Promise<string> {
  const { people, documentId, dossierId } = it
  const paths = [
    `/documents/${documentId}/threads`,
    `/documents/${documentId}/threads?state=all`,
    `/documents/${documentId}/threads?state=archive`,
    `/documents/${documentId}/threads?state=all&mentioned=me`,
    `/documents/${documentId}`,
    `/dossiers/${dossierId}`,
    '/dossiers',
    `/dossiers/${dossierId}/activity`,
    ...(cast[by].role === 'manager' ? [`/dossiers/${dossierId}/audit`] : []),
  ]
  return JSON.stringify(await Promise.all(paths.map(async (path) => await (await people[by].get(path)).text())))
}

describe.each(scenario)('[T20] [T25] a thread $by raised ($visibility)', (raised) => {
  const others = names.filter((name) => !raised.seenBy.includes(name))
  const input = () =>
    tekstvoorstel({
      ...(raised.visibility && { visibility: raised.visibility }),
      body: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Dit zien zij niet' },
            ...names.map((name) => ({ type: 'person', id: it.people[name].id, name })),
          ],
        },
      ],
    })

  /** The thread, with a reply that is as wide. */
  const raise = async () => {
    const { id, circle } = await open(it, raised.by, input())
    const reply = answer('Nog iets', { visibility: circle.visibility })
    const replied = await asThread(await it.people[raised.by].post(`/threads/${id}/replies`, reply))
    return { id, replyId: replied.entries[0]?.id ?? '' }
  }

  test('is there for whom it is meant; to all others nothing changes, and by its id it is what never was', async () => {
    const before = new Map<Name, string>()
    for (const name of others) before.set(name, await surroundings(name))
    it.app.clock.forward({ minutes: 5 })
    const { id, replyId } = await raise()
    await it.people[raised.by].patch(`/threads/${id}`, { body: bodyOfText('Nog anders') })
    await it.people[raised.by].put(`/threads/${id}/agreement`)
    await it.people[raised.by].post(`/threads/${id}/promote`)

    for (const name of raised.seenBy) {
      expect([name, (await list(it, name)).items.map((thread) => thread.id)]).toEqual([name, [id]])
      expect((await it.people[name].get(`/threads/${id}`)).status).toBe(200)
    }
    // one of three asks by hand for everything, which leaves no trace either
    const never = await Promise.all(ways('A'.repeat(22), 'B'.repeat(22)).map((way) => send(raised.by, way)))
    expect(never.every((each) => each.includes('"status":404'))).toBe(true)
    for (const name of others.filter((_, at) => at % 3 === 0)) {
      for (const [at, way] of ways(id, replyId).entries()) {
        expect([name, way[1], await send(name, way)]).toEqual([name, way[1], never[at]])
      }
    }
    for (const name of others) expect([name, await surroundings(name)]).toEqual([name, before.get(name)])
    expect((await list(it, raised.by)).items[0]?.entries.map(({ kind }) => kind)).toEqual(['reply', 'promote'])
    expect(it.sync.heard).toEqual(Array.from({ length: 5 }, () => ({ kind: 'thread', id, by: raised.seenBy })))
  })
})

const send = async (name: Name, [method, path, body]: Way): Promise<string> =>
  await withoutReference(await it.app.send(method, path, body, it.people[name].cookie))
const withoutReference = async (response: Response): Promise<string> =>
  (await response.text()).replace(/"reference":"[^"]*"/u, '')

describe('the dilemma that was made of a thread', () => {
  test('[T25] [D13] is named only to who may see it: to the others the thread, lists and notices stay as they were', async () => {
    const { people, dossierId, sync } = it
    const { id } = await open(it, 'bzk')
    it.app.clock.forward({ minutes: 5 })
    const others = names.filter((name) => !gemeenten.includes(name))
    const look = async (name: Name) =>
      `${await surroundings(name)} ${await (await people[name].get(`/threads/${id}`)).text()}`
    const before = new Map<Name, string>()
    for (const name of others) before.set(name, await look(name))
    sync.heard.length = 0
    const input = { question: 'Wie betaalt dit?', threadId: id, visibility: 'koepel' }
    const raised = await people.utrecht.post(`/dossiers/${dossierId}/dilemmas`, input)
    const { id: dilemmaId } = z.object({ id: z.string() }).parse(await raised.json())
    for (const name of gemeenten) {
      expect([name, (await asThread(await people[name].get(`/threads/${id}`))).dilemmaId]).toEqual([name, dilemmaId])
      expect([name, (await list(it, name)).items[0]?.dilemmaId]).toEqual([name, dilemmaId])
    }
    for (const name of others) expect([name, await look(name)]).toEqual([name, before.get(name)])
    expect(sync.heard).toEqual([
      { kind: 'dilemma', id: dilemmaId, by: gemeenten },
      { kind: 'thread', id, by: gemeenten },
    ])

    // who may not see it may make his own; each is shown the first that he may see
    it.app.clock.forward({ minutes: 1 })
    const own = await people.waterschap.post(`/dossiers/${dossierId}/dilemmas`, {
      ...input,
      visibility: 'organisation',
    })
    const { id: ownId } = z.object({ id: z.string() }).parse(await own.json())
    it.app.clock.forward({ minutes: 1 })
    await people.utrecht.post(`/dossiers/${dossierId}/dilemmas`, input)
    const shown = async (name: Name) => (await asThread(await people[name].get(`/threads/${id}`))).dilemmaId
    expect([await shown('waterschap'), await shown('uvw'), await shown('vng'), await shown('bzk')]).toEqual([
      ownId,
      null,
      dilemmaId,
      null,
    ])
    await people.utrecht.post(`/dossiers/${dossierId}/dilemmas/${dilemmaId}/widen`, { to: 'everyone' })
    expect([await shown('bzk'), await shown('waterschap')]).toEqual([dilemmaId, dilemmaId])
  })
})

describe('widening', () => {
  test('[T22] [T23] shows the thread, and of what was said before only what its own organisations widen', async () => {
    const thread = await open(it, 'utrecht', opmerking('Te duur', { visibility: 'koepel' }))
    const path = `/threads/${thread.id}`
    await it.people.utrecht.patch(path, { body: bodyOfText('Te duur voor kleine gemeenten') })
    const said = await asThread(await it.people.vng.post(`${path}/replies`, answer('Dit speelt breder')))
    await it.people.zwolle.put(`${path}/agreement`)
    await it.people.utrecht.post(`${path}/resolve`, { note: 'Besproken met VNG' })
    await it.people.utrecht.post(`${path}/reopen`, { note: 'Toch niet' })

    expect(await refusalOf(await it.people.vng.post(`${path}/widen`, { visibility: 'everyone' }))).toBe(
      '403 not-allowed',
    )
    await asThread(await it.people.collega.post(`${path}/widen`, { visibility: 'everyone' }))
    const open1 = await asThread(await it.people.bzk.get(path))
    expect(open1.entries.map(({ kind }) => kind)).toEqual(['widen'])
    expect([open1.agreements, open1.may.includes('reply')]).toEqual([[], true])
    expect(await (await it.people.bzk.get(`${path}/texts`)).json()).toEqual({ items: [] })
    expect(JSON.stringify(open1)).not.toContain('Besproken')
    const inside = await asThread(await it.people.zwolle.get(path))
    expect(inside.entries.map(({ kind }) => kind)).toEqual(['reply', 'resolve', 'reopen', 'widen'])

    const reply = `${path}/replies/${said.entries[0]?.id}`
    expect(await refusalOf(await it.people.utrecht.post(`${reply}/widen`, { visibility: 'everyone' }))).toBe(
      '403 not-allowed',
    )
    await it.people.vng.post(`${reply}/widen`, { visibility: 'everyone' })
    await it.people.zwolle.put(`${path}/agreement`)
    const open2 = await asThread(await it.people.bzk.get(path))
    expect(open2.entries.map(({ kind }) => kind)).toEqual(['reply', 'widen'])
    expect(open2.agreements.map(({ organisation }) => organisation.code)).toEqual(['gm0193'])
  })

  test('[T22] there is no way back, and it is written down where all may read it', async () => {
    const thread = await open(it, 'waterschap')
    const path = `/threads/${thread.id}`
    await it.people.waterschap.post(`${path}/widen`, { visibility: 'everyone' })
    for (const visibility of ['koepel', 'everyone']) {
      expect(await refusalOf(await it.people.waterschap.post(`${path}/widen`, { visibility }))).toBe(
        '409 step-not-possible',
      )
    }
    expect(await refusalOf(await it.people.waterschap.post(`${path}/widen`, { visibility: 'organisation' }))).toBe(
      '400 invalid-input',
    )
    const audit = await (await it.people.bzk.get(`/dossiers/${it.dossierId}/audit`)).text()
    expect(audit).toContain('thread.widen')
    expect(audit).not.toContain('thread.create')
  })

  test('[T24] [T21] a reply is never wider than its thread, and begins in the inner circle', async () => {
    const narrow = await open(it, 'utrecht', opmerking('Intern', { visibility: 'koepel' }))
    expect(
      await refusalOf(
        await it.people.vng.post(`/threads/${narrow.id}/replies`, answer('x', { visibility: 'everyone' })),
      ),
    ).toBe('400 invalid-input')
    const wide = await open(it, 'bzk')
    await it.people.vng.post(`/threads/${wide.id}/replies`, answer('Eerst onder ons'))
    expect((await asThread(await it.people.bzk.get(`/threads/${wide.id}`))).entries).toEqual([])
    expect((await asThread(await it.people.zwolle.get(`/threads/${wide.id}`))).entries).toHaveLength(1)
    expect(it.sync.heard.at(-1)?.by).toEqual(gemeenten)
  })

  test('[T27] a mention in a reply that one may not read counts for nothing', async () => {
    const wide = await open(it, 'bzk')
    const mention = [{ type: 'paragraph', content: [{ type: 'person', id: it.people.bzk.id, name: 'x' }] }]
    await it.people.vng.post(`/threads/${wide.id}/replies`, { key: newKey(), body: mention })
    expect((await list(it, 'bzk', '?mentioned=me')).items).toEqual([])
    expect((await list(it, 'bzk')).counts?.mentioned).toBe(0)
    await it.people.ienw.post(`/threads/${wide.id}/replies`, { key: newKey(), body: mention })
    expect((await list(it, 'bzk', '?mentioned=me')).items).toHaveLength(1)
  })
})

describe('around it', () => {
  test('[T20] an administrator who looks in sees what everyone sees, not even what his employer raised', async () => {
    const admin = await person(it.app, 'Beheer', { organisation: 'gm0193', isAdmin: true })
    await admin.post('/inspections', { dossierId: it.dossierId, reason: 'Storing' })
    const inner = await open(it, 'zwolle')
    const wide = await open(it, 'bzk')
    const seen = await admin.get(`/documents/${it.documentId}/threads`)
    expect((await seen.json()).items.map(({ id }: { id: string }) => id)).toEqual([wide.id])
    expect(await refusalOf(await admin.get(`/threads/${inner.id}`))).toBe('404 not-found')
    it.sync.participants.push({
      userId: admin.id,
      name: 'beheer',
      organisationCode: 'gm0193',
      organisation: 'Zwolle',
      group: 'gemeente',
    })
    await open(it, 'zwolle')
    expect(it.sync.heard.at(-1)?.by).toEqual(gemeenten)
  })

  test('[T26] a refused request for what one may not see is no act of the dossier; one for what one sees is', async () => {
    const inner = await open(it, 'utrecht')
    await it.people.bzk.get(`/threads/${inner.id}`)
    await it.people.lezer.post(`/threads/${inner.id}/replies`, answer())
    const auditOf = async (name: Name) => (await it.people[name].get(`/dossiers/${it.dossierId}/audit`)).text()
    expect(await auditOf('bzk')).not.toContain('access.refuse')
    expect((await auditOf('zwolle')).match(/access\.refuse/gu)).toHaveLength(1)
  })

  test('[T25] a layer is not heard by what it says in an inner circle', async () => {
    await it.people.bzk.patch(`/dossiers/${it.dossierId}`, { affectedLayers: ['waterschap'] })
    const unheard = async () => (await (await it.people.bzk.get(`/dossiers/${it.dossierId}`)).json()).unheard
    const thread = await open(it, 'waterschap')
    expect(await unheard()).toEqual([{ layer: 'waterschap', reason: 'no-act' }])
    await it.people.waterschap.post(`/threads/${thread.id}/replies`, answer())
    expect(await unheard()).toHaveLength(1)
    await open(it, 'waterschap', opmerking('Nu voor allen', { visibility: 'everyone' }))
    expect(await unheard()).toEqual([])
  })

  test('[T20] who acts for another organisation sees what that one sees, and not what his employer sees', async () => {
    const mine = await open(it, 'provincie')
    const grant = { dossierId: it.dossierId, userId: it.people.provincie.id, role: 'commenter', addedBy: null } as const
    await setMember(it.app.parts.db, { ...grant, mayActFor: 'ipo' }, it.app.clock.nowMs)
    await it.people.provincie.put(`/dossiers/${it.dossierId}/acting-for`, { organisation: 'ipo' })
    expect((await list(it, 'provincie')).items.map(({ id }) => id)).toEqual([mine.id])
    const own = await open(it, 'provincie', opmerking('IPO intern', { visibility: 'organisation' }))
    await it.people.provincie.put(`/dossiers/${it.dossierId}/acting-for`, { organisation: 'pv26' })
    expect((await list(it, 'provincie')).items.map(({ id }) => id)).toEqual([mine.id])
    expect(await refusalOf(await it.people.provincie.get(`/threads/${own.id}`))).toBe('404 not-found')
  })

  test('a comment changes no byte of the text', async () => {
    await it.sync.append(it.documentId, contentToUpdate('text', 'Wie betaalt de kosten'), {
      userId: '',
      organisationCode: '',
    })
    const before = await it.sync.read(it.documentId)
    await open(it, 'bzk', tekstvoorstel())
    expect(await it.sync.read(it.documentId)).toEqual(before)
  })
})
