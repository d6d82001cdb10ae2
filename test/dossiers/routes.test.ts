import { describe, expect, test } from 'vitest'
import { dossier, dossierList } from '#shared/dossiers/schema.ts'
import { testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, employers, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const ann = await person(app, 'Ann', { organisation: employers.rijk })
  const bob = await person(app, 'Bob', { organisation: employers.gemeente })
  const cas = await person(app, 'Cas', { organisation: employers.waterschap })
  return { app, ann, bob, cas }
}

describe('making a dossier', () => {
  test('only a title is needed; whoever makes it is its manager', async () => {
    const { ann } = await open()
    const answer = await ann.post('/dossiers', { title: '  Water en bodem ' })
    expect(answer.status).toBe(201)
    const made = dossier.parse(await answer.json())
    expect(made).toMatchObject({
      title: 'Water en bodem',
      role: 'manager',
      phase: 'verkenning',
      unheard: [],
      documentCount: 0,
    })
    expect(made.parties.map((party) => party.abbreviation)).toEqual(['BZK'])
    expect(made.mayActFor).toEqual([made.actsFor])
  })

  test('what is wrong is told by field; nobody in particular makes none', async () => {
    const { app, ann } = await open()
    const refused = await ann.post('/dossiers', { title: '', phase: 'af', affectedLayers: ['europa'], extra: 1 })
    expect(await refused.json()).toMatchObject({
      status: 400,
      fields: [{ path: 'title' }, { path: 'affectedLayers.0' }, { path: 'phase' }, { path: '' }],
    })
    expect(await refusalOf(await app.send('POST', '/dossiers', { title: 'X' }))).toBe('401 not-signed-in')
    expect(await refusalOf(await app.send('POST', '/dossiers', undefined, ann.cookie))).toMatch(/^400/u)
  })
})

describe('the list of dossiers', () => {
  test('shows what one may see: as a member, or by the employer; nothing else', async () => {
    const { app, ann, bob, cas } = await open()
    const mine = await dossierWith(
      app,
      [
        [ann, 'manager'],
        [bob, 'reader'],
      ],
      'Water',
    )
    await dossierWith(app, [[cas, 'manager']], 'Geheim')
    const whole = await dossierWith(app, [[cas, 'manager']], 'Bodem')
    await cas.put(`/dossiers/${whole}/organisations/${employers.gemeente}`, { role: 'commenter' })
    const { items } = dossierList.parse(await (await bob.get('/dossiers')).json())
    expect(items.map((item) => `${item.title} ${item.role}`).toSorted()).toEqual(['Bodem commenter', 'Water reader'])
    expect(items.find((item) => item.id === mine)?.parties.map((party) => party.shortName)).toEqual([
      'Binnenlandse Zaken en Koninkrijksrelaties',
      'Utrecht',
    ])
  })

  test('q searches title, question and parties, whatever the accents', async () => {
    const { app, ann, bob } = await open()
    await dossierWith(app, [[ann, 'manager']], 'Énergie')
    await dossierWith(
      app,
      [
        [ann, 'manager'],
        [bob, 'reader'],
      ],
      'Water',
    )
    const titles = async (q: string) =>
      dossierList.parse(await (await ann.get(`/dossiers?q=${q}`)).json()).items.map((item) => item.title)
    expect(await titles('energie')).toEqual(['Énergie'])
    expect(await titles('utrecht')).toEqual(['Water'])
    expect(await titles('niets')).toEqual([])
  })

  test('archived ones are a list of their own', async () => {
    const { app, ann } = await open()
    const id = await dossierWith(app, [[ann, 'manager']])
    await ann.patch(`/dossiers/${id}`, { archived: true })
    expect(await (await ann.get('/dossiers')).json()).toEqual({ items: [] })
    expect(dossierList.parse(await (await ann.get('/dossiers?archived=true')).json()).items).toHaveLength(1)
  })
})

describe('changing a dossier', () => {
  test('a manager may; a writer sees it but may not; to a stranger it is not there', async () => {
    const { app, ann, bob, cas } = await open()
    const id = await dossierWith(app, [
      [ann, 'manager'],
      [bob, 'writer'],
    ])
    const changed = await ann.patch(`/dossiers/${id}`, { question: 'Hoe dan?', affectedLayers: ['waterschap', 'rijk'] })
    expect(dossier.parse(await changed.json())).toMatchObject({
      question: 'Hoe dan?',
      affectedLayers: ['rijk', 'waterschap'],
    })
    expect(await refusalOf(await bob.patch(`/dossiers/${id}`, { title: 'X' }))).toBe('403 not-allowed')
    expect(await refusalOf(await cas.patch(`/dossiers/${id}`, { title: 'X' }))).toBe('404 not-found')
    expect(await refusalOf(await cas.get('/dossiers/none'))).toBe('404 not-found')
  })

  test('an archived one changes only when it is restored; open editors are asked again', async () => {
    const { app, ann, bob } = await open()
    const id = await dossierWith(app, [[ann, 'manager']])
    const documentId = await documentIn(app, id, ann)
    app.sync.open(documentId, bob.id)
    app.sync.open('elsewhere', bob.id)
    expect((await ann.patch(`/dossiers/${id}`, { archived: true })).status).toBe(200)
    expect(app.sync.reconsidered).toEqual([{ documentId, userId: bob.id }])
    expect(await refusalOf(await ann.patch(`/dossiers/${id}`, { title: 'X' }))).toBe('409 archived')
    expect(await refusalOf(await ann.post(`/dossiers/${id}/documents`, { title: 'X' }))).toBe('409 archived')
    expect((await ann.patch(`/dossiers/${id}`, { archived: false, title: 'X' })).status).toBe(200)
    const rows = await app.parts.db
      .selectFrom('acts')
      .select('action')
      .where('dossier_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(rows.map((row) => row.action)).toEqual([
      'dossier.archive',
      'access.refuse',
      'dossier.restore',
      'dossier.change',
    ])
  })
})

describe('nog niet gehoord', () => {
  test('names layers without a member, and with one who did nothing yet', async () => {
    const { ann, bob, cas } = await open()
    const { id } = dossier.parse(
      await (await ann.post('/dossiers', { title: 'W', affectedLayers: ['rijk', 'gemeente', 'waterschap'] })).json(),
    )
    const unheard = async () => dossier.parse(await (await ann.get(`/dossiers/${id}`)).json()).unheard
    expect(await unheard()).toEqual([
      { layer: 'gemeente', reason: 'no-member' },
      { layer: 'waterschap', reason: 'no-member' },
    ])
    await ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'writer' })
    await ann.put(`/dossiers/${id}/organisations/${employers.waterschap}`, { role: 'writer' })
    expect(await unheard()).toEqual([
      { layer: 'gemeente', reason: 'no-act' },
      { layer: 'waterschap', reason: 'no-act' },
    ])
    await bob.post(`/dossiers/${id}/documents`, { title: 'Nota' })
    await cas.get(`/dossiers/${id}`)
    expect(await unheard()).toEqual([{ layer: 'waterschap', reason: 'no-act' }])
  })

  test('a koepel counts for the layer it stands for', async () => {
    const { app, ann } = await open()
    const vic = await person(app, 'Vic', { organisation: employers.koepel })
    const id = await dossierWith(app, [
      [ann, 'manager'],
      [vic, 'writer'],
    ])
    await ann.patch(`/dossiers/${id}`, { affectedLayers: ['gemeente'] })
    await vic.post(`/dossiers/${id}/documents`, { title: 'Nota' })
    expect(dossier.parse(await (await ann.get(`/dossiers/${id}`)).json()).unheard).toEqual([])
  })
})

describe('namens', () => {
  test('one chooses between the employer and what a grant adds, and acts carry it', async () => {
    const { app, ann, bob } = await open()
    const id = await dossierWith(app, [
      [ann, 'manager'],
      [bob, 'writer'],
    ])
    const choose = (organisation: string) => bob.put(`/dossiers/${id}/acting-for`, { organisation })
    expect(await refusalOf(await choose('vng'))).toBe('403 not-allowed')
    const vera = await person(app, 'Vera', { organisation: 'vng' })
    await ann.put(`/dossiers/${id}/members/${vera.id}`, { role: 'manager' })
    await vera.put(`/dossiers/${id}/members/${bob.id}`, { role: 'writer', actsFor: 'vng' })
    const seen = dossier.parse(await (await bob.get(`/dossiers/${id}`)).json())
    expect(seen.actsFor.code).toBe('vng')
    expect(seen.mayActFor.map((each) => each.code)).toEqual([employers.gemeente, 'vng'])
    expect(dossier.parse(await (await choose(employers.gemeente)).json()).actsFor.code).toBe(employers.gemeente)
    expect(dossier.parse(await (await choose('vng')).json()).actsFor.code).toBe('vng')
    await bob.post(`/dossiers/${id}/documents`, { title: 'Nota' })
    const act = await app.parts.db
      .selectFrom('acts')
      .select('acts_for')
      .where('action', '=', 'document.create')
      .executeTakeFirst()
    expect(act?.acts_for).toBe('vng')
  })
})
