import { describe, expect, test } from 'vitest'
import { passwordLink } from '#shared/admin/schema.ts'
import { passwordLinkPreview } from '#shared/auth/schema.ts'
import { testApp } from '#test/support/app.ts'
import { PASSWORD, person, refusalOf } from '#test/support/people.ts'

const NEW_PASSWORD = 'een heel ander wachtwoord'

async function open() {
  const app = await testApp()
  const adam = await person(app, 'Adam', { isAdmin: true })
  const ann = await person(app, 'Ann')
  const make = async () => {
    const answer = await adam.post(`/accounts/${ann.id}/password-link`)
    const { link, expiresAt } = passwordLink.parse(await answer.json())
    return { token: new URL(link).hash.slice(1), link, expiresAt, status: answer.status }
  }
  const use = (token: string, password = NEW_PASSWORD) => app.send('POST', '/password-links/use', { token, password })
  const signIn = async (password: string) => (await app.send('POST', '/session', { email: ann.email, password })).status
  const acts = () =>
    app.parts.db
      .selectFrom('acts')
      .select(['action', 'actor_id', 'result', 'details'])
      .where('action', 'like', 'account.password%')
      .orderBy('seq')
      .execute()
  return { app, adam, ann, make, use, signIn, acts }
}

describe('a link for a new password', () => {
  test('is made by an administrator, lasts a day, and tells its holder whose it is', async () => {
    const { app, ann, adam, make } = await open()
    const { token, link, expiresAt, status } = await make()
    expect([status, expiresAt]).toEqual([201, '2026-11-25T09:00:00.000Z'])
    expect(link).toContain('/nieuw-wachtwoord#')
    const seen = await app.send('POST', '/password-links/lookup', { token })
    expect(passwordLinkPreview.parse(await seen.json())).toEqual({ name: 'Ann', email: ann.email, expiresAt })
    const row = await app.parts.db.selectFrom('invitations').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await refusalOf(await ann.post(`/accounts/${adam.id}/password-link`))).toBe('404 not-found')
    expect(await refusalOf(await adam.post('/accounts/nobody/password-link'))).toBe('404 not-found')
    expect((await (await adam.get('/invitations')).json()).items).toEqual([])
  })

  test('changes the password once; every session and socket of the account ends, and both acts are written', async () => {
    const { app, adam, ann, make, use, signIn, acts } = await open()
    app.sync.open('d1', ann.id)
    const { token } = await make()
    expect((await ann.get('/session')).status).toBe(200)
    expect((await use(token)).status).toBe(204)
    expect((await ann.get('/session')).status).toBe(401)
    expect(app.sync.reconsidered).toEqual([{ documentId: 'd1', userId: ann.id }])
    expect([await signIn(PASSWORD), await signIn(NEW_PASSWORD)]).toEqual([401, 201])
    expect(await refusalOf(await use(token))).toBe('400 link-not-valid')
    expect((await acts()).map(({ action, actor_id: by, result }) => [action, by, result])).toEqual([
      ['account.password-link', adam.id, 'done'],
      ['account.password-reset', ann.id, 'done'],
      ['account.password-reset', null, 'refused'],
    ])
    expect(JSON.stringify(await acts())).not.toContain(token)
  })

  test('does not work after a day, after a newer one, for a closed account, nor for what is no link', async () => {
    const { app, adam, ann, make, use } = await open()
    const first = await make()
    const second = await make()
    expect(await refusalOf(await use(first.token))).toBe('400 link-not-valid')
    await adam.patch(`/accounts/${ann.id}`, { active: false })
    expect(await refusalOf(await use(second.token))).toBe('400 link-not-valid')
    expect(await refusalOf(await adam.post(`/accounts/${ann.id}/password-link`))).toBe('404 not-found')
    await adam.patch(`/accounts/${ann.id}`, { active: true })
    app.clock.forward({ hours: 24 })
    expect(await refusalOf(await use(second.token))).toBe('400 link-not-valid')
    expect(await refusalOf(await use('0123456789012345678901'))).toBe('400 link-not-valid')
  })

  test('refuses a password that is too short or too common, and can be used again then', async () => {
    const { make, use } = await open()
    const { token } = await make()
    expect(await refusalOf(await use(token, 'kort'))).toBe('400 invalid-input')
    expect(await refusalOf(await use(token, 'Welkom123456'))).toBe('400 password-too-common')
    expect((await use(token)).status).toBe(204)
  })

  test('is no invitation, and an invitation is no such link', async () => {
    const { app, adam, make, use } = await open()
    const { token } = await make()
    expect(await refusalOf(await app.send('POST', '/invitations/lookup', { token }))).toBe('400 link-not-valid')
    const invitation = await adam.post('/invitations', { email: 'bo@example.org', organisation: 'gm0344' })
    const { link } = await invitation.json()
    expect(await refusalOf(await use(new URL(link).hash.slice(1)))).toBe('400 link-not-valid')
  })
})
