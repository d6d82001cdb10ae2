import { beforeEach, describe, expect, test } from 'vitest'
import type { Circle } from '#shared/threads/visibility.ts'
import { guestOf } from '#test/support/guest.ts'
import { refusalOf } from '#test/support/people.ts'
import { everySeat, json, type Loose, type Seat, type Table, tableOf } from '#test/support/parties.ts'
import { insertItem } from '#server/kept/store.ts'
import { raised } from './raised.ts'
import { addFirstColumn, editTable, openedTable, tablesSeen, writeRow } from './written.ts'

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

describe('a table that is written together', () => {
  test('[D20] one for a circle, in a document in which whoever may comment writes', async () => {
    const first = await openedTable(table, 'vng', one)
    const again = await openedTable(table, 'bzk', one)
    expect(again).toMatchObject({
      id: first.id,
      documentId: first.documentId,
      openedBy: { name: 'vng' },
      archived: false,
    })
    const may = async (seat: Seat) => (await json(at[seat].get(`/documents/${first.documentId}`))).mayWrite
    expect(await Promise.all(everySeat.map(async (seat) => [seat, await may(seat)]))).toEqual(
      everySeat.map((seat) => [seat, seat !== 'lezer']),
    )
    const access = await json(at.lezer.get(`/documents/${first.documentId}/access`))
    expect(access.counts).toMatchObject({ write: 7, manage: 1 })
    await writeRow(table, 'waterschap', first.documentId, ['Fonds', 'Snel', 'Duur', '', 'In delen'])
    await writeRow(table, 'bzk', first.documentId, ['Niets doen'])
    expect(await tablesSeen(table, 'lezer', one)).toMatchObject([
      {
        columns: ['Optie', 'Voordelen', 'Nadelen', 'Neveneffecten', 'Hoe te verzachten'],
        rows: [{ cells: ['Fonds', 'Snel', 'Duur', '', 'In delen'] }, { cells: ['Niets doen'] }],
      },
    ])
    expect(await json(at.uvw.get(`/documents/${first.documentId}/options-of`))).toEqual({
      dossierId: table.dossierId,
      dilemmaId: id,
      question: 'Wie betaalt?',
    })
    expect(await refusalOf(await at.uvw.get(`/documents/${table.documentId}/options-of`))).toBe('404 not-found')
  })

  test('writing is all that a commenter may more: the document stays what it is', async () => {
    const { documentId } = await openedTable(table, 'vng', one)
    const refused = '403 not-allowed'
    expect(await refusalOf(await at.vng.patch(`/documents/${documentId}`, { archived: true }))).toBe(refused)
    expect(await refusalOf(await at.vng.patch(`/documents/${documentId}`, { title: 'x' }))).toBe(refused)
    expect(await refusalOf(await at.vng.post(`/documents/${documentId}/versions`, { name: 'x' }))).toBe(refused)
  })

  test('[D20] who only reads opens none; nobody opens one for a circle in which he is not', async () => {
    const open = async (seat: Seat, visibility: string) =>
      await refusalOf(await at[seat].post(`${one}/options/tables`, { visibility }))
    expect(await open('lezer', 'everyone')).toBe('403 not-allowed')
    expect(await open('bzk', 'koepel')).toBe('400 invalid-input')
    expect(await open('vng', 'somebody')).toBe('400 invalid-input')
    expect((await json(at.lezer.get(`${one}/options`))).mayOpen).toEqual([])
    expect((await json(at.bzk.get(`${one}/options`))).mayOpen).toEqual(['organisation', 'everyone'])
  })

  test('[D20] a table of a circle is there for nobody else, whatever he asks', async () => {
    const inner = await openedTable(table, 'utrecht', one, 'koepel')
    await writeRow(table, 'amsterdam', inner.documentId, ['Onder-ons'])
    expect(await tablesSeen(table, 'vng', one)).toMatchObject([{ rows: [{ cells: ['Onder-ons'] }] }])
    for (const seat of ['bzk', 'uvw', 'waterschap', 'provincie'] as const) {
      expect(await tablesSeen(table, seat, one)).toEqual([])
      for (const where of ['', '/options-of', '/content?format=text', '/threads', '/access']) {
        expect(await refusalOf(await at[seat].get(`/documents/${inner.documentId}${where}`))).toBe('404 not-found')
      }
      expect(await refusalOf(await remark(seat, inner, inner.id, { body: 'x' }))).toBe('404 not-found')
      const share = `${one}/options/tables/${inner.id}/share`
      expect(await refusalOf(await at[seat].post(share, { to: 'everyone' }))).toBe('404 not-found')
      expect(await (await at[seat].get(`/dossiers/${table.dossierId}/activity`)).text()).not.toContain(inner.id)
      // his own circles are not taken by one that he does not see
      expect((await json(at[seat].get(`${one}/options`))).mayOpen).toContain('everyone')
    }
  })

  test('[D19] whoever only the ministry said works for Utrecht writes in what everybody sees, and in no circle', async () => {
    const inner = await openedTable(table, 'utrecht', one, 'koepel')
    const open = await openedTable(table, 'utrecht', one)
    const guest = await guestOf(table.app, at.bzk, {
      dossierId: table.dossierId,
      organisation: 'gm0344',
      role: 'commenter',
    })
    expect((await json(guest.get(`/documents/${open.documentId}`))).mayWrite).toBe(true)
    expect(await refusalOf(await guest.get(`/documents/${inner.documentId}`))).toBe('404 not-found')
    expect((await json(guest.get(`${one}/options`))).mayOpen).toEqual([])
  })

  test('in an archived dossier it is read, and nothing more', async () => {
    const open = await openedTable(table, 'vng', one)
    const cellId = await writeRow(table, 'vng', open.documentId, ['Fonds'])
    await at.bzk.patch(`/dossiers/${table.dossierId}`, { archived: true })
    expect(await tablesSeen(table, 'vng', one)).toMatchObject([{ rows: [{ cells: ['Fonds'] }], mayShareTo: [] }])
    expect((await json(at.vng.get(`/documents/${open.documentId}`))).mayWrite).toBe(false)
    expect(await refusalOf(await remark('vng', open, cellId, { body: 'x' }))).toBe('409 archived')
  })
})

describe('what parties remark on a row', () => {
  test('[D20] apart from the text, one of each organisation; late words lose nothing', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds', 'Snel'])
    await remark('vng', open, cellId, { body: 'Alleen met index.' })
    await remark('bzk', open, cellId, { body: 'Niet in 2027.' })
    expect(await json(remark('vng', open, cellId, { body: 'Wij kunnen zonder.', basedOn: 7 }))).toMatchObject({
      code: 'changed-meanwhile',
      conflict: { version: 1, yours: { body: 'Wij kunnen zonder.' }, theirs: { body: 'Alleen met index.' } },
    })
    await remark('vng', open, cellId, { body: 'Alleen met jaarlijkse index.', basedOn: 1 })
    const [{ rows }] = await tablesSeen(table, 'waterschap', one)
    expect(rows).toMatchObject([
      {
        cells: ['Fonds', 'Snel'],
        remarks: [
          { actsFor: { code: 'vng' }, body: 'Alleen met jaarlijkse index.', option: 'Fonds', version: 2 },
          { actsFor: { code: 'mnre1034' }, body: 'Niet in 2027.' },
        ],
      },
    ])
    expect(await refusalOf(await remark('vng', open, 'none', { body: 'x' }))).toBe('404 not-found')
    expect(await refusalOf(await remark('lezer', open, cellId, { body: 'x' }))).toBe('403 not-allowed')
  })

  test('[D20] it stays with its row when that moves or gets a column before all others', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds', 'Snel'])
    await writeRow(table, 'bzk', open.documentId, ['Uitstel'])
    await remark('vng', open, cellId, { body: 'Graag.' })
    await addFirstColumn(table, 'bzk', open.documentId)
    const [{ rows }] = await tablesSeen(table, 'bzk', one)
    expect(rows.map((row: Loose) => [row.cells[1], row.remarks.length])).toEqual([
      ['Fonds', 1],
      ['Uitstel', 0],
    ])
    const changed = await json(remark('vng', open, rows[0].ids[0], { body: 'Heel graag.', basedOn: 1 }))
    expect(changed.tables[0].rows[0].remarks).toMatchObject([{ body: 'Heel graag.' }])
  })

  test('[D20] it stays when the row goes, and can be changed by its organisation alone', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds'])
    await remark('vng', open, cellId, { body: 'Wij rekenen hierop.' })
    await editTable(table, 'bzk', open.documentId, (element) => element.delete(element.length - 1, 1))
    const [seen] = await tablesSeen(table, 'uvw', one)
    expect(seen).toMatchObject({ rows: [], loose: [{ body: 'Wij rekenen hierop.', option: 'Fonds' }] })
    const own = `${one}/options/remarks/${seen.loose[0].id}`
    const words = { body: 'Wij rekenden hierop.', basedOn: 1 }
    expect(await refusalOf(await at.utrecht.put(own, words))).toBe('403 not-allowed')
    const answer = await json(at.vng.put(own, words))
    expect(answer.tables[0].loose).toMatchObject([{ body: 'Wij rekenden hierop.', option: 'Fonds', version: 2 }])
    const late = { body: 'Wij rekenen er niet op.', basedOn: 1 }
    expect((await json(at.vng.put(own, late))).code).toBe('changed-meanwhile')
    await at.vng.delete(`${one}/said/${seen.loose[0].id}`)
    expect(await tablesSeen(table, 'vng', one)).toMatchObject([{ loose: [] }])
    expect(await refusalOf(await at.vng.put(own, { ...words, basedOn: 2 }))).toBe('404 not-found')
  })

  test('[D11] one for the own koepel on a row that all see; in a narrow table none is wider than that', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds'])
    await remark('amsterdam', open, cellId, { body: 'Onder ons.', visibility: 'koepel' })
    const seen = async (seat: Seat) => (await tablesSeen(table, seat, one)).at(0)?.rows[0].remarks.length
    expect([await seen('vng'), await seen('utrecht'), await seen('bzk'), await seen('uvw')]).toEqual([1, 1, 0, 0])
    const inner = await openedTable(table, 'vng', one, 'koepel')
    const innerRow = await writeRow(table, 'vng', inner.documentId, ['Rijk betaalt'])
    const wide = { body: 'x', visibility: 'everyone' }
    expect(await refusalOf(await remark('amsterdam', inner, innerRow, wide))).toBe('400 invalid-input')
    const { tables } = await json(remark('amsterdam', inner, innerRow, { body: 'Zeker.' }))
    const said = tables.find((each: Loose) => each.id === inner.id).rows[0].remarks[0]
    expect(said).toMatchObject({ circle: { visibility: 'koepel' }, mayWidenTo: [] })
    const widen = await at.amsterdam.post(`${one}/said/${said.id}/widen`, { to: 'everyone' })
    expect(await refusalOf(widen)).toBe('409 too-narrow')
  })
})

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
      { option: 'Fonds', remarks: [{ body: 'Graag.', option: null }] },
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
  })
})
