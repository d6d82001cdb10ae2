import { describe, expect, test } from 'vitest'
import { accessList, peopleList } from '#shared/access/schema.ts'
import { setMember } from '#server/access/member-store.ts'
import { testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, employers, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const ann = await person(app, 'Ann', { organisation: employers.rijk })
  const bob = await person(app, 'Bob', { organisation: employers.gemeente })
  const cas = await person(app, 'Cas', { organisation: employers.waterschap })
  const id = await dossierWith(app, [
    [ann, 'manager'],
    [bob, 'writer'],
  ])
  return { app, ann, bob, cas, id }
}

describe('wie ziet dit', () => {
  test('lists people and whole organisations by layer, with why and since when, and counts people once', async () => {
    const { app, ann, bob, cas, id } = await open()
    await person(app, 'Bea', { organisation: employers.gemeente })
    await ann.put(`/dossiers/${id}/organisations/${employers.gemeente}`, { role: 'reader' })
    const grant = { dossierId: id, userId: cas.id, role: 'commenter', mayActFor: 'uvw', addedBy: ann.id } as const
    await setMember(app.parts.db, grant, app.clock.nowMs)
    const documentId = await documentIn(app, id, ann)
    const list = accessList.parse(await (await bob.get(`/dossiers/${id}/access`)).json())
    expect(
      list.entries.map((entry) => [entry.kind, entry.person?.name ?? null, entry.organisation.code, entry.role]),
    ).toEqual([
      ['person', 'Ann', employers.rijk, 'manager'],
      ['person', 'Bob', employers.gemeente, 'writer'],
      ['organisation', null, employers.gemeente, 'reader'],
      ['person', 'Cas', 'uvw', 'commenter'],
    ])
    expect(list.entries[3]).toMatchObject({ grantedBy: { name: 'Ann' }, since: app.clock.instant, until: null })
    // Ann, Bob, Cas and Bea; Bob is also one of his organisation
    expect(list.counts).toEqual({ read: 4, comment: 3, write: 2, manage: 1 })
    expect(await (await bob.get(`/documents/${documentId}/access`)).json()).toEqual(list)
  })

  test('somebody whose account was closed no longer sees it, and is not listed', async () => {
    const { app, ann, bob, id } = await open()
    await app.parts.db
      .updateTable('users')
      .set({ deactivated_at: app.clock.instant })
      .where('id', '=', bob.id)
      .execute()
    const list = accessList.parse(await (await ann.get(`/dossiers/${id}/access`)).json())
    expect(list.entries).toHaveLength(1)
    expect(list.counts.read).toBe(1)
    expect((await bob.get(`/dossiers/${id}`)).status).toBe(401)
  })
})

describe('giving and taking roles', () => {
  test('a manager gives, changes and takes; each is written down; open editors are asked again', async () => {
    const { app, ann, cas, id } = await open()
    const documentId = await documentIn(app, id, ann)
    app.sync.open(documentId, cas.id)
    expect((await ann.put(`/dossiers/${id}/members/${cas.id}`, { role: 'reader' })).status).toBe(200)
    expect((await ann.put(`/dossiers/${id}/members/${cas.id}`, { role: 'writer' })).status).toBe(200)
    expect((await ann.delete(`/dossiers/${id}/members/${cas.id}`)).status).toBe(204)
    expect(await refusalOf(await cas.get(`/dossiers/${id}`))).toBe('404 not-found')
    expect(app.sync.reconsidered).toHaveLength(3)
    const rows = await app.parts.db.selectFrom('acts').selectAll().where('object_id', '=', cas.id).execute()
    expect(rows.map((row) => [row.action, row.details])).toEqual([
      ['member.set', '{"role":[null,"reader"]}'],
      ['member.set', '{"role":["reader","writer"]}'],
      ['member.remove', '{"role":["writer",null]}'],
    ])
  })

  test('the strongest of the own and the employer’s role counts', async () => {
    const { ann, bob, id } = await open()
    await ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'reader' })
    expect(await refusalOf(await bob.post(`/dossiers/${id}/documents`, { title: 'X' }))).toBe('403 not-allowed')
    await ann.put(`/dossiers/${id}/organisations/${employers.gemeente}`, { role: 'writer' })
    expect((await bob.post(`/dossiers/${id}/documents`, { title: 'X' })).status).toBe(201)
    expect((await ann.delete(`/dossiers/${id}/organisations/${employers.gemeente}`)).status).toBe(204)
    expect(await refusalOf(await bob.post(`/dossiers/${id}/documents`, { title: 'X' }))).toBe('403 not-allowed')
  })

  test('a writer gives nobody anything, but may leave', async () => {
    const { ann, bob, cas, id } = await open()
    expect(await refusalOf(await bob.put(`/dossiers/${id}/members/${cas.id}`, { role: 'reader' }))).toBe(
      '403 not-allowed',
    )
    expect(await refusalOf(await bob.put(`/dossiers/${id}/organisations/vng`, { role: 'reader' }))).toBe(
      '403 not-allowed',
    )
    expect(await refusalOf(await bob.delete(`/dossiers/${id}/members/${ann.id}`))).toBe('403 not-allowed')
    expect((await bob.delete(`/dossiers/${id}/members/${bob.id}`)).status).toBe(204)
    expect((await bob.get(`/dossiers/${id}`)).status).toBe(404)
  })

  test('the last manager cannot be removed or lowered, not even by himself', async () => {
    const { app, ann, bob, id } = await open()
    expect(await refusalOf(await ann.delete(`/dossiers/${id}/members/${ann.id}`))).toBe('409 last-manager')
    expect(await refusalOf(await ann.put(`/dossiers/${id}/members/${ann.id}`, { role: 'writer' }))).toBe(
      '409 last-manager',
    )
    // an organisation counts when somebody of it has an account
    await ann.put(`/dossiers/${id}/organisations/gm0014`, { role: 'manager' })
    expect(await refusalOf(await ann.delete(`/dossiers/${id}/members/${ann.id}`))).toBe('409 last-manager')
    await person(app, 'Gro', { organisation: 'gm0014' })
    expect((await ann.put(`/dossiers/${id}/members/${ann.id}`, { role: 'writer' })).status).toBe(200)
    expect(await refusalOf(await bob.delete(`/dossiers/${id}/organisations/gm0014`))).toBe('403 not-allowed')
  })

  test('what is not there cannot be given or taken', async () => {
    const { ann, id } = await open()
    expect(await refusalOf(await ann.put(`/dossiers/${id}/members/nobody`, { role: 'reader' }))).toBe('404 not-found')
    expect(await refusalOf(await ann.delete(`/dossiers/${id}/members/nobody`))).toBe('404 not-found')
    expect(await refusalOf(await ann.delete(`/dossiers/${id}/organisations/vng`))).toBe('404 not-found')
    expect(await refusalOf(await ann.put(`/dossiers/${id}/organisations/gm9999`, { role: 'reader' }))).toBe(
      '400 invalid-input',
    )
    expect(await refusalOf(await ann.put(`/dossiers/${id}/organisations/mnre1162`, { role: 'reader' }))).toBe(
      '400 invalid-input',
    )
    expect(await refusalOf(await ann.put(`/dossiers/${id}/members/${ann.id}`, { role: 'boss' }))).toBe(
      '400 invalid-input',
    )
  })
})

describe('finding people', () => {
  test('by a part of the name or the whole e-mail address, without giving the address away', async () => {
    const { app, ann, bob } = await open()
    const found = async (q: string) => peopleList.parse(await (await ann.get(`/people?q=${q}`)).json()).items
    expect((await found('bo')).map((each) => each.name)).toEqual(['Bob'])
    expect((await found('bob@example.org')).map((each) => each.name)).toEqual(['Bob'])
    expect(await found('example.org')).toEqual([])
    expect(await found('%25%25')).toEqual([])
    expect(JSON.stringify(await found('bo'))).not.toContain('@')
    await app.parts.db
      .updateTable('users')
      .set({ deactivated_at: app.clock.instant })
      .where('id', '=', bob.id)
      .execute()
    expect(await found('bo')).toEqual([])
    expect((await app.send('GET', '/people?q=bo')).status).toBe(401)
  })
})
