import { describe, expect, test } from 'vitest'
import { inspectionAnswer } from '#shared/access/schema.ts'
import { account, accountList } from '#shared/admin/schema.ts'
import { activityList, dossier } from '#shared/dossiers/schema.ts'
import { testApp } from '#test/support/app.ts'
import { dossierWith, employers, PASSWORD, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const adam = await person(app, 'Adam', { isAdmin: true })
  const ann = await person(app, 'Ann')
  return { app, adam, ann }
}

describe('accounts', () => {
  test('an administrator lists and searches them by name and e-mail, in pages', async () => {
    const { app, adam, ann } = await open()
    for (const name of ['Cas', 'Dia', 'Els']) await person(app, name)
    const first = accountList.parse(await (await adam.get('/accounts?limit=3')).json())
    const second = accountList.parse(await (await adam.get(`/accounts?limit=3&after=${first.next}`)).json())
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['Adam', 'Ann', 'Cas', 'Dia', 'Els'])
    expect(second.next).toBeNull()
    const found = accountList.parse(await (await adam.get('/accounts?q=els@')).json())
    expect(found.items.map((item) => item.name)).toEqual(['Els'])
    expect(JSON.stringify(found)).not.toContain('argon2')
    expect(await refusalOf(await ann.get('/accounts'))).toBe('404 not-found')
  })

  test('closing one ends its sessions and sockets; it opens again', async () => {
    const { app, adam, ann } = await open()
    app.sync.open('d1', ann.id)
    const closed = account.parse(await (await adam.patch(`/accounts/${ann.id}`, { active: false })).json())
    expect(closed.deactivatedAt).toBe(app.clock.instant)
    expect(app.sync.reconsidered).toEqual([{ documentId: 'd1', userId: ann.id }])
    expect((await ann.get('/session')).status).toBe(401)
    expect((await app.send('POST', '/session', { email: ann.email, password: PASSWORD })).status).toBe(401)
    expect(
      account.parse(await (await adam.patch(`/accounts/${ann.id}`, { active: true })).json()).deactivatedAt,
    ).toBeNull()
    expect((await ann.get('/session')).status).toBe(401)
    expect((await app.send('POST', '/session', { email: ann.email, password: PASSWORD })).status).toBe(201)
    const rows = await app.parts.db
      .selectFrom('acts')
      .select('action')
      .where('object_id', '=', ann.id)
      .where('object_kind', '=', 'account')
      .execute()
    expect(rows.map((row) => row.action)).toEqual(['account.deactivate', 'session.refuse', 'account.reactivate'])
  })

  test('the last administrator stays one', async () => {
    const { adam, ann } = await open()
    expect(await refusalOf(await adam.patch(`/accounts/${adam.id}`, { isAdmin: false }))).toBe('409 last-administrator')
    expect(await refusalOf(await adam.patch(`/accounts/${adam.id}`, { active: false }))).toBe('409 last-administrator')
    expect((await adam.patch(`/accounts/${ann.id}`, { isAdmin: true })).status).toBe(200)
    expect((await adam.patch(`/accounts/${adam.id}`, { isAdmin: false })).status).toBe(200)
    expect((await adam.get('/accounts')).status).toBe(404)
  })

  test('no dossier that others share is left without a manager', async () => {
    const { app, adam, ann } = await open()
    const bob = await person(app, 'Bob')
    const shared = await dossierWith(app, [
      [ann, 'manager'],
      [bob, 'reader'],
    ])
    await dossierWith(app, [[ann, 'manager']])
    expect(await refusalOf(await adam.patch(`/accounts/${ann.id}`, { active: false }))).toBe('409 last-manager')
    await ann.put(`/dossiers/${shared}/members/${bob.id}`, { role: 'manager' })
    expect((await adam.patch(`/accounts/${ann.id}`, { active: false })).status).toBe(200)
  })

  test('an e-mail address is of one account, an employer exists; another employer changes what one sees', async () => {
    const { app, adam, ann } = await open()
    const id = await dossierWith(app, [[adam, 'manager']])
    await adam.put(`/dossiers/${id}/organisations/${employers.waterschap}`, { role: 'reader' })
    expect(await refusalOf(await adam.patch(`/accounts/${ann.id}`, { email: 'adam@example.org' }))).toBe(
      '409 email-in-use',
    )
    expect(await refusalOf(await adam.patch(`/accounts/${ann.id}`, { organisation: 'gm9999' }))).toBe(
      '400 invalid-input',
    )
    expect(await refusalOf(await adam.patch('/accounts/nobody', { name: 'X' }))).toBe('404 not-found')
    expect(await refusalOf(await ann.patch(`/accounts/${ann.id}`, { isAdmin: true }))).toBe('404 not-found')
    expect((await ann.get(`/dossiers/${id}`)).status).toBe(404)
    expect(
      (await adam.patch(`/accounts/${ann.id}`, { organisation: employers.waterschap, name: 'Ann W' })).status,
    ).toBe(200)
    expect((await ann.get(`/dossiers/${id}`)).status).toBe(200)
  })
})

describe('looking into a dossier', () => {
  test('takes a reason, lasts an hour, reads only, and every reader sees it', async () => {
    const { app, adam, ann } = await open()
    const id = await dossierWith(app, [[ann, 'manager']])
    expect(await refusalOf(await adam.post('/inspections', { dossierId: id, reason: ' ' }))).toBe('400 invalid-input')
    expect(await refusalOf(await adam.post('/inspections', { dossierId: 'none', reason: 'x' }))).toBe('404 not-found')
    expect(await refusalOf(await ann.post('/inspections', { dossierId: id, reason: 'x' }))).toBe('404 not-found')
    const opened = inspectionAnswer.parse(
      await (await adam.post('/inspections', { dossierId: id, reason: 'Melding 12' })).json(),
    )
    expect(opened.until).toBe('2026-11-24T10:00:00.000Z')
    const seen = dossier.parse(await (await adam.get(`/dossiers/${id}`)).json())
    expect(seen).toMatchObject({ role: 'reader', inspectionUntil: opened.until })
    expect(await refusalOf(await adam.patch(`/dossiers/${id}`, { title: 'X' }))).toBe('403 not-allowed')
    const { items } = activityList.parse(await (await ann.get(`/dossiers/${id}/activity`)).json())
    expect(items[0]).toMatchObject({ action: 'content.inspect', actor: { name: 'Adam' } })
    app.clock.forward({ minutes: 60 })
    expect(await refusalOf(await adam.get(`/dossiers/${id}`))).toBe('404 not-found')
  })
})
