import { expect, test } from 'vitest'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { refusalOf } from '#test/support/people.ts'
import { json, type Loose } from '#test/support/parties.ts'
import { rewritePoint, writePoints, writeSummary } from './drafts.ts'
import { give, roundTable, somePlace } from './rounds.ts'

test('[C1-C15] a whole round: members inside, one reaction twice, answers while the text goes on, and the nota', async () => {
  const table = await roundTable()
  const { at, one, app, documentId, later } = table
  // inside, on the frozen text
  const place = await somePlace(table)
  for (const [seat, body] of [
    ['utrecht', 'Wij missen het geld.'],
    ['amsterdam', 'Wij missen de mensen.'],
  ] as const) {
    await later({ days: 2 })
    await at[seat].get(one)
    await at[seat].post(`${one}/inside/remarks`, { body, place })
  }
  const { themes } = await json(at.vng.post(`${one}/inside/themes`, { title: 'Uitvoeringskracht' }))
  const { remarks, notLooked } = await json(at.vng.get(`${one}/inside`))
  expect(notLooked).toEqual([])
  const remarkIds = remarks.map((each: Loose) => each.id)
  await at.vng.post(`${one}/inside/group`, { remarkIds, themeId: themes[0].id })
  await writeSummary(table, 'vng', 'Eerst de middelen.')
  const text = 'Geld en mensen volgen de taak.'
  const [pointId = ''] = await writePoints(table, 'vng', [{ text, at: place.blockId }])
  const basis = await json(at.vng.patch(`${one}/inside/draft/points/${pointId}/remarks`, { added: remarkIds }))
  expect(basis.points).toMatchObject([{ id: pointId, remarkIds }])
  await give(table, 'vng')
  // the text goes on meanwhile; the frozen one does not
  const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
  await app.sync.append(documentId, contentToUpdate('markdown', 'Het Rijk betaalt de eerste twee jaar.'), author)
  const [point] = (await json(at.bzk.get(`${one}/reactions`))).items[0].points
  const answer = { disposition: 'deels', reason: 'Twee jaar betaald.', place: { blockId: 'n1', quote: 'twee jaar' } }
  await at.bzk.put(`${one}/answers/${point.id}`, answer)
  // the board makes it a voor, and the point sharper
  await later({ days: 30 })
  await writeSummary(table, 'vng', 'Akkoord, met geld.')
  await rewritePoint(table, 'vng', pointId, 'Geld en mensen volgen de taak, ook na twee jaar.')
  await give(table, 'vng', {
    mandate: 'bestuurlijk-vastgesteld',
    standpoint: 'voor',
    body: 'commissie',
    decidedOn: '2026-12-20',
  })
  await at.bzk.post(`${one}/steps`, { type: 'close' })
  expect(await refusalOf(await at.bzk.post(`${one}/steps`, { type: 'settle' }))).toBe('409 points-unanswered')
  await at.bzk.put(`${one}/answers/${point.id}`, { ...answer, reason: 'Na twee jaar evaluatie.', basedOn: 1 })
  expect((await json(at.bzk.post(`${one}/steps`, { type: 'settle' }))).step).toBe('settled')
  const nota = await json(at.lezer.get(`${one}/nota`))
  expect(nota).toMatchObject({ unanswered: 0, silent: [{ code: 'ws0654' }], versionName: '0.4 voor consultatie' })
  expect(nota.rows).toMatchObject([
    {
      organisation: { code: 'vng' },
      mandate: 'bestuurlijk-vastgesteld',
      standpoint: 'voor',
      point: 'Geld en mensen volgen de taak, ook na twee jaar.',
      place,
      answer: { disposition: 'deels', reason: 'Na twee jaar evaluatie.', place: { quote: 'twee jaar' } },
      outdated: false,
    },
  ])
  // of what was said inside nothing is in it
  expect(JSON.stringify(nota)).not.toMatch(/missen|Uitvoeringskracht/u)
})
