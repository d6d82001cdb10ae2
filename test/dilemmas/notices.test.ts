import { beforeEach, describe, expect, test } from 'vitest'
import { guestOf } from '#test/support/guest.ts'
import { refusalOf } from '#test/support/people.ts'
import { json, room, type Table, tableOf } from '#test/support/parties.ts'
import { raised } from './raised.ts'
import { openedTable, writeRow } from './written.ts'

let table: Table
/** A dilemma that everybody sees, in a document that everybody has open. */
let one: string
beforeEach(async () => {
  table = await tableOf()
  one = (await raised(table, 'bzk', { place: { documentId: table.documentId, blockId: null } })).one
  table.app.sync.participants.push(...room)
  table.app.sync.heard.length = 0
})

/** Who heard of the last change, by the codes of their organisations; nothing when nobody was told. */
const heard = () => table.app.sync.heard.splice(0).map(({ by }) => by)

describe('who hears that something was said about a dilemma that everybody sees', () => {
  test('[D13, T25] only the circle of what was said, whatever is done with it', async () => {
    const { utrecht, vng } = table.at
    const circle = [['vng', 'gm0344']]
    await utrecht.put(`${one}/recognition`, { example: 'Bij ons ook.', visibility: 'koepel' })
    expect(heard()).toEqual(circle)
    const key = 'een-sleutel-van-een-test-1'
    const own = { stance: 'tegen', reason: 'Te duur.', mandate: 'ambtelijk', visibility: 'organisation', key }
    await utrecht.post(`${one}/standpoints`, own)
    expect(heard()).toEqual([['gm0344']])
    await utrecht.post(`${one}/standpoints`, { ...own, visibility: 'everyone' })
    expect(heard()).toEqual([['gm0344']])
    const inner = await openedTable(table, 'utrecht', one, 'koepel')
    expect(heard()).toEqual(circle)
    const cellId = await writeRow(table, 'vng', inner.documentId, ['Uitstel'])
    const row = `${one}/options/tables/${inner.id}/rows/${cellId}/remark`
    const { tables } = await json(vng.put(row, { body: 'Liever niet.' }))
    expect(heard()).toEqual(circle)
    const [{ id }] = tables[0].rows[0].remarks
    await vng.put(`${one}/options/remarks/${id}`, { body: 'Liever niet in 2028.', basedOn: 1 })
    expect(heard()).toEqual(circle)
    await vng.delete(`${one}/said/${id}`)
    expect(heard()).toEqual(circle)
  })

  test('[D11] everybody, once it is shared with everybody', async () => {
    const { utrecht } = table.at
    const { recognitions } = await json(
      utrecht.put(`${one}/recognition`, { example: 'Bij ons ook.', visibility: 'koepel' }),
    )
    heard()
    await utrecht.post(`${one}/said/${recognitions[0].id}/widen`, { to: 'everyone' })
    expect(heard()).toEqual([room.map(({ name }) => name)])
  })

  test('sent again with the same key it is the same dilemma, and nobody is told again', async () => {
    const input = { question: 'Wie beheert de sluis?', key: 'een-sleutel-van-een-test-2' }
    const all = `/dossiers/${table.dossierId}/dilemmas`
    const [first, second] = [await table.at.bzk.post(all, input), await table.at.bzk.post(all, input)]
    expect([first.status, second.status]).toEqual([201, 200])
    expect((await json(first)).id).toBe((await json(second)).id)
    expect((await json(table.at.bzk.get(all))).total).toBe(2)
  })
})

test('[D19] whoever only the ministry said works for Utrecht changes no words of Utrecht', async () => {
  const { app, at, dossierId } = table
  const guest = await guestOf(app, at.bzk, { dossierId, organisation: 'gm0344', role: 'commenter' })
  const said = await json(at.utrecht.put(`${one}/recognition`, { example: 'Bij ons ook.', visibility: 'everyone' }))
  const words = { example: 'Bij ons juist niet.', basedOn: 1 }
  expect(await refusalOf(await guest.put(`${one}/recognition`, words))).toBe('403 not-allowed')
  const own = `${one}/said/${said.recognitions[0].id}`
  expect(await refusalOf(await guest.delete(own))).toBe('403 not-allowed')
  expect(await refusalOf(await guest.post(`${own}/widen`, { to: 'everyone' }))).toBe('403 not-allowed')
  expect((await json(at.bzk.get(one))).recognitions).toMatchObject([{ example: 'Bij ons ook.' }])
})
