import { describe, expect, test } from 'vitest'
import { newInvitation } from '#shared/access/schema.ts'
import { auditList } from '#shared/audit/entry.ts'
import { testApp } from '#test/support/app.ts'
import { dossierWith, employers, person, refusalOf, type TestPerson } from '#test/support/people.ts'

const account = { name: 'Nina', password: 'groene fiets in de regen' }

async function open() {
  const app = await testApp()
  const [ann, bob] = [await person(app, 'Ann', { organisation: employers.rijk }), await person(app, 'Bob')]
  const id = await dossierWith(app, [
    [ann, 'manager'],
    [bob, 'manager'],
  ])
  const inviteBy = async (
    who: TestPerson,
    path = `/dossiers/${id}/invitations`,
    role: object = { role: 'manager' },
  ) => {
    const input = { email: 'nina@example.org', organisation: employers.gemeente, ...role }
    return new URL(newInvitation.parse(await (await who.post(path, input)).json()).link).hash.slice(1)
  }
  const accept = async (token: string) => await app.send('POST', '/invitations/accept', { token, account })
  return { app, ann, bob, id, inviteBy, accept }
}

describe('what somebody gave out who may not any more', () => {
  test.each([
    [
      'removed',
      async (ann: TestPerson, bob: TestPerson, id: string) => ann.delete(`/dossiers/${id}/members/${bob.id}`),
    ],
    [
      'a writer now',
      async (ann: TestPerson, bob: TestPerson, id: string) =>
        ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'writer' }),
    ],
    [
      'gone by himself',
      async (_ann: TestPerson, bob: TestPerson, id: string) => bob.delete(`/dossiers/${id}/members/${bob.id}`),
    ],
  ])('a manager is %s: his open invitations are withdrawn with it, and that is in the audit', async (_how, lose) => {
    const { ann, bob, id, inviteBy, accept } = await open()
    const token = await inviteBy(bob)
    const kept = await inviteBy(ann)
    expect((await lose(ann, bob, id)).ok).toBe(true)
    expect(await refusalOf(await accept(token))).toBe('400 link-not-valid')
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(items.filter((item) => item.action === 'invitation.revoke')).toMatchObject([
      { details: { reason: 'inviter-lost-right' }, result: 'done' },
    ])
    expect((await accept(kept)).status).toBe(201)
  })

  test('a manager through his organisation: the same when it loses its role', async () => {
    const { app, ann, id, inviteBy, accept } = await open()
    const cas = await person(app, 'Cas', { organisation: employers.waterschap })
    const path = `/dossiers/${id}/organisations/${employers.waterschap}`
    await ann.put(path, { role: 'manager' })
    const token = await inviteBy(cas)
    await ann.put(path, { role: 'commenter' })
    expect(await refusalOf(await accept(token))).toBe('400 link-not-valid')
  })

  test('an account that is closed: its invitations, sessions and all are gone, also when it opens again', async () => {
    const { app, bob, inviteBy, accept } = await open()
    const adam = await person(app, 'Adam', { isAdmin: true })
    const token = await inviteBy(bob)
    await adam.patch(`/accounts/${bob.id}`, { active: false })
    await adam.patch(`/accounts/${bob.id}`, { active: true })
    expect(await refusalOf(await accept(token))).toBe('400 link-not-valid')
    expect((await bob.get('/session')).status).toBe(401)
  })

  test('an administrator whose rights are withdrawn: invitations into the workspace, new passwords, open looks', async () => {
    const { app, ann, id, inviteBy, accept } = await open()
    const adam = await person(app, 'Adam', { isAdmin: true })
    const eve = await person(app, 'Eve', { isAdmin: true })
    const token = await inviteBy(eve, '/invitations', { isAdmin: true })
    const made: unknown = await (await eve.post(`/accounts/${ann.id}/password-link`)).json()
    const link = typeof made === 'object' && made !== null && 'link' in made ? String(made.link) : ''
    await eve.post('/inspections', { dossierId: id, reason: 'Melding 12' })
    expect((await eve.get(`/dossiers/${id}`)).status).toBe(200)
    await adam.patch(`/accounts/${eve.id}`, { isAdmin: false })
    expect(await refusalOf(await accept(token))).toBe('400 link-not-valid')
    const reset = { token: new URL(link).hash.slice(1), password: 'groene fiets in de regen' }
    expect(await refusalOf(await app.send('POST', '/password-links/use', reset))).toBe('400 link-not-valid')
    expect((await eve.get(`/dossiers/${id}`)).status).toBe(404)
    await adam.patch(`/accounts/${eve.id}`, { isAdmin: true })
    expect((await eve.get(`/dossiers/${id}`)).status).toBe(404)
    expect(await (await ann.get(`/dossiers/${id}/access`)).text()).not.toContain('inspection')
  })
})

describe('a refusal', () => {
  test('of what only administrators may, of removing somebody and of acting for another is in the audit', async () => {
    const { app, ann, bob, id } = await open()
    const adam = await person(app, 'Adam', { isAdmin: true })
    await ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'reader' })
    expect(await refusalOf(await bob.get('/accounts'))).toBe('404 not-found')
    expect(await refusalOf(await bob.patch(`/accounts/${bob.id}`, { isAdmin: true }))).toBe('404 not-found')
    expect(await refusalOf(await bob.delete(`/dossiers/${id}/members/${ann.id}`))).toBe('403 not-allowed')
    expect(await refusalOf(await bob.put(`/dossiers/${id}/acting-for`, { organisation: 'vng' }))).toBe(
      '403 not-allowed',
    )
    const workspace = auditList.parse(await (await adam.get('/audit')).json()).items
    expect(workspace.filter((item) => item.action === 'access.refuse')).toMatchObject([
      { actor: { name: 'Bob' }, details: { asked: `PATCH /api/v1/accounts/${bob.id}` }, result: 'refused' },
      { actor: { name: 'Bob' }, details: { asked: 'GET /api/v1/accounts' }, result: 'refused' },
    ])
    const own = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json()).items
    expect(own.filter((item) => item.result === 'refused')).toMatchObject([
      { actor: { name: 'Bob' }, action: 'acting-for.change' },
      { actor: { name: 'Bob' }, action: 'access.refuse', details: { asked: 'access.change' } },
    ])
  })

  test('that anybody can get again and again does not fill the disk', async () => {
    const { app, bob } = await open()
    const count = async () => (await app.parts.db.selectFrom('acts').select('seq').execute()).length
    const before = await count()
    for (let time = 0; time < 5; time++) {
      await app.send('POST', '/invitations/lookup', { token: `nobody-made-this-link-${time}` })
      await app.send('POST', '/password-links/lookup', { token: `nobody-made-this-link-${time}` })
      await bob.get('/dossiers/nothing-there')
    }
    expect((await count()) - before).toBe(3)
  })
})
