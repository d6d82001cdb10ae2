import { describe, expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'
import { person, refusalOf } from '#test/support/people.ts'
import { json, type Loose, tableOf } from '#test/support/parties.ts'

const rule = { title: 'Vroeg aan tafel', wording: 'Koepels zitten vroeg aan tafel.', source: 'Afspraak van 2026' }

describe('the catalogue of ground rules', () => {
  test('comes with rules that have a source, each in its first version', async () => {
    const app = await testApp()
    const reader = await person(app, 'Fatima')
    const { items } = await json(reader.get('/ground-rules'))
    expect(items.length).toBeGreaterThanOrEqual(10)
    for (const item of items) {
      expect(item).toMatchObject({ version: 1, changedBy: null, withdrawn: false })
      expect(item.sourceUrl).toMatch(/^https:/u)
    }
    // waterschappen are not in article 2: domain.md 3.3
    const fvw = items.find((item: Loose) => item.id === 'fvw-2-1')
    expect(fvw.layers).toEqual(['provincie', 'gemeente'])
  })

  test('only an administrator writes in it; to others that door does not exist', async () => {
    const app = await testApp()
    const reader = await person(app, 'Fatima')
    expect(await refusalOf(await reader.post('/ground-rules', rule))).toBe('404 not-found')
    expect(await refusalOf(await reader.put('/ground-rules/civ-7', { ...rule, basedOn: 1, reason: 'x' }))).toBe(
      '404 not-found',
    )
    const admin = await person(app, 'Beheer', { isAdmin: true })
    expect(await refusalOf(await admin.post('/ground-rules', { ...rule, sourceUrl: 'javascript:alert(1)' }))).toBe(
      '400 invalid-input',
    )
    expect(await refusalOf(await admin.put('/ground-rules/none', { ...rule, basedOn: 1, reason: 'x' }))).toBe(
      '404 not-found',
    )
    expect((await json(admin.post('/ground-rules', rule))).version).toBe(1)
  })

  test('a change is a new version with a reason; what cited the rule keeps the version that it cited', async () => {
    const table = await tableOf()
    const { app, at, dossierId } = table
    const admin = await person(app, 'Beheer', { isAdmin: true })
    const input = { question: 'Wie betaalt?', visibility: 'everyone', groundRules: ['civ-7'] }
    const { id } = await json(at.utrecht.post(`/dossiers/${dossierId}/dilemmas`, input))
    const changed = await json(admin.put('/ground-rules/civ-7', { ...rule, basedOn: 1, reason: 'Beter gezegd.' }))
    expect(changed).toMatchObject({ version: 2, title: 'Vroeg aan tafel', changedBy: { name: 'Beheer' } })
    const late = await json(admin.put('/ground-rules/civ-7', { ...rule, basedOn: 1, reason: 'Nog eens.' }))
    expect(late).toMatchObject({ code: 'changed-meanwhile', conflict: { version: 2 } })
    const one = `/dossiers/${dossierId}/dilemmas/${id}`
    expect((await json(at.bzk.get(one))).groundRules).toMatchObject([{ id: 'civ-7', version: 1, newest: 2 }])
    const { items } = await json(at.bzk.get('/ground-rules/civ-7/versions'))
    expect(items.map((each: Loose) => each.version)).toEqual([2, 1])
    // what was cited may stay cited when it is withdrawn; nobody cites it anew
    await admin.put('/ground-rules/civ-7', { ...rule, basedOn: 2, reason: 'Vervallen.', withdrawn: true })
    const edit = { question: 'Wie?', groundRules: ['civ-7'], basedOn: 1 }
    expect((await at.utrecht.patch(one, edit)).status).toBe(200)
    expect(await refusalOf(await at.utrecht.post(`/dossiers/${dossierId}/dilemmas`, input))).toBe('400 invalid-input')
  })
})
