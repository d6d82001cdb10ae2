import { expect, test } from 'vitest'
import { person } from '#test/support/people.ts'
import { answer, list, open, opmerking, world } from './world.ts'

test('[T4] [T5] 40 people at the same time: nothing lost, nothing double, one order for all', async () => {
  const it = await world()
  const { db } = it.app.parts
  const crowd = await Promise.all(Array.from({ length: 40 }, (_, at) => person(it.app, `p${at}`)))
  for (const { id } of crowd) {
    const added = { added_at: it.app.clock.instant, added_by: null, acts_for: null, may_act_for: null }
    await db
      .insertInto('dossier_members')
      .values({ dossier_id: it.dossierId, user_id: id, role: 'commenter', ...added })
      .execute()
  }
  const wide = await open(it, 'bzk')
  const sent = crowd.flatMap((who, at) => [
    { who, path: `/documents/${it.documentId}/threads`, input: opmerking(`Opmerking ${at}`) },
    { who, path: `/threads/${wide.id}/replies`, input: answer(`Antwoord ${at}`, { visibility: 'everyone' }) },
  ])
  // everybody sends everything twice, as after a lost answer
  const statuses = await Promise.all(
    [...sent, ...sent].map(async ({ who, path, input }) => (await who.post(path, input)).status),
  )
  expect([statuses.filter((each) => each === 201).length, statuses.filter((each) => each === 200).length]).toEqual([
    80, 80,
  ])

  const [one, ...others] = await Promise.all(
    ['utrecht', 'vng', 'zwolle'].map(async (name) => (await list(it, name as 'vng')).items),
  )
  const order = (items: typeof one) => items?.map(({ id, entries }) => [id, entries.map((each) => each.id)])
  expect(one).toHaveLength(41)
  for (const other of others) expect(order(other)).toEqual(order(one))
  const moments = [...(one ?? []), ...(one ?? []).flatMap(({ entries }) => entries)].map(({ createdAt }) => createdAt)
  expect([moments.length, new Set(moments).size]).toEqual([81, 81])
  expect(new Set(it.sync.told.map(([, , id]) => id)).size).toBe(41)
})
