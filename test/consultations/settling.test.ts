import { expect, test } from 'vitest'
import { Problem } from '#shared/lib/problem.ts'
import { outsider } from '#shared/threads/visibility.ts'
import { answerPoint } from '#server/consultations/answer.ts'
import { giveReaction } from '#server/consultations/give.ts'
import type { RoundLook } from '#server/consultations/look.ts'
import { roundById } from '#server/consultations/store.ts'
import { json, type Seat } from '#test/support/parties.ts'
import { rewritePoint } from './drafts.ts'
import { give, given, giving, type RoundTable, roundTable, seenBy } from './rounds.ts'

/** What somebody saw of the round when his request began, for what he does when it goes on. */
async function lookOf({ app, at, dossierId, roundId }: RoundTable, seat: Seat, code: string): Promise<RoundLook> {
  const round = await roundById(app.parts.db, dossierId, roundId)
  if (!round) throw new Error('no round')
  const viewer = { ...outsider, organisationCode: code }
  const writer = { userId: at[seat].id, actsFor: code }
  return { round, viewer, writer, circle: code, leads: true, reacts: true, remarks: true }
}

const actorOf = ({ writer }: RoundLook) => ({ ...writer, address: 'local', requestId: null })

test('[C15] [C17] an answer that began before the settling and writes after it is refused: it is not in the nota', async () => {
  const table = await roundTable()
  const { at, one, app } = table
  const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
  await at.bzk.put(`${one}/answers/${pointId}`, { disposition: 'niet', reason: 'Er is geen geld.' })
  await at.bzk.post(`${one}/steps`, { type: 'close' })
  const look = await lookOf(table, 'bzk', 'mnre1034')
  await at.bzk.post(`${one}/steps`, { type: 'settle' })
  const settled = await (await at.bzk.get(`${one}/nota?number=1`)).text()
  const answer = { pointId, disposition: 'overgenomen', reason: 'Toch wel.', place: null, basedOn: 1 } as const
  await expect(answerPoint(app.parts, actorOf(look), look, answer)).rejects.toEqual(new Problem('step-not-possible'))
  expect(await (await at.bzk.get(`${one}/nota`)).text()).toBe(settled)
  // the first answer to a point, that came with a reaction just before: the same
  await expect(answerPoint(app.parts, actorOf(look), look, { ...answer, basedOn: undefined })).rejects.toEqual(
    new Problem('step-not-possible'),
  )
})

test('[C15] [C17] of an answer and a settling at the same time, what was answered is in the nota', async () => {
  const table = await roundTable()
  const { at, one } = table
  const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
  const answers = `${one}/answers/${pointId}`
  await at.bzk.put(answers, { disposition: 'niet', reason: 'antwoord 0' })
  await at.bzk.post(`${one}/steps`, { type: 'close' })
  for (let turn = 1; turn <= 10; turn += 1) {
    const { rows } = await json(at.bzk.get(`${one}/nota`))
    const basedOn = rows[0].answer.version
    const reason = `antwoord ${turn}`
    const answering = () => at.bzk.put(answers, { disposition: 'niet', reason, basedOn })
    const settling = () => at.bzk.post(`${one}/steps`, { type: 'settle' })
    const [first, second] = turn % 2 === 0 ? [answering, settling] : [settling, answering]
    const both = await Promise.all([first(), second()])
    const answered = both[turn % 2 === 0 ? 0 : 1]
    const nota = await json(at.bzk.get(`${one}/nota?number=${turn}`))
    const isIn = nota.rows[0].answer.reason === reason
    expect([turn, answered?.status]).toEqual([turn, isIn ? 200 : 409])
    expect((await json(at.bzk.get(`${one}/nota`))).rows).toEqual(nota.rows)
    // what is given anew opens the answering again
    await give(table, 'vng', { standpoint: turn % 2 === 0 ? 'voorbehoud' : 'tegen' })
  }
})

test('[C2] a reaction that began before the settling and is given after it opens the answering again', async () => {
  const table = await roundTable()
  const { at, one, app } = table
  const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
  await at.bzk.put(`${one}/answers/${pointId}`, { disposition: 'niet', reason: 'Er is geen geld.' })
  await at.bzk.post(`${one}/steps`, { type: 'close' })
  const look = await lookOf(table, 'vng', 'vng')
  await at.bzk.post(`${one}/steps`, { type: 'settle' })
  await rewritePoint(table, 'vng', pointId, 'Eerst geld.')
  await giveReaction(app.parts, actorOf(look), look, {
    ...giving,
    body: '',
    decidedOn: null,
    sha256: await seenBy(table, 'vng'),
  })
  expect((await json(at.bzk.get(one))).step).toBe('closed')
  expect(await json(at.bzk.get(`${one}/nota`))).toMatchObject({ unanswered: 1, step: 'closed' })
})

test('[C13] the same once more is not given anew: it stays as it was, and opens nothing', async () => {
  const table = await roundTable()
  const { at, one, app, later } = table
  const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
  const first = await json(at.bzk.get(`${one}/reactions`))
  await at.bzk.put(`${one}/answers/${pointId}`, { disposition: 'niet', reason: 'Er is geen geld.' })
  for (const type of ['close', 'settle']) await at.bzk.post(`${one}/steps`, { type })
  await later({ days: 70 })
  app.sync.told.length = 0
  const again = await give(table, 'vng')
  expect([again.status, await json(again)]).toEqual([200, first])
  expect([(await json(at.bzk.get(one))).step, app.sync.told]).toEqual(['settled', []])
  const [draft] = await app.parts.db.selectFrom('consultation_drafts').select('document_id').execute()
  expect((await json(at.vng.get(`/documents/${draft?.document_id}/versions`))).items).toHaveLength(1)
  for (const other of [
    { standpoint: 'tegen' },
    { standpoint: 'tegen', mandate: 'bestuurlijk-vastgesteld' },
    { standpoint: 'tegen', mandate: 'bestuurlijk-vastgesteld', body: 'commissie Water' },
    { standpoint: 'tegen', mandate: 'bestuurlijk-vastgesteld', body: 'commissie Water', decidedOn: '2027-02-01' },
  ]) {
    expect([(await give(table, 'vng', other)).status, (await give(table, 'vng', other)).status]).toEqual([201, 200])
  }
  expect((await json(at.bzk.get(one))).step).toBe('closed')
})
