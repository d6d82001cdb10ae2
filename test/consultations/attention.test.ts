import type { KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type AttentionFacts, attentionOf } from '#shared/consultations/attention.ts'
import { attentionFor } from '#server/consultations/attention.ts'
import { everySeat, json, type Loose, type Seat } from '#test/support/parties.ts'
import { refusalOf } from '#test/support/people.ts'
import { given, type RoundTable, roundTable } from './rounds.ts'

const facts: AttentionFacts = {
  step: 'open',
  term: { opensOn: '2026-12-01', closesOn: '2027-01-30' },
  as: 'circle',
  hasGiven: false,
  hasLooked: true,
}
const kindOn = (day: string, more: Partial<AttentionFacts> = {}) => attentionOf({ ...facts, ...more }, day)?.kind

describe('[C16] [C20] the reminder that a round is to somebody', () => {
  test('is the last that fell: the opening until he looked, the others until a reaction is given', () => {
    const days = ['2026-12-01', '2027-01-09', '2027-01-10', '2027-01-26', '2027-01-27', '2027-01-30', '2027-01-31']
    expect(days.map((day) => kindOn(day, { hasLooked: false }))).toEqual([
      'opened',
      'opened',
      'third-left',
      'third-left',
      'three-days',
      'three-days',
      'closed',
    ])
    expect(days.map((day) => kindOn(day))).toEqual([
      undefined,
      undefined,
      'third-left',
      'third-left',
      'three-days',
      'three-days',
      'closed',
    ])
    expect(days.map((day) => kindOn(day, { hasGiven: true, hasLooked: false }))).toEqual(days.map(() => undefined))
  })

  test('before it opens, and settled, there is none; closed, only that the term is over', () => {
    expect(kindOn('2026-11-30', { hasLooked: false })).toBeUndefined()
    expect(kindOn('2027-01-31', { step: 'settled' })).toBeUndefined()
    expect([kindOn('2027-01-28', { step: 'closed' }), kindOn('2027-01-31', { step: 'closed' })]).toEqual([
      undefined,
      'closed',
    ])
  })

  test('who leads it hears only that the term is over, until he closes it', () => {
    const leader = { as: 'leader' } as const
    expect(['2026-12-01', '2027-01-28', '2027-01-31'].map((day) => kindOn(day, leader))).toEqual([
      undefined,
      undefined,
      'closed',
    ])
    expect(kindOn('2027-01-31', { ...leader, step: 'closed' })).toBeUndefined()
  })
})

const seenBy = async ({ at }: RoundTable, seat: Seat): Promise<string[]> =>
  (await json(at[seat].get('/consultations/attention'))).items.map((each: Loose) => `${each.kind} as ${each.as}`)

async function seenByAll(table: RoundTable): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  for (const seat of everySeat) {
    const [first, ...more] = await seenBy(table, seat)
    expect(more).toEqual([])
    if (first !== undefined) seen[seat] = first
  }
  return seen
}

const inside = (kind: string) => ({
  vng: `${kind} as circle`,
  utrecht: `${kind} as circle`,
  amsterdam: `${kind} as circle`,
  lezer: `${kind} as circle`,
  waterschap: `${kind} as circle`,
})

describe('[C20] who is reminded', () => {
  test('as the days pass: whom the round concerns, each by his own term, and nobody else', async () => {
    const table = await roundTable()
    const { at, one, later } = table
    expect(await seenByAll(table)).toEqual(inside('opened'))
    expect(await json(at.vng.get('/consultations/attention'))).toMatchObject({
      items: [
        {
          dossierTitle: 'Water',
          documentTitle: 'Nota',
          versionName: '0.4 voor consultatie',
          on: '2026-11-24',
          closesOn: '2027-01-24',
          daysLeft: 61,
        },
      ],
    })
    // who looks needs not be told any more that it opened; a colleague does
    await at.amsterdam.get(one)
    expect(Object.keys(await seenByAll(table))).toEqual(['vng', 'utrecht', 'waterschap', 'lezer'])
    await later({ days: 41 })
    expect(await seenByAll(table)).toEqual(inside('third-left'))

    // more time for one
    const { extensions } = await json(at.vng.post(`${one}/extensions`, { until: '2027-02-20', reason: 'Bestuur' }))
    await at.bzk.put(`${one}/extensions/${extensions[0].id}/decision`, { decision: 'granted', until: '2027-02-20' })
    await later({ days: 17 })
    expect((await seenByAll(table))['vng']).toBe('opened as circle')
    await later({ days: 1 })
    expect(await seenByAll(table)).toMatchObject({
      waterschap: 'three-days as circle',
      utrecht: 'third-left as circle',
    })
    await later({ days: 3 })
    expect((await seenByAll(table))['waterschap']).toBe('closed as circle')
    expect((await seenByAll(table))['bzk']).toBeUndefined()
    await later({ days: 27 })
    expect(await seenByAll(table)).toEqual({ ...inside('closed'), bzk: 'closed as leader' })

    // a reaction, closing and settling each end what they answer
    await given(table, 'vng', { points: ['Geld volgt taak.'] })
    expect(await seenByAll(table)).toEqual({ waterschap: 'closed as circle', bzk: 'closed as leader' })
    await at.bzk.post(`${one}/steps`, { type: 'close' })
    expect(await seenByAll(table)).toEqual({ waterschap: 'closed as circle' })
    const { rows } = await json(at.bzk.get(`${one}/nota`))
    await at.bzk.put(`${one}/answers/${rows[0].pointId}`, { disposition: 'niet', reason: 'Er is geen geld.' })
    await at.bzk.post(`${one}/steps`, { type: 'settle' })
    expect(await seenByAll(table)).toEqual({})
  })

  test('is found out by reading the rounds once, as every page asks it', async () => {
    const { app, at } = await roundTable()
    const { db, clock } = app.parts
    let reads = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"consultations"')) reads += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const { items } = await attentionFor({ db: db.withPlugin(counting), clock }, at.vng.id)
    expect([items.length, reads]).toEqual([1, 1])
  })

  test('outside the dossier, looking in, unconfirmed, archived and signed out there is nothing', async () => {
    const table = await roundTable()
    const { app, at, dossierId, stranger, inspector } = table
    for (const person of [stranger, inspector]) {
      expect(await json(person.get('/consultations/attention'))).toEqual({ items: [] })
    }
    await app.parts.db.updateTable('users').set({ employer_confirmed: 0 }).where('id', '=', at.utrecht.id).execute()
    expect(await seenBy(table, 'utrecht')).toEqual([])
    await at.bzk.patch(`/dossiers/${dossierId}`, { archived: true })
    expect(await seenByAll(table)).toEqual({})
    expect(await refusalOf(await app.send('GET', '/consultations/attention'))).toBe('401 not-signed-in')
  })
})
