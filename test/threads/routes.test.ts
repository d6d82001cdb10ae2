import { beforeEach, describe, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'
import { makeAnchor } from '#shared/threads/anchor.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { earlierTexts } from '#shared/threads/schema.ts'
import { readTextIndex } from '#shared/threads/text-index.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { person, refusalOf } from '#test/support/people.ts'
import { answer, asThread, list, open, opmerking, someAnchor, tekstvoorstel, world, type World } from './world.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const fieldsOf = async (response: Response): Promise<string[]> => {
  const problem = await response.json()
  return problem.fields.map(({ path }: { path: string }) => path)
}

const mention = (id: string) => [{ type: 'paragraph', content: [{ type: 'person', id, name: 'De minister' }] }]
const statusesOf = (answers: readonly Response[]): string =>
  answers
    .map(({ status }) => String(status))
    .toSorted()
    .join(' ')

describe('opening', () => {
  test('[T1] a thread has its author, namens whom, its place and its words', async () => {
    const thread = await open(it, 'bzk', opmerking('Wie betaalt dit?', { kind: 'vraag', anchor: someAnchor }))
    expect(thread).toMatchObject({
      kind: 'vraag',
      level: 'ambtelijk',
      state: 'open',
      author: { name: 'bzk' },
      circle: { visibility: 'everyone', raisedBy: { code: 'mnre1034' }, koepel: null },
      anchor: { quote: 'de kosten', seq: 0 },
      body: bodyOfText('Wie betaalt dit?'),
      may: ['reply', 'agree', 'edit', 'withdraw', 'resolve', 'promote', 'attach'],
    })
    expect((await open(it, 'vng')).circle).toMatchObject({ visibility: 'koepel', koepel: { abbreviation: 'VNG' } })
  })

  test('a commenter may, a reader may not, and to somebody else it does not exist', async () => {
    const path = `/documents/${it.documentId}/threads`
    const stranger = await person(it.app, 'Vreemd')
    expect((await it.people.vng.post(path, opmerking())).status).toBe(201)
    expect(await refusalOf(await it.people.lezer.post(path, opmerking()))).toBe('403 not-allowed')
    expect(await refusalOf(await stranger.post(path, opmerking()))).toBe('404 not-found')
    expect(await refusalOf(await stranger.get(path))).toBe('404 not-found')
    expect(await refusalOf(await it.app.send('POST', path, opmerking()))).toBe('401 not-signed-in')
    const { id } = await open(it, 'bzk')
    expect(await refusalOf(await stranger.get(`/threads/${id}`))).toBe('404 not-found')
    expect(await refusalOf(await it.app.send('GET', `/threads/${id}`))).toBe('401 not-signed-in')
  })

  test('what is wrong with it is said at once', async () => {
    const path = `/documents/${it.documentId}/threads`
    const wrong = { key: 'short', kind: 'lof', anchor: { ...someAnchor, start: '!' }, body: [], secret: 1 }
    expect(new Set(await fieldsOf(await it.people.bzk.post(path, wrong)))).toEqual(
      new Set(['', 'anchor.start', 'body', 'key', 'kind']),
    )
    expect(await fieldsOf(await it.people.bzk.post(path, tekstvoorstel({ anchor: null })))).toEqual(['proposal'])
    expect(await fieldsOf(await it.people.bzk.post(path, opmerking('x', { visibility: 'koepel' })))).toEqual([
      'visibility',
    ])
  })

  test('[T3] the server knows the names of whom is mentioned, and who is not in the dossier is not', async () => {
    const stranger = await person(it.app, 'Vreemd')
    const path = `/documents/${it.documentId}/threads`
    expect(await fieldsOf(await it.people.bzk.post(path, opmerking('', { body: mention(stranger.id) })))).toEqual([
      'body',
    ])
    const thread = await open(it, 'bzk', opmerking('', { body: mention(it.people.vng.id) }))
    expect(JSON.stringify(thread.body)).toContain('"name":"vng"')
    expect((await list(it, 'vng', '?mentioned=me')).items).toHaveLength(1)
    expect((await list(it, 'zwolle', '?mentioned=me')).items).toEqual([])
  })

  test('in an archived dossier it is read and nothing more', async () => {
    const { id } = await open(it, 'bzk')
    await it.people.bzk.patch(`/dossiers/${it.dossierId}`, { archived: true })
    expect(await refusalOf(await it.people.bzk.post(`/threads/${id}/replies`, answer()))).toBe('409 archived')
    expect((await asThread(await it.people.bzk.get(`/threads/${id}`))).may).toEqual([])
  })
})

describe('once', () => {
  test('[T4] sent twice it is there once, also at the same time', async () => {
    const input = opmerking()
    const path = `/documents/${it.documentId}/threads`
    const answers = await Promise.all([1, 2, 3].map(() => it.people.bzk.post(path, input)))
    expect(statusesOf(answers)).toBe('200 200 201')
    expect(new Set(await Promise.all(answers.map(async (each) => (await asThread(each)).id))).size).toBe(1)
    const { items, counts } = await list(it, 'bzk')
    expect([items.length, counts?.open, it.sync.told.length]).toEqual([1, 1, 1])

    const reply = answer()
    const replies = `/threads/${items[0]?.id}/replies`
    expect((await it.people.vng.post(replies, reply)).status).toBe(201)
    await it.people.bzk.post(`/threads/${items[0]?.id}/resolve`, { note: 'Gedaan' })
    const again = await it.people.vng.post(replies, reply)
    expect([again.status, (await asThread(again)).entries.filter(({ kind }) => kind === 'reply').length]).toEqual([
      200, 1,
    ])
  })

  test('[T4] the key is one person’s own: another’s same key is another thread', async () => {
    const input = opmerking('x', { visibility: 'everyone' })
    const mine = await open(it, 'bzk', input)
    expect((await open(it, 'ienw', input)).id).not.toBe(mine.id)
  })
})

describe('the life of a thread', () => {
  test('[T6] edited, the earlier text is kept; withdrawn, its own organisation still reads it', async () => {
    const { id } = await open(it, 'utrecht', opmerking('Eerst', { visibility: 'everyone' }))
    const path = `/threads/${id}`
    it.app.clock.forward({ minutes: 1 })
    const edited = await asThread(await it.people.utrecht.patch(path, { body: bodyOfText('Dan') }))
    expect(edited.editedAt).toBe('2026-11-24T09:01:00.000Z')
    expect(earlierTexts.parse(await (await it.people.bzk.get(`${path}/texts`)).json()).items).toMatchObject([
      { until: edited.editedAt, body: bodyOfText('Eerst') },
    ])
    expect(await refusalOf(await it.people.collega.patch(path, { body: bodyOfText('Niet van mij') }))).toBe(
      '403 not-allowed',
    )
    await it.people.bzk.post(`${path}/replies`, answer('Blijft staan'))
    await it.people.collega.post(`${path}/withdraw`)
    expect((await list(it, 'bzk')).items).toEqual([])
    const seen = await asThread(await it.people.bzk.get(path))
    expect([seen.state, seen.body, seen.entries.length]).toEqual(['withdrawn', null, 1])
    expect(await (await it.people.bzk.get(`${path}/texts`)).json()).toEqual({ items: [] })
    expect((await asThread(await it.people.lezer.get(path))).body).toEqual(bodyOfText('Dan'))
    expect((await list(it, 'bzk', '?state=archive')).counts).toEqual({ open: 0, archive: 1, mentioned: 0 })
  })

  test('[T22] an edit that was begun while it was narrow is refused once a colleague shared it with more', async () => {
    const { id } = await open(it, 'utrecht', opmerking('Rustig aan', { visibility: 'koepel' }))
    const path = `/threads/${id}`
    const said = await asThread(
      await it.people.utrecht.post(`${path}/replies`, { ...answer('Wij ook'), visibility: 'koepel' }),
    )
    const reply = `${path}/replies/${said.entries[0]?.id}`
    for (const each of [path, reply]) await it.people.collega.post(`${each}/widen`, { visibility: 'everyone' })
    for (const each of [path, reply]) {
      const late = { body: bodyOfText('Onder ons: wij hebben geen geld.'), seenBy: 'koepel' }
      expect(await refusalOf(await it.people.utrecht.patch(each, late))).toBe('409 changed-meanwhile')
      expect((await it.people.utrecht.patch(each, { ...late, seenBy: 'everyone' })).status).toBe(200)
    }
  })

  test('[T6] a reply is edited, withdrawn and kept in the same way', async () => {
    const { id } = await open(it, 'bzk')
    const said = await asThread(await it.people.ienw.post(`/threads/${id}/replies`, answer('Eerst')))
    const path = `/threads/${id}/replies/${said.entries[0]?.id}`
    expect(await refusalOf(await it.people.bzk.patch(path, { body: bodyOfText('x') }))).toBe('403 not-allowed')
    await it.people.ienw.patch(path, { body: bodyOfText('Dan') })
    expect(earlierTexts.parse(await (await it.people.bzk.get(`${path}/texts`)).json()).items).toHaveLength(1)
    const gone = await asThread(await it.people.ienw.post(`${path}/withdraw`))
    expect([gone.entries[0]?.body, gone.entries[0]?.may]).toEqual([bodyOfText('Dan'), []])
    expect((await asThread(await it.people.bzk.get(`/threads/${id}`))).entries[0]?.body).toBeNull()
    expect(await refusalOf(await it.people.ienw.post(`${path}/withdraw`))).toBe('409 step-not-possible')
    expect(await refusalOf(await it.people.bzk.get(`/threads/${id}/replies/none/texts`))).toBe('404 not-found')
  })

  test('[T30] resolved with what was done, and opened again', async () => {
    const { id } = await open(it, 'vng', opmerking('x', { visibility: 'everyone' }))
    const path = `/threads/${id}`
    expect(await refusalOf(await it.people.provincie.post(`${path}/resolve`, { note: 'x' }))).toBe('403 not-allowed')
    expect(await fieldsOf(await it.people.bzk.post(`${path}/resolve`, { note: ' ' }))).toEqual(['note'])
    const done = await asThread(await it.people.bzk.post(`${path}/resolve`, { note: 'Artikel 3 aangepast' }))
    expect(done.entries).toMatchObject([{ kind: 'resolve', note: 'Artikel 3 aangepast', author: { name: 'bzk' } }])
    expect(await refusalOf(await it.people.ienw.post(`${path}/replies`, answer()))).toBe('409 step-not-possible')
    const again = await asThread(await it.people.vng.post(`${path}/reopen`, { note: 'Nog niet goed' }))
    expect([again.state, again.entries.map(({ kind }) => kind)]).toEqual(['open', ['resolve', 'reopen']])
  })

  test('[T32] [T33] eens namens an organisation, and bestuurlijk by name', async () => {
    const { id } = await open(it, 'bzk')
    const path = `/threads/${id}`
    await it.people.ienw.put(`${path}/agreement`)
    const twice = await asThread(await it.people.ienw.put(`${path}/agreement`))
    expect(twice.agreements).toMatchObject([{ person: { name: 'ienw' }, organisation: { code: 'mnre1130' } }])
    expect((await asThread(await it.people.ienw.delete(`${path}/agreement`))).agreements).toEqual([])
    expect(await refusalOf(await it.people.ienw.post(`${path}/promote`))).toBe('403 not-allowed')
    const promoted = await asThread(await it.people.bzk.post(`${path}/promote`))
    expect([promoted.level, promoted.entries[0]]).toMatchObject([
      'bestuurlijk',
      { kind: 'promote', author: { name: 'bzk' } },
    ])
    expect(await refusalOf(await it.people.bzk.post(`${path}/promote`))).toBe('409 step-not-possible')
  })

  test('the list is filtered by state, kind, organisation and layer, and comes in pages', async () => {
    const vraag = await open(it, 'bzk', opmerking('a', { kind: 'vraag' }))
    const vng = await open(it, 'vng', opmerking('b', { visibility: 'everyone' }))
    const utrecht = await open(it, 'utrecht', opmerking('c', { visibility: 'everyone' }))
    const idsOf = async (query: string) => (await list(it, 'bzk', query)).items.map(({ id }) => id)
    expect(await idsOf('?kind=vraag')).toEqual([vraag.id])
    expect(await idsOf('?organisation=vng')).toEqual([vng.id])
    expect(await idsOf('?layer=koepel')).toEqual([vng.id])
    expect(await idsOf('?layer=gemeente')).toEqual([utrecht.id])
    const first = await list(it, 'bzk', '?limit=2')
    expect([first.items.length, first.next]).toEqual([2, first.items[1]?.createdAt])
    expect(await idsOf(`?limit=2&after=${first.next}`)).toEqual([utrecht.id])
    expect((await it.people.bzk.get(`/documents/${it.documentId}/threads?state=secret`)).status).toBe(400)
  })
})

describe('a tekstvoorstel', () => {
  test('[T41] [T42] is accepted by one writer, and is in the text when he says so', async () => {
    const { id } = await open(it, 'vng', tekstvoorstel({ visibility: 'everyone' }))
    const path = `/threads/${id}/decision`
    expect(await refusalOf(await it.people.provincie.post(path, { outcome: 'accepted' }))).toBe('403 not-allowed')
    expect(await fieldsOf(await it.people.bzk.post(path, { outcome: 'rejected' }))).toEqual(['reason'])
    const both = await Promise.all([
      it.people.bzk.post(path, { outcome: 'accepted' }),
      it.people.ienw.post(path, { outcome: 'accepted' }),
    ])
    expect(statusesOf(both)).toBe('200 409')
    const [first, second] = both[0]?.status === 200 ? (['bzk', 'ienw'] as const) : (['ienw', 'bzk'] as const)
    expect(await asThread(await it.people[first].get(`/threads/${id}`))).toMatchObject({
      state: 'resolved',
      outcome: 'accepted',
      appliedSeq: null,
    })
    expect(await refusalOf(await it.people[second].post(`${path}/applied`))).toBe('403 not-allowed')
    await it.app.parts.db
      .insertInto('document_updates')
      .values({
        document_id: it.documentId,
        seq: 41,
        user_id: it.people.bzk.id,
        organisation_code: 'mnre1034',
        received_at: it.app.clock.instant,
        update_bytes: new Uint8Array(),
        hash: new Uint8Array(),
      })
      .execute()
    const applied = await asThread(await it.people[first].post(`${path}/applied`))
    expect([applied.appliedSeq, applied.entries[0]]).toMatchObject([41, { kind: 'decide', outcome: 'accepted' }])
    expect(await refusalOf(await it.people[first].post(`${path}/applied`))).toBe('409 step-not-possible')
    const audit = await (await it.people.bzk.get(`/dossiers/${it.dossierId}/audit`)).json()
    expect(audit.items[0]).toMatchObject({
      action: 'thread.apply',
      objectLabel: 'Nota',
      details: { seq: 41, proposedBy: it.people.vng.id, outcome: 'accepted' },
    })
  })

  test('[T42] rejected with a reason, and after reopening open for another decision', async () => {
    const { id } = await open(it, 'vng', tekstvoorstel({ visibility: 'everyone' }))
    await it.people.bzk.post(`/threads/${id}/decision`, { outcome: 'rejected', reason: 'Te duur' })
    const again = await asThread(await it.people.vng.post(`/threads/${id}/reopen`, {}))
    expect([again.outcome, again.entries[0]]).toMatchObject([
      null,
      { kind: 'decide', note: 'Te duur', outcome: 'rejected' },
    ])
    const changed = { proposal: { content: [{ type: 'text', text: 'de helft' }] } }
    await it.people.vng.patch(`/threads/${id}`, changed)
    expect(
      (await asThread(await it.people.bzk.post(`/threads/${id}/decision`, { outcome: 'accepted-changed' }))).outcome,
    ).toBe('accepted-changed')
    const plain = await open(it, 'vng', opmerking('x', { visibility: 'everyone' }))
    expect(await refusalOf(await it.people.bzk.post(`/threads/${plain.id}/decision`, { outcome: 'accepted' }))).toBe(
      '409 step-not-possible',
    )
    expect(await fieldsOf(await it.people.vng.patch(`/threads/${plain.id}`, changed))).toEqual(['proposal'])
  })
})

describe('where it stands', () => {
  test('[T59] [T51] the server looks when told that the words are gone, and it is attached by hand', async () => {
    const { sync, documentId, people } = it
    const doc = new Doc()
    applyUpdate(doc, contentToUpdate('text', 'De gemeente betaalt de kosten van het beheer. Het Rijk niet.'))
    const author = { userId: people.bzk.id, organisationCode: 'mnre1034' }
    await sync.append(documentId, encodeStateAsUpdate(doc), author)
    const fragment = doc.getXmlFragment(contentRoot)
    const anchor = makeAnchor(readTextIndex(fragment), 1, 20)
    const { id } = await open(it, 'vng', opmerking('x', { anchor, visibility: 'everyone' }))
    const look = async () => await asThread(await people.vng.post(`/threads/${id}/look`))
    expect((await look()).lost).toBeNull()

    fragment.delete(0, 1)
    await sync.append(documentId, encodeStateAsUpdate(doc), author)
    it.app.clock.forward({ minutes: 2 })
    const lost = await look()
    expect([lost.lost, lost.anchor?.quote]).toEqual([{ at: '2026-11-24T09:02:00.000Z', seq: 0 }, 'De gemeente betaalt'])
    it.app.clock.forward({ minutes: 2 })
    expect((await look()).lost).toEqual(lost.lost)

    expect(await refusalOf(await people.provincie.put(`/threads/${id}/anchor`, { anchor: someAnchor }))).toBe(
      '403 not-allowed',
    )
    const attached = await asThread(await people.bzk.put(`/threads/${id}/anchor`, { anchor: someAnchor }))
    expect([attached.anchor?.quote, attached.lost, attached.entries[0]]).toMatchObject([
      'de kosten',
      null,
      { kind: 'attach', earlierQuote: 'De gemeente betaalt' },
    ])
  })
})
