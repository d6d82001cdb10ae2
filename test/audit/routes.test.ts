import { describe, expect, test } from 'vitest'
import { auditList } from '#shared/audit/entry.ts'
import { activityList } from '#shared/dossiers/schema.ts'
import { commandLine, recordAct } from '#server/events/acts.ts'
import { testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, PASSWORD, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const [ann, bob] = [await person(app, 'Ann'), await person(app, 'Bob')]
  const id = await dossierWith(app, [
    [ann, 'manager'],
    [bob, 'reader'],
  ])
  const documentId = await documentIn(app, id, ann)
  return { app, ann, bob, id, documentId }
}

describe('activity', () => {
  test('every reader sees what was done, by whom, namens whom, without addresses, looks or refusals', async () => {
    const { ann, bob, id, documentId } = await open()
    await ann.patch(`/documents/${documentId}`, { title: 'Nota 2' })
    await bob.get(`/documents/${documentId}/content`)
    await bob.patch(`/documents/${documentId}`, { title: 'X' })
    await ann.post(`/dossiers/${id}/invitations`, { email: 'geheim@example.org', role: 'reader', organisation: 'vng' })
    const text = await (await bob.get(`/dossiers/${id}/activity`)).text()
    const { items } = activityList.parse(JSON.parse(text))
    expect(items.map((item) => [item.action, item.actor?.name, item.actsFor?.shortName, item.objectLabel])).toEqual([
      ['invitation.create', 'Ann', 'Utrecht', 'VNG'],
      ['document.rename', 'Ann', 'Utrecht', 'Nota 2'],
    ])
    expect(text).not.toMatch(/local|geheim@|details/u)
  })

  test('it comes in pages', async () => {
    const { ann, id } = await open()
    for (let time = 0; time < 5; time++) await ann.patch(`/dossiers/${id}`, { title: `Titel ${time}` })
    const page = async (after = '') =>
      activityList.parse(await (await ann.get(`/dossiers/${id}/activity?limit=2${after && `&after=${after}`}`)).json())
    const first = await page()
    const second = await page(first.next ?? '')
    const third = await page(second.next ?? '')
    expect([first, second, third].map((each) => each.items.length)).toEqual([2, 2, 1])
    expect(third.next).toBeNull()
    expect(new Set([first, second, third].flatMap((each) => each.items.map((item) => item.id))).size).toBe(5)
  })
})

describe('audit', () => {
  test('managers of a dossier see everything in it, with address and result; others may not', async () => {
    const { ann, bob, id, documentId } = await open()
    await bob.get(`/documents/${documentId}/content`)
    await bob.patch(`/dossiers/${id}`, { title: 'X' })
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(items.map((item) => [item.action, item.result, item.address])).toEqual([
      ['access.refuse', 'refused', 'local'],
      ['document.export', 'done', 'local'],
    ])
    expect(await refusalOf(await bob.get(`/dossiers/${id}/audit`))).toBe('403 not-allowed')
  })

  test('the organisations whose codes are in the details come with their names, and no others', async () => {
    const { ann, app, id } = await open()
    await ann.post(`/dossiers/${id}/invitations`, { email: 'x@example.org', role: 'reader', organisation: 'vng' })
    const details = { invited: ['ws0654', 'vng'], closesOn: '2027-01-24' }
    const act = {
      action: 'consultation.open',
      objectKind: 'consultation',
      objectId: 'r',
      dossierId: id,
      details,
    } as const
    await recordAct(app.parts.db, commandLine, act, app.parts.clock())
    await ann.patch(`/dossiers/${id}`, { title: 'vng' })
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(items.map((item) => [item.action, item.organisations.map(({ code }) => code)])).toEqual([
      ['dossier.change', []],
      ['consultation.open', ['ws0654', 'vng']],
      ['invitation.create', ['vng']],
    ])
    expect(items[1]?.organisations[1]).toMatchObject({ abbreviation: 'VNG' })
  })

  test('an administrator sees accounts and sign-ins, and nothing of what happens inside dossiers but his looks', async () => {
    const { app, ann, id } = await open()
    const adam = await person(app, 'Adam', { isAdmin: true })
    await ann.patch(`/dossiers/${id}`, { title: 'Geheim plan' })
    await app.send('POST', '/session', { email: 'ann@example.org', password: 'verkeerd wachtwoord' })
    await app.send('POST', '/session', { email: 'ann@example.org', password: PASSWORD })
    await adam.post('/inspections', { dossierId: id, reason: 'Melding 12' })
    const text = await (await adam.get('/audit')).text()
    const { items } = auditList.parse(JSON.parse(text))
    expect(items.map((item) => item.action)).toEqual([
      'content.inspect',
      'session.create',
      'session.refuse',
      'organisations.import',
    ])
    expect(items[2]?.objectLabel).toBe('Ann')
    expect(await refusalOf(await ann.get('/audit'))).toBe('404 not-found')
  })
})
