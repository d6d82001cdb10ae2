import { beforeEach, describe, expect, test } from 'vitest'
import { guestOf } from '#test/support/guest.ts'
import { refusalOf } from '#test/support/people.ts'
import { everySeat, json, type Loose, type Seat, type Table, tableOf } from '#test/support/parties.ts'
import { raised } from './raised.ts'
import { addFirstColumn, dropFirstColumn, editTable, openedTable, tablesSeen, writeRow } from './written.ts'

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

test('[D20] a table that was archived comes back for whoever opens it', async () => {
  const inner = await openedTable(table, 'vng', one, 'koepel')
  await at.vng.patch(`/documents/${inner.documentId}`, { archived: true })
  expect((await tablesSeen(table, 'utrecht', one))[0].archived).toBe(true)
  expect((await json(at.utrecht.get(`${one}/options`))).mayOpen).toContain('koepel')
  const again = await openedTable(table, 'utrecht', one, 'koepel')
  expect(again).toMatchObject({ id: inner.id, archived: false })
  expect((await json(at.utrecht.get(`/documents/${inner.documentId}`))).mayWrite).toBe(true)
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

  test('[D11] an edit of one that was withdrawn meanwhile is not a new one, and not wide', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds'])
    const { tables } = await json(remark('amsterdam', open, cellId, { body: 'Onder ons.', visibility: 'organisation' }))
    const [said] = tables[0].rows[0].remarks
    const late = { body: 'Onder ons, nog steeds.', basedOn: 1 }
    await at.amsterdam.delete(`${one}/said/${said.id}`)
    expect(await refusalOf(await remark('amsterdam', open, cellId, late))).toBe('409 changed-meanwhile')
    const [seen] = await tablesSeen(table, 'amsterdam', one)
    expect([seen.rows[0].remarks, seen.loose]).toEqual([[], []])
  })

  test('[D11] an edit that was begun while it was narrow is refused once it is wide', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds'])
    const { tables } = await json(remark('amsterdam', open, cellId, { body: 'Rustig aan.', visibility: 'koepel' }))
    const [said] = tables[0].rows[0].remarks
    await at.amsterdam.post(`${one}/said/${said.id}/widen`, { to: 'everyone' })
    const late = { body: 'Onder ons: wij hebben geen geld.', basedOn: 1 }
    expect(await refusalOf(await remark('amsterdam', open, cellId, late))).toBe('409 changed-meanwhile')
    expect(await refusalOf(await at.amsterdam.put(`${one}/options/remarks/${said.id}`, late))).toBe(
      '409 changed-meanwhile',
    )
    expect((await tablesSeen(table, 'bzk', one))[0].rows[0].remarks).toMatchObject([
      { body: 'Rustig aan.', version: 2 },
    ])
  })

  test('[D20] it stays with its row when the first column goes', async () => {
    const open = await openedTable(table, 'bzk', one)
    const cellId = await writeRow(table, 'bzk', open.documentId, ['Fonds', 'Snel', 'Duur'])
    await remark('vng', open, cellId, { body: 'Graag.' })
    await dropFirstColumn(table, 'bzk', open.documentId)
    const [{ rows, loose }] = await tablesSeen(table, 'bzk', one)
    expect([rows[0].cells, rows[0].remarks.length, loose]).toEqual([['Snel', 'Duur'], 1, []])
    const changed = await json(remark('vng', open, rows[0].ids[0], { body: 'Heel graag.', basedOn: 1 }))
    expect(changed.tables[0].rows[0].remarks).toMatchObject([{ body: 'Heel graag.', version: 2 }])
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
