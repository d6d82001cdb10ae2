import { beforeEach, describe, expect, test } from 'vitest'
import type { Circle } from '#shared/threads/visibility.ts'
import { insertItem, withdrawItem } from '#server/kept/store.ts'
import { refusalOf } from '#test/support/people.ts'
import { json, type Loose, type Seat, type Table, tableOf } from '#test/support/parties.ts'
import { raised } from './raised.ts'
import { editTable, openedTable, tablesSeen, writeRow } from './written.ts'

let table: Table
let at: Table['at']
/** A dilemma that everybody sees. */
let one: string
let id: string
beforeEach(async () => {
  table = await tableOf()
  at = table.at
  ;({ id, one } = await raised(table, 'utrecht'))
})

const remark = (by: Seat, where: Loose, cellId: string, input: object): Promise<Response> =>
  at[by].put(`${one}/options/tables/${where.id}/rows/${cellId}/remark`, input)

const share = (by: Seat, { id: tableId }: Loose, to = 'everyone'): Promise<Response> =>
  at[by].post(`${one}/options/tables/${tableId}/share`, { to })

/** A row as it was written before there were tables, in one of two circles. @returns its id */
const before = async (seat: Seat, option: string, visibility: 'koepel' | 'everyone') => {
  const circle: Circle =
    visibility === 'koepel' ? { visibility, raisedBy: 'gm0344', koepel: 'vng' } : { visibility, raisedBy: 'gm0344' }
  const content = { option, pros: 'Snel\nSamen', cons: '', sideEffects: '', mitigation: '' }
  const itemId = `rij-van-toen-${option.toLowerCase()}`
  const writer = { userId: at[seat].id, actsFor: 'gm0344' }
  const item = { id: itemId, subjectId: id, kind: 'option', content, writer, circle }
  await insertItem(table.app.parts.db, item, 0)
  return itemId
}

describe('sharing a copy', () => {
  test('[D21] the words of that moment, in a new document; the narrow table and its remarks stay', async () => {
    const inner = await openedTable(table, 'vng', one, 'koepel')
    const gone = await writeRow(table, 'vng', inner.documentId, ['Onder-ons'])
    await writeRow(table, 'vng', inner.documentId, ['Rijk betaalt'])
    await remark('vng', inner, gone, { body: 'Alleen voor ons.' })
    await editTable(table, 'vng', inner.documentId, (element) => element.delete(element.length - 2, 1))
    expect((await tablesSeen(table, 'vng', one))[0].mayShareTo).toEqual(['everyone'])
    expect((await tablesSeen(table, 'utrecht', one))[0].mayShareTo).toEqual([])
    expect(await refusalOf(await share('utrecht', inner))).toBe('403 not-allowed')
    const { tables } = await json(share('vng', inner))
    expect(tables).toMatchObject([
      { circle: { visibility: 'everyone' }, rows: [{ cells: ['Rijk betaalt'], remarks: [] }], loose: [] },
      { id: inner.id, loose: [{ body: 'Alleen voor ons.' }], mayShareTo: [] },
    ])
    const [wide] = await tablesSeen(table, 'bzk', one)
    const state = Buffer.from(await table.app.sync.read(wide.documentId)).toString('latin1')
    expect([state.includes('Rijk betaalt'), state.includes('Onder-ons')]).toEqual([true, false])
    expect(await refusalOf(await share('vng', inner))).toBe('409 step-not-possible')
  })

  test('[D21] a copy has ids of its own', async () => {
    const inner = await openedTable(table, 'vng', one, 'koepel')
    const cellId = await writeRow(table, 'vng', inner.documentId, ['Rijk betaalt'])
    await share('vng', inner)
    const [wide] = await tablesSeen(table, 'bzk', one)
    expect(wide.rows[0].cells).toEqual(['Rijk betaalt'])
    const state = Buffer.from(await table.app.sync.read(wide.documentId)).toString('latin1')
    expect(state).not.toContain(cellId)
  })

  test('[D21] shared twice at once it is shared once', async () => {
    const inner = await openedTable(table, 'vng', one, 'koepel')
    await writeRow(table, 'vng', inner.documentId, ['Rijk betaalt'])
    const answers = await Promise.all([1, 2, 3].map(() => share('vng', inner)))
    const refused = answers.filter(({ status }) => status !== 201)
    expect(await Promise.all(refused.map(refusalOf))).toEqual(['409 step-not-possible', '409 step-not-possible'])
  })

  test('[D21] not when the words of another came in by a proposal', async () => {
    const inner = await openedTable(table, 'utrecht', one, 'koepel')
    await writeRow(table, 'utrecht', inner.documentId, ['Rijk betaalt'])
    const asVng = { author_id: at.vng.id, raised_by: 'vng', koepel: 'vng', visibility: 'koepel' }
    await table.app.parts.db
      .insertInto('threads')
      .values({
        ...asVng,
        id: 'voorstel',
        document_id: inner.documentId,
        client_key: 'voorstel',
        created_at: table.app.clock.instant,
        kind: 'tekstvoorstel',
        level: 'ambtelijk',
        state: 'resolved',
        body: '[]',
        body_text: '',
        outcome: 'accepted',
      })
      .execute()
    expect(await refusalOf(await share('utrecht', inner))).toBe('409 others-wrote')
  })

  test('[D21] not when another organisation wrote in it', async () => {
    const inner = await openedTable(table, 'vng', one, 'koepel')
    await writeRow(table, 'amsterdam', inner.documentId, ['Onze brug'])
    expect((await tablesSeen(table, 'vng', one))[0].mayShareTo).toEqual([])
    expect(await refusalOf(await share('vng', inner))).toBe('409 others-wrote')
    expect(await tablesSeen(table, 'bzk', one)).toEqual([])
  })

  test('[D21] not wider than the dilemma', async () => {
    const narrow = await raised(table, 'utrecht', { visibility: 'koepel' })
    const inner = await openedTable(table, 'utrecht', narrow.one, 'koepel')
    const there = `${narrow.one}/options/tables/${inner.id}/share`
    expect(await refusalOf(await at.utrecht.post(there, { to: 'everyone' }))).toBe('409 too-narrow')
    await at.utrecht.post(`${narrow.one}/widen`, { to: 'everyone' })
    // the dilemma is wide now, and what was written in the circle is not
    expect(await tablesSeen(table, 'bzk', narrow.one)).toEqual([])
    expect((await at.utrecht.post(there, { to: 'everyone' })).status).toBe(201)
    expect(await tablesSeen(table, 'bzk', narrow.one)).toHaveLength(1)
  })
})

describe('rows from before there were tables', () => {
  test('[D20] begin the table of their circle, with the remarks on them; others stay where they are', async () => {
    const wide = await before('utrecht', 'Fonds', 'everyone')
    const inner = await before('utrecht', 'Onder-ons', 'koepel')
    const content = { body: 'Graag.' }
    const writer = { userId: at.vng.id, actsFor: 'vng' }
    const circle = { visibility: 'everyone', raisedBy: 'vng' } as const
    const said = { id: 'opmerking-van-toen', subjectId: id, kind: 'remark', parentId: wide, content, writer, circle }
    await insertItem(table.app.parts.db, said, 0)
    expect((await json(at.bzk.get(`${one}/options`))).earlier).toMatchObject([
      { option: 'Fonds', remarks: [{ body: 'Graag.', option: 'Fonds' }] },
    ])
    await openedTable(table, 'bzk', one)
    const { tables, earlier } = await json(at.vng.get(`${one}/options`))
    expect(tables).toMatchObject([
      {
        rows: [{ ids: [wide, ...Array.from({ length: 4 }, () => expect.any(String))], remarks: [{ body: 'Graag.' }] }],
      },
    ])
    expect(tables[0].rows[0].cells.slice(0, 2)).toEqual(['Fonds', 'Snel\nSamen'])
    expect(earlier).toMatchObject([{ id: inner, option: 'Onder-ons', circle: { visibility: 'koepel' } }])
    const changed = await json(remark('vng', tables[0], wide, { body: 'Heel graag.', basedOn: 1 }))
    expect(changed.tables[0].rows[0].remarks).toMatchObject([{ id: said.id, body: 'Heel graag.', version: 2 }])
    await editTable(table, 'bzk', tables[0].documentId, (element) => element.delete(1, 1))
    expect((await tablesSeen(table, 'bzk', one))[0].loose).toMatchObject([{ body: 'Heel graag.', option: 'Fonds' }])
  })

  test('[D20] one that was taken back keeps its card, with what others remarked on it', async () => {
    const gone = await before('utrecht', 'Fonds', 'everyone')
    const writer = { userId: at.vng.id, actsFor: 'vng' }
    const circle = { visibility: 'everyone', raisedBy: 'vng' } as const
    const content = { body: 'Wij rekenen hierop.' }
    const said = { id: 'opmerking-van-toen', subjectId: id, kind: 'remark', parentId: gone, content, writer, circle }
    await insertItem(table.app.parts.db, said, 0)
    await withdrawItem(table.app.parts.db, gone, table.app.clock.nowMs)
    await openedTable(table, 'bzk', one)
    expect(await json(at.uvw.get(`${one}/options`))).toMatchObject({
      tables: [{ rows: [], loose: [] }],
      earlier: [
        { option: 'Fonds', withdrawnAt: '2026-11-24T09:00:00.000Z', remarks: [{ body: 'Wij rekenen hierop.' }] },
      ],
    })
  })
})
