import { describe, expect, test } from 'vitest'
import { newInvitation } from '#shared/access/schema.ts'
import { accountList } from '#shared/admin/schema.ts'
import { dossier } from '#shared/dossiers/schema.ts'
import { testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, employers, person, refusalOf, type TestPerson } from '#test/support/people.ts'

const account = { name: 'Nina', password: 'groene fiets in de regen' }

/** @returns the token of an invitation into the dossier, for the ministry unless `input` says otherwise */
async function invite(who: TestPerson, dossierId: string, input: object): Promise<string> {
  const wanted = { email: 'nina@example.org', role: 'reader', organisation: employers.rijk, ...input }
  const made = await who.post(`/dossiers/${dossierId}/invitations`, wanted)
  return new URL(newInvitation.parse(await made.json()).link).hash.slice(1)
}

/** A dossier of Ann's that all of the ministry may write in, and one of Eve's own, who is of a gemeente. */
async function open() {
  const app = await testApp()
  const [ann, eve] = [await person(app, 'Ann', { organisation: employers.rijk }), await person(app, 'Eve')]
  const theirs = await dossierWith(app, [[ann, 'manager']])
  await ann.put(`/dossiers/${theirs}/organisations/${employers.rijk}`, { role: 'manager' })
  const documentId = await documentIn(app, theirs, ann)
  const own = await dossierWith(app, [[eve, 'manager']])
  const newcomer = async (token: string) => {
    const answer = await app.send('POST', '/invitations/accept', { token, account })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { get: (path: string) => app.send('GET', path, undefined, cookie) }
  }
  return { app, ann, eve, theirs, own, documentId, newcomer }
}

describe('whose word it is that somebody belongs to an organisation', () => {
  test('a manager of another party invites "somebody of the ministry": what all of the ministry may, that account may not', async () => {
    const { app, eve, theirs, own, documentId, newcomer } = await open()
    const nina = await newcomer(await invite(eve, own, {}))
    expect((await nina.get(`/dossiers/${own}`)).status).toBe(200)
    for (const path of [`/dossiers/${theirs}`, `/documents/${documentId}`, `/documents/${documentId}/content`]) {
      expect(await refusalOf(await nina.get(path))).toBe('404 not-found')
    }
    expect(await (await nina.get('/dossiers')).text()).not.toContain(theirs)
    expect(await (await nina.get('/search?q=nota')).json()).toMatchObject({ documents: [] })
    const adam = await person(app, 'Adam', { isAdmin: true })
    const [found] = accountList.parse(await (await adam.get('/accounts?q=nina')).json()).items
    expect(found?.employerConfirmed).toBe(false)
    await adam.patch(`/accounts/${found?.id}`, { organisation: employers.rijk })
    expect((await nina.get(`/documents/${documentId}`)).status).toBe(200)
  })

  test('somebody of that organisation, and an administrator, are believed', async () => {
    const { ann, theirs, documentId, newcomer } = await open()
    const nina = await newcomer(await invite(ann, theirs, {}))
    expect((await nina.get(`/documents/${documentId}`)).status).toBe(200)
  })

  test('who is not confirmed himself is not believed of others', async () => {
    const { app, eve, theirs, own } = await open()
    const first = await invite(eve, own, { role: 'manager' })
    const answer = await app.send('POST', '/invitations/accept', { token: first, account })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const wanted = { email: 'olaf@example.org', role: 'reader', organisation: employers.rijk }
    const made = await app.send('POST', `/dossiers/${own}/invitations`, wanted, cookie)
    const token = new URL(newInvitation.parse(await made.json()).link).hash.slice(1)
    const second = await app.send('POST', '/invitations/accept', { token, account: { ...account, name: 'Olaf' } })
    const olaf = second.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await app.send('GET', `/dossiers/${own}`, undefined, olaf)).status).toBe(200)
    expect((await app.send('GET', `/dossiers/${theirs}`, undefined, olaf)).status).toBe(404)
  })

  test('a manager lets nobody, himself included, act for an organisation that he does not act for', async () => {
    const { ann, eve, own } = await open()
    const other = { role: 'manager', actsFor: employers.rijk }
    expect(await refusalOf(await eve.put(`/dossiers/${own}/members/${eve.id}`, other))).toBe('403 not-allowed')
    const bob = await invite(eve, own, { email: eve.email, role: 'manager' })
    expect((await eve.post('/invitations/accept', { token: bob })).status).toBe(201)
    const seen = dossier.parse(await (await eve.get(`/dossiers/${own}`)).json())
    expect([seen.actsFor.code, seen.mayActFor.map(({ code }) => code)]).toEqual([
      employers.gemeente,
      [employers.gemeente],
    ])
    await eve.put(`/dossiers/${own}/members/${ann.id}`, { role: 'manager' })
    expect((await ann.put(`/dossiers/${own}/members/${eve.id}`, other)).status).toBe(200)
    expect(dossier.parse(await (await eve.get(`/dossiers/${own}`)).json()).actsFor.code).toBe(employers.rijk)
    // and it is taken away by naming his employer
    await ann.put(`/dossiers/${own}/members/${eve.id}`, { role: 'manager', actsFor: employers.gemeente })
    expect(dossier.parse(await (await eve.get(`/dossiers/${own}`)).json()).mayActFor).toHaveLength(1)
  })
})
