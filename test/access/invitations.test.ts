import { describe, expect, test } from 'vitest'
import { acceptAnswer, invitationList, invitationPreview, newInvitation } from '#shared/access/schema.ts'
import { auditList } from '#shared/audit/entry.ts'
import { dossier } from '#shared/dossiers/schema.ts'
import { testApp } from '#test/support/app.ts'
import { dossierWith, employers, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const ann = await person(app, 'Ann', { organisation: employers.rijk })
  const id = await dossierWith(app, [[ann, 'manager']])
  const invite = async (input: object = {}) => {
    const wanted = { email: 'Nieuw@example.org', role: 'writer', organisation: employers.provincie, ...input }
    const made = newInvitation.parse(await (await ann.post(`/dossiers/${id}/invitations`, wanted)).json())
    return { ...made, token: new URL(made.link).hash.slice(1) }
  }
  const account = { name: 'Nina', password: 'groene fiets in de regen' }
  const accept = (token: string, given?: object, cookie?: string) =>
    app.send('POST', '/invitations/accept', { token, ...given }, cookie)
  return { app, ann, id, invite, account, accept }
}

describe('inviting into a dossier', () => {
  test('the link is shown once and only its hash is kept', async () => {
    const { app, ann, id, invite } = await open()
    const made = await invite()
    expect(made.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/uitnodiging#[\w-]{43}$/u)
    const rows = await app.parts.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(made.token)
    const list = await (await ann.get(`/dossiers/${id}/invitations`)).text()
    expect(list).not.toContain(made.token)
    expect(invitationList.parse(JSON.parse(list)).items).toMatchObject([{ email: 'nieuw@example.org', state: 'open' }])
  })

  test('only a manager may, for an organisation that exists', async () => {
    const { app, ann, id } = await open()
    const bob = await person(app, 'Bob')
    await ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'writer' })
    const input = { email: 'x@example.org', role: 'reader', organisation: 'vng' }
    expect(await refusalOf(await bob.post(`/dossiers/${id}/invitations`, input))).toBe('403 not-allowed')
    expect(await refusalOf(await bob.get(`/dossiers/${id}/invitations`))).toBe('403 not-allowed')
    const wrong = { email: 'x', role: 'baas', organisation: 'vng', expiresInDays: 365 }
    expect(await (await ann.post(`/dossiers/${id}/invitations`, wrong)).json()).toMatchObject({
      fields: [{ path: 'email' }, { path: 'role' }, { path: 'expiresInDays' }],
    })
    expect(await refusalOf(await ann.post(`/dossiers/${id}/invitations`, { ...input, organisation: 'gm9999' }))).toBe(
      '400 invalid-input',
    )
  })

  test('its holder sees what it holds, makes an account and is in', async () => {
    const { app, id, invite, account, accept } = await open()
    const { token } = await invite()
    const preview = invitationPreview.parse(await (await app.send('POST', '/invitations/lookup', { token })).json())
    expect(preview).toMatchObject({
      dossierTitle: 'Water',
      role: 'writer',
      invitedBy: { name: 'Ann' },
      needsAccount: true,
    })
    expect(await refusalOf(await accept(token))).toBe('400 invalid-input')
    expect(await refusalOf(await accept(token, { account: { ...account, password: 'Welkom123456' } }))).toBe(
      '400 password-too-common',
    )
    const accepted = await accept(token, { account })
    expect(accepted.status).toBe(201)
    expect(acceptAnswer.parse(await accepted.json())).toEqual({ dossierId: id })
    const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? ''
    const seen = dossier.parse(await (await app.send('GET', `/dossiers/${id}`, undefined, cookie)).json())
    expect(seen).toMatchObject({ role: 'writer', actsFor: { code: employers.provincie } })
  })

  test('a stolen invitation used twice is refused and in the audit of the dossier', async () => {
    const { app, ann, id, invite, account, accept } = await open()
    const { token } = await invite()
    expect((await accept(token, { account })).status).toBe(201)
    expect(await refusalOf(await accept(token, { account: { ...account, name: 'Dief' } }))).toBe('400 link-not-valid')
    expect(await refusalOf(await app.send('POST', '/invitations/lookup', { token }))).toBe('400 link-not-valid')
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    const refused = items.filter((item) => item.action === 'invitation.refuse')
    // tried twice within a minute: one row
    expect(refused).toMatchObject([{ result: 'refused', details: { reason: 'used' }, actor: null }])
    expect(await app.parts.db.selectFrom('users').select('name').where('name', '=', 'Dief').execute()).toEqual([])
  })

  test('one that expired or was withdrawn opens nothing', async () => {
    const { app, ann, id, invite, account, accept } = await open()
    const withdrawn = await invite({ email: 'a@example.org' })
    const expired = await invite({ email: 'b@example.org', expiresInDays: 1 })
    expect((await ann.delete(`/dossiers/${id}/invitations/${withdrawn.id}`)).status).toBe(204)
    expect(await refusalOf(await ann.delete(`/dossiers/${id}/invitations/${withdrawn.id}`))).toBe('404 not-found')
    app.clock.forward({ hours: 25 })
    expect(await refusalOf(await accept(withdrawn.token, { account }))).toBe('400 link-not-valid')
    expect(await refusalOf(await accept(expired.token, { account }))).toBe('400 link-not-valid')
    app.clock.forward({ hours: -14 })
    const { items } = invitationList.parse(await (await ann.get(`/dossiers/${id}/invitations`)).json())
    expect(items.map((item) => item.state).toSorted()).toEqual(['open', 'revoked'])
  })

  test('two at the same time: one gets in', async () => {
    const { invite, account, accept } = await open()
    const { token } = await invite()
    const both = await Promise.all([accept(token, { account }), accept(token, { account })])
    expect(both.filter((answer) => answer.status === 201)).toHaveLength(1)
  })

  test('who has an account signs in first, and nobody else may accept', async () => {
    const { app, ann, id, account, accept } = await open()
    const bob = await person(app, 'Bob', { organisation: employers.gemeente })
    const cas = await person(app, 'Cas')
    const pia = await person(app, 'Pia', { organisation: employers.provincie })
    await ann.put(`/dossiers/${id}/members/${pia.id}`, { role: 'manager' })
    const wanted = { email: bob.email, role: 'writer', organisation: employers.provincie }
    const { link } = newInvitation.parse(await (await pia.post(`/dossiers/${id}/invitations`, wanted)).json())
    const token = new URL(link).hash.slice(1)
    const preview = invitationPreview.parse(await (await app.send('POST', '/invitations/lookup', { token })).json())
    expect(preview.needsAccount).toBe(false)
    expect(await refusalOf(await accept(token, { account }))).toBe('401 not-signed-in')
    expect(await refusalOf(await accept(token, {}, cas.cookie))).toBe('409 invitation-for-other-person')
    expect((await accept(token, {}, bob.cookie)).status).toBe(201)
    const seen = dossier.parse(await (await bob.get(`/dossiers/${id}`)).json())
    expect(seen).toMatchObject({ role: 'writer', actsFor: { code: employers.provincie } })
    expect(seen.mayActFor.map((each) => each.code)).toEqual([employers.gemeente, employers.provincie])
  })

  test('accepting never lowers a role', async () => {
    const { app, ann, id, invite, accept } = await open()
    const bob = await person(app, 'Bob')
    await ann.put(`/dossiers/${id}/members/${bob.id}`, { role: 'manager' })
    const { token } = await invite({ email: bob.email, role: 'reader', organisation: employers.gemeente })
    expect((await accept(token, {}, bob.cookie)).status).toBe(201)
    expect(dossier.parse(await (await bob.get(`/dossiers/${id}`)).json()).role).toBe('manager')
  })
})

describe('inviting into the workspace', () => {
  test('an administrator invites a person without a dossier; to others these routes are not there', async () => {
    const { app, ann, account, accept } = await open()
    const admin = await person(app, 'Adam', { isAdmin: true })
    const input = { email: 'nieuw@example.org', organisation: 'vng', isAdmin: true }
    expect(await refusalOf(await ann.post('/invitations', input))).toBe('404 not-found')
    expect(await refusalOf(await ann.get('/invitations'))).toBe('404 not-found')
    expect(await refusalOf(await admin.post('/invitations', { ...input, email: ann.email }))).toBe('409 email-in-use')
    const made = newInvitation.parse(await (await admin.post('/invitations', input)).json())
    expect(made).toMatchObject({ role: null, isAdmin: true, state: 'open' })
    const accepted = await accept(new URL(made.link).hash.slice(1), { account })
    expect(await accepted.json()).toEqual({ dossierId: null })
    const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await app.send('GET', '/session', undefined, cookie)).json()).toMatchObject({
      user: { isAdmin: true },
    })
    expect(invitationList.parse(await (await admin.get('/invitations')).json()).items[0]?.state).toBe('used')
  })

  test('the invitation of a dossier cannot be withdrawn as one of the workspace, nor by another dossier', async () => {
    const { app, ann, invite } = await open()
    const admin = await person(app, 'Adam', { isAdmin: true })
    const other = await dossierWith(app, [[admin, 'manager']])
    const { id } = await invite()
    expect(await refusalOf(await admin.delete(`/invitations/${id}`))).toBe('404 not-found')
    expect(await refusalOf(await admin.delete(`/dossiers/${other}/invitations/${id}`))).toBe('404 not-found')
    expect(ann.id).not.toBe(admin.id)
  })
})
