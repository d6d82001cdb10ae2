import { expect, test } from 'vitest'
import { insertItem } from '#server/kept/store.ts'
import { json, type Seat } from '#test/support/parties.ts'
import { refusalOf } from '#test/support/people.ts'
import { writePoints } from './drafts.ts'
import { roundTable } from './rounds.ts'

test('[C11] a point rests on remarks of the circle, and on nothing else', async () => {
  const table = await roundTable()
  const { at, one } = table
  const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geld volgt taak.' }])
  const rest = async (seat: Seat, id: string, added: string[]) =>
    await refusalOf(await at[seat].patch(`${one}/inside/draft/points/${id}/remarks`, { added }))
  expect(await rest('vng', pointId, ['none'])).toBe('400 invalid-input')
  expect(await rest('vng', 'none', [])).toBe('404 not-found')
  expect(await rest('utrecht', pointId, [])).toBe('403 not-allowed')
})

test('[C11] two who put remarks under a point at once lose nothing of each other', async () => {
  const table = await roundTable()
  const { at, one } = table
  const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geld volgt taak.' }])
  for (const body of ['Een.', 'Twee.', 'Drie.']) await at.utrecht.post(`${one}/inside/remarks`, { body })
  const { remarks } = await json(at.vng.get(`${one}/inside`))
  const [first, second, third] = remarks.map(({ id }: { id: string }) => id)
  const change = async (body: object): Promise<unknown> => {
    const { points } = await json(at.vng.patch(`${one}/inside/draft/points/${pointId}/remarks`, body))
    return points[0].remarkIds
  }
  expect(await change({ added: [first] })).toEqual([first])
  // each of them saw the first alone
  expect(await change({ added: [second] })).toEqual([first, second])
  expect(await change({ added: [third, third], removed: [first] })).toEqual([second, third])
  expect(await change({ removed: [first] })).toEqual([second, third])
  // a remark that is gone can go, and stands in the way of nothing
  await at.utrecht.delete(`${one}/inside/remarks/${second}`)
  expect(await change({ added: [first] })).toEqual([second, third, first])
  expect(await change({ removed: [second] })).toEqual([third, first])
})

test('[C11] at most 200 remarks are under a point', async () => {
  const table = await roundTable()
  const { at, one, roundId, app } = table
  const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geld volgt taak.' }])
  const circle = { visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' } as const
  const writer = { userId: at.vng.id, actsFor: 'vng' }
  const content = { body: 'Zo.', place: null, questionId: null }
  const ids = Array.from({ length: 201 }, (_, n) => `opmerking-${n}`)
  for (const id of ids) {
    await insertItem(app.parts.db, { id, subjectId: roundId, kind: 'remark', content, writer, circle }, app.clock.nowMs)
  }
  const path = `${one}/inside/draft/points/${pointId}/remarks`
  expect((await at.vng.patch(path, { added: ids.slice(0, 200) })).status).toBe(200)
  const more = await at.vng.patch(path, { added: ids.slice(200) })
  expect(await refusalOf(more)).toBe('400 invalid-input')
  expect((await at.vng.patch(path, { added: ids.slice(200), removed: ids.slice(0, 1) })).status).toBe(200)
})
