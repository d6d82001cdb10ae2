import { describe, expect, test } from 'vitest'
import { refusalOf } from '#test/support/people.ts'
import { everySeat, json, type Loose, tableOf } from '#test/support/parties.ts'
import { roundInput, roundTable } from './rounds.ts'

describe('opening a round', () => {
  test('[C1, C5] on a version that is frozen at that moment; everybody in the dossier sees it', async () => {
    const { at, one, app, documentId } = await roundTable()
    for (const seat of everySeat) {
      expect(await json(at[seat].get(one))).toMatchObject({
        step: 'open',
        opensOn: '2026-11-24',
        closesOn: '2027-01-24',
        daysLeft: 61,
        isShort: false,
        version: { name: '0.4 voor consultatie', number: 1 },
        questions: [{ text: 'Is dit uitvoerbaar?' }],
        invited: [{ organisation: { code: 'vng' }, reaction: null }, { organisation: { code: 'ws0654' } }],
        openedFor: { code: 'mnre1034' },
        reminders: [
          { kind: 'opened', on: '2026-11-24' },
          { kind: 'third-left' },
          { kind: 'three-days' },
          { kind: 'closed' },
        ],
      })
    }
    const { version } = await json(at.vng.get(one))
    const frozen = await at.vng.get(`/documents/${documentId}/versions/${version.id}/content?format=text`)
    expect(await frozen.text()).toContain('Het beheer gaat naar gemeenten.')
    expect((await json(at.vng.get(`/documents/${documentId}/consultations`))).items).toHaveLength(1)
    const activity = await json(at.lezer.get(one.replace(/\/consultations.*/u, '/activity')))
    expect(activity.items.map((each: Loose) => each.action)).toEqual(['consultation.open'])
    expect(app.sync.told).toEqual([])
  })

  test.each([
    ['by a commenter', 'vng', {}, '403 not-allowed'],
    ['without invited', 'bzk', { invited: [] }, '400 invalid-input'],
    ['with an organisation that is not in the dossier', 'bzk', { invited: ['ipo'] }, '400 invalid-input'],
    ['with oneself', 'bzk', { invited: ['mnre1034'] }, '400 invalid-input'],
    ['[C4] shorter without a reason', 'bzk', { closesOn: '2027-01-23' }, '400 invalid-input'],
    ['over already', 'bzk', { closesOn: '2026-11-23', shortReason: 'x' }, '400 invalid-input'],
    ['without what happens with the reactions', 'bzk', { followUp: '' }, '400 invalid-input'],
  ] as const)('refused: %s', async (_name, by, input, refusal) => {
    const { at, documentId } = await tableOf()
    const response = await at[by].post(`/documents/${documentId}/consultations`, { ...roundInput, ...input })
    expect(await refusalOf(response)).toBe(refusal)
    expect((await json(at.bzk.get(`/documents/${documentId}/versions`))).items).toEqual([])
  })

  test('[C4] a shorter term shows its reason to all', async () => {
    const { at, one } = await roundTable({ closesOn: '2026-12-24', shortReason: 'De Kamer vraagt het voor het reces.' })
    expect(await json(at.lezer.get(one))).toMatchObject({
      isShort: true,
      shortReason: 'De Kamer vraagt het voor het reces.',
    })
  })

  test('to who is not in the dossier there is no round', async () => {
    const { stranger, one, dossierId } = await roundTable()
    expect(await refusalOf(await stranger.get(one))).toBe('404 not-found')
    expect(await refusalOf(await stranger.get(`/dossiers/${dossierId}/consultations`))).toBe('404 not-found')
  })
})

describe('more time', () => {
  test('[C8] what is asked or refused is between the two; what is granted all see', async () => {
    const { at, one, dossierId, app } = await roundTable()
    const ask = { until: '2027-02-20', reason: 'De commissie komt pas in februari.' }
    expect(await refusalOf(await at.provincie.post(`${one}/extensions`, ask))).toBe('403 not-allowed')
    expect(await refusalOf(await at.utrecht.post(`${one}/extensions`, ask))).toBe('403 not-allowed')
    expect(await refusalOf(await at.vng.post(`${one}/extensions`, { ...ask, until: '2027-01-24' }))).toBe(
      '400 invalid-input',
    )
    const { extensions } = await json(at.vng.post(`${one}/extensions`, ask))
    const seen = async () => {
      const counts: [string, number][] = []
      for (const seat of everySeat) counts.push([seat, (await json(at[seat].get(one))).extensions.length])
      return counts.filter(([, count]) => count > 0).map(([seat]) => seat)
    }
    expect(await seen()).toEqual(['bzk', 'vng', 'utrecht', 'amsterdam', 'lezer'])
    expect(app.sync.told).toEqual([])
    const decision = `${one}/extensions/${extensions[0].id}/decision`
    const grant = { decision: 'granted', until: '2027-02-15', reason: 'Een week minder.' }
    expect(await refusalOf(await at.vng.put(decision, grant))).toBe('403 not-allowed')
    expect(await refusalOf(await at.provincie.put(decision, grant))).toBe('403 not-allowed')
    expect(await refusalOf(await at.bzk.put(`${one}/extensions/none/decision`, grant))).toBe('404 not-found')
    expect((await at.bzk.put(decision, grant)).status).toBe(200)
    expect(await refusalOf(await at.bzk.put(decision, grant))).toBe('409 step-not-possible')
    const outside = await json(at.uvw.get(one))
    expect(outside.extensions).toMatchObject([
      { reason: '', decision: { until: '2027-02-15', reason: 'Een week minder.' } },
    ])
    expect(outside.invited.map((each: Loose) => each.closesOn)).toEqual(['2027-02-15', '2027-01-24'])
    expect([outside.daysLeft, (await json(at.utrecht.get(one))).daysLeft]).toEqual([61, 83])
    const activity = await json(at.lezer.get(`/dossiers/${dossierId}/activity`))
    expect(activity.items.map((each: Loose) => each.action)).toEqual([
      'consultation.decide-extension',
      'consultation.open',
    ])
  })

  test('[C8] a refusal has a reason, and nobody else knows of it', async () => {
    const { at, one, dossierId } = await roundTable()
    const { extensions } = await json(at.waterschap.post(`${one}/extensions`, { until: '2027-03-01', reason: 'x' }))
    const decision = `${one}/extensions/${extensions[0].id}/decision`
    expect(await refusalOf(await at.bzk.put(decision, { decision: 'refused' }))).toBe('400 invalid-input')
    await at.bzk.put(decision, { decision: 'refused', reason: 'Het wetsvoorstel moet weg.' })
    expect((await json(at.waterschap.get(one))).extensions).toMatchObject([{ decision: { decision: 'refused' } }])
    expect((await json(at.vng.get(one))).extensions).toEqual([])
    const activity = await (await at.vng.get(`/dossiers/${dossierId}/activity`)).text()
    expect(activity).not.toContain('extension')
  })
})

describe('the steps of a round', () => {
  test('[C2, C3] only who leads it closes, reopens with a reason, and settles', async () => {
    const { at, one } = await roundTable()
    const step = async (seat: 'bzk' | 'provincie' | 'vng', type: string, reason = '') =>
      await at[seat].post(`${one}/steps`, { type, reason })
    expect(await refusalOf(await step('vng', 'close'))).toBe('403 not-allowed')
    expect(await refusalOf(await step('provincie', 'close'))).toBe('403 not-allowed')
    expect(await refusalOf(await step('bzk', 'settle'))).toBe('409 step-not-possible')
    expect((await json(step('bzk', 'close', 'Iedereen reageerde.'))).step).toBe('closed')
    expect(await refusalOf(await step('bzk', 'reopen'))).toBe('400 invalid-input')
    expect((await json(step('bzk', 'reopen', 'Het IPO mist nog.'))).step).toBe('open')
    await step('bzk', 'close')
    expect((await json(step('bzk', 'settle'))).steps.map((each: Loose) => [each.type, each.to, each.by.name])).toEqual([
      ['close', 'closed', 'bzk'],
      ['reopen', 'open', 'bzk'],
      ['close', 'closed', 'bzk'],
      ['settle', 'settled', 'bzk'],
    ])
    expect((await at.bzk.post(`${one}/steps`, { type: 'change' })).status).toBe(400)
  })
})

test('in an archived dossier everything is read and nothing changes', async () => {
  const { at, one, dossierId } = await roundTable()
  const all = `/dossiers/${dossierId}/dilemmas`
  const { id } = await json(at.bzk.post(all, { question: 'Wie betaalt?' }))
  await at.bzk.patch(`/dossiers/${dossierId}`, { archived: true })
  for (const path of [one, `${one}/reactions`, all, `${all}/${id}`]) {
    expect([path, (await at.vng.get(path)).status]).toEqual([path, 200])
  }
  const tries: [string, object][] = [
    [all, { question: 'Wie?' }],
    [`${all}/${id}/steps`, { type: 'discuss', reason: 'x' }],
    [`${one}/inside/remarks`, { body: 'x' }],
    [`${one}/reactions`, { mandate: 'ambtelijk' }],
  ]
  for (const [path, input] of tries)
    expect([path, await refusalOf(await at.vng.post(path, input))]).toEqual([path, '409 archived'])
})
