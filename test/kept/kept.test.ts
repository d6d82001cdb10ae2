import { describe, expect, test } from 'vitest'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { dayOf } from '#server/lib/today.ts'
import {
  demandItem,
  editItem,
  insertItem,
  itemsOf,
  versionsOf,
  widenItem,
  withdrawItem,
  writersOf,
} from '#server/kept/store.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { person } from '#test/support/people.ts'

const vng: Viewer = { organisationCode: 'vng', koepel: 'vng' }
const utrecht: Viewer = { organisationCode: 'gm0344', koepel: 'vng' }
const bzk: Viewer = { organisationCode: 'mnre1034', koepel: null }
const narrow: Circle = { visibility: 'koepel', raisedBy: 'gm0344', koepel: 'vng' }

async function withItem(app: TestApp) {
  const { id: userId } = await person(app, 'Fatima')
  const writer = { userId, actsFor: 'gm0344' }
  const item = { id: 'i1', subjectId: 's1', kind: 'option', content: { option: 'Uitstel' }, writer, circle: narrow }
  await insertItem(app.parts.db, item, app.clock.nowMs)
  return writer
}
const asked = { subjectId: 's1', kind: 'option', id: 'i1' }

const refusal = async (promise: Promise<unknown>): Promise<Problem> => {
  const problem: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(problem instanceof Problem)) throw new Error('expected a problem')
  return problem
}

describe('texts that keep their earlier versions', () => {
  test('[D15] of two edits of one version the second is refused with both texts, and nothing is lost', async () => {
    const app = await testApp()
    const { db } = app.parts
    const writer = await withItem(app)
    const item = await demandItem(db, asked, vng)
    await editItem(db, item, { basedOn: 1, content: { option: 'Eerst uitstel' }, writer }, app.clock.nowMs)
    const late = editItem(db, item, { basedOn: 1, content: { option: 'Geen uitstel' }, writer }, app.clock.nowMs)
    expect((await refusal(late)).details.conflict).toEqual({
      version: 2,
      yours: { option: 'Geen uitstel' },
      theirs: { option: 'Eerst uitstel' },
    })
    const versions = await versionsOf(db, 'i1', utrecht)
    expect(versions.map(({ version, content }) => [version, content])).toEqual([
      [2, { option: 'Eerst uitstel' }],
      [1, { option: 'Uitstel' }],
    ])
  })

  test('what was said in one millisecond is read in the order in which it was said', async () => {
    const app = await testApp()
    const { db } = app.parts
    const writer = await withItem(app)
    const remark = (id: string, subjectId: string) => ({
      id,
      subjectId,
      kind: 'remark',
      content: {},
      writer,
      circle: narrow,
    })
    await db.transaction().execute(async (tx) => {
      for (const id of ['z', 'a', 'm']) await insertItem(tx, remark(id, 's1'), app.clock.nowMs)
      // another subject counts by itself
      await insertItem(tx, remark('x', 's2'), app.clock.nowMs)
    })
    expect((await itemsOf(db, 's1', vng)).map(({ id }) => id)).toEqual(['i1', 'z', 'a', 'm'])
    const again = db.updateTable('kept_items').set({ seq: 1 }).where('id', '=', 'm').execute()
    await expect(again).rejects.toThrow(/unique/iu)
  })

  test('[D11] outside the circle an item does not exist; widened, its earlier texts still do not', async () => {
    const app = await testApp()
    const { db } = app.parts
    const writer = await withItem(app)
    const other = { ...writer, actsFor: 'vng' }
    expect(await itemsOf(db, 's1', bzk)).toEqual([])
    expect((await refusal(demandItem(db, asked, bzk))).code).toBe('not-found')
    const item = await demandItem(db, asked, utrecht)
    await editItem(db, item, { basedOn: 1, content: { option: 'Nu' }, writer: other }, app.clock.nowMs)
    expect([...(await writersOf(db, 'i1'))].toSorted()).toEqual(['gm0344', 'vng'])
    const narrow = await demandItem(db, asked, utrecht)
    const circle = { visibility: 'everyone', raisedBy: 'gm0344' } as const
    await widenItem(db, narrow, { circle, writer }, app.clock.nowMs)
    expect(await itemsOf(db, 's1', bzk)).toMatchObject([{ content: { option: 'Nu' } }])
    expect((await versionsOf(db, 'i1', bzk)).map(({ version }) => version)).toEqual([3])
    // what was typed while it was narrow is not read by everybody
    const late = editItem(db, narrow, { basedOn: 2, content: { option: 'Onder ons' }, writer }, app.clock.nowMs)
    expect((await refusal(late)).code).toBe('changed-meanwhile')
    const again = widenItem(db, narrow, { circle, writer }, app.clock.nowMs)
    expect((await refusal(again)).code).toBe('changed-meanwhile')
  })

  test('the same text again is no new version; what is withdrawn is out of sight and kept', async () => {
    const app = await testApp()
    const { db } = app.parts
    const writer = await withItem(app)
    const item = await demandItem(db, asked, vng)
    await editItem(db, item, { basedOn: 1, content: { option: 'Uitstel' }, writer }, app.clock.nowMs)
    await withdrawItem(db, 'i1', app.clock.nowMs)
    expect(await itemsOf(db, 's1', vng)).toEqual([])
    expect(await versionsOf(db, 'i1', vng)).toHaveLength(1)
  })

  test('a day ends at midnight in the Netherlands', () => {
    expect(dayOf(Date.parse('2026-11-24T22:59:59.999Z'))).toBe('2026-11-24')
    expect(dayOf(Date.parse('2026-11-24T23:00:00.000Z'))).toBe('2026-11-25')
    expect(dayOf(Date.parse('2026-06-30T22:00:00.000Z'))).toBe('2026-07-01')
  })
})
