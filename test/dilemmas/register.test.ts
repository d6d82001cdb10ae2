import { describe, expect, test } from 'vitest'
import { refusalOf } from '#test/support/people.ts'
import { json, type Loose, type Seat, tableOf } from '#test/support/parties.ts'
import { raised } from './raised.ts'

describe('the register', () => {
  test('[D16, D17] first what needs attention; filters; pages that fit together', async () => {
    const table = await tableOf()
    const { at } = table
    const later = await raised(table, 'utrecht', { neededBy: { on: '2027-06-01', meeting: '' }, layers: ['gemeente'] })
    await table.later({ days: 40 })
    const late = await raised(table, 'bzk', { neededBy: { on: '2027-01-01', meeting: '' }, aspects: ['juridisch'] })
    const plain = await raised(table, 'uvw')
    const ids = async (query: string) =>
      (await json(at.bzk.get(`/dilemmas?${query}`))).items.map((each: Loose) => each.id)
    expect(await ids('')).toEqual([late.id, later.id, plain.id])
    expect((await json(at.bzk.get('/dilemmas'))).items.map((each: Loose) => each.attention)).toEqual([
      'overdue',
      'untouched',
      'open',
    ])
    expect(await ids('layer=gemeente')).toEqual([later.id])
    expect(await ids('aspect=juridisch')).toEqual([late.id])
    expect(await ids('age=quarter')).toEqual([later.id])
    expect(await ids('neededBefore=2027-01-01')).toEqual([late.id])
    expect(await ids('step=opgelost')).toEqual([])
    expect(await ids(`dossierId=${table.dossierId}`)).toHaveLength(3)
    expect(await ids('dossierId=elsewhere')).toEqual([])
    const first = await json(at.bzk.get('/dilemmas?limit=2'))
    expect(first).toMatchObject({ total: 3, next: later.id })
    expect(await ids(`limit=2&after=${first.next}`)).toEqual([plain.id])
    expect(await refusalOf(await at.bzk.get('/dilemmas?layer=dorp'))).toBe('400 invalid-input')
  })

  test('[D18] the picture is right for each who asks', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht', { visibility: 'koepel' })
    await table.later({ days: 10 })
    await at.vng.post(`${one}/steps`, { type: 'discuss', reason: 'x' })
    await table.later({ days: 1 })
    await at.utrecht.post(`${one}/widen`, { to: 'everyone' })
    await at.utrecht.post(`${one}/steps`, { type: 'solve', reason: 'x', outcome: 'y' })
    const picture = async (seat: Seat) =>
      await json(at[seat].get('/dilemmas/picture?since=2026-11-01&until=2026-12-31'))
    expect(await picture('vng')).toEqual({
      bars: [
        { from: '2026-11-01', flagged: 1, discussed: 0, solved: 0 },
        { from: '2026-12-01', flagged: 0, discussed: 1, solved: 1 },
      ],
      daysToDiscussion: [10],
      medianDaysToDiscussion: 10,
      waiting: 0,
    })
    // of the talk inside the circle the ministry knows nothing
    expect((await picture('bzk')).daysToDiscussion).toEqual([11])
    expect(await refusalOf(await at.bzk.get('/dilemmas/picture?since=2026-12-01&until=2026-11-01'))).toBe(
      '400 invalid-input',
    )
  })
})
