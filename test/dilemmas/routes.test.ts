import { describe, expect, test } from 'vitest'
import { refusalOf, type TestPerson } from '#test/support/people.ts'
import { everySeat, json, room, type Loose, type Seat, type Table, tableOf } from '#test/support/parties.ts'
import { openedTable, tablesSeen } from './written.ts'

const question = 'Wie betaalt het beheer na 2030?'

async function raised(table: Table, by: Seat, input: object = {}): Promise<string> {
  const response = await table.at[by].post(`/dossiers/${table.dossierId}/dilemmas`, { question, ...input })
  expect(response.status).toBe(201)
  const { id }: Loose = await response.json()
  return id
}
const path = ({ dossierId }: Table, id: string): string => `/dossiers/${dossierId}/dilemmas/${id}`

/** For whom it is in the register, in the dossier's list, in the picture, and opens by its id: all four must agree. */
async function seers(table: Table, id: string): Promise<Seat[]> {
  const found: Seat[] = []
  for (const seat of everySeat) {
    const who = table.at[seat]
    const register = await json(who.get('/dilemmas'))
    const list = await json(who.get(`/dossiers/${table.dossierId}/dilemmas`))
    const picture = await json(who.get('/dilemmas/picture?since=2026-11-01&until=2026-11-30'))
    const isListed = register.items.some((each: Loose) => each.id === id)
    const ways = [
      isListed,
      list.items.some((each: Loose) => each.id === id),
      (await who.get(path(table, id))).status === 200,
      register.total > 0,
      picture.bars.some((bar: Loose) => bar.flagged > 0),
    ]
    expect([seat, new Set(ways).size]).toEqual([seat, 1])
    if (isListed) found.push(seat)
  }
  return found
}
/** Codes of the organisations in the room to whom any notice went. */
const heardBy = ({ app }: Table): string[] => [...new Set(app.sync.heard.flatMap(({ by }) => by))].toSorted()

const circleOfGemeenten: Seat[] = ['vng', 'utrecht', 'amsterdam', 'lezer']

describe('who sees a dilemma', () => {
  test.each([
    ['organisation', 'utrecht', ['utrecht']],
    ['koepel', 'utrecht', circleOfGemeenten],
    ['koepel', 'waterschap', ['uvw', 'waterschap']],
    ['everyone', 'utrecht', everySeat],
    ['organisation', 'bzk', ['bzk']],
    [undefined, 'vng', circleOfGemeenten],
    [undefined, 'bzk', everySeat],
  ] as const)(
    '[D9, D13] %s by %s: in list, register, picture and by its id, for exactly these',
    async (visibility, by, who) => {
      const table = await tableOf()
      const id = await raised(table, by, visibility && { visibility })
      expect(await seers(table, id)).toEqual(who)
    },
  )

  test('[D13] who is not in the dossier, and an administrator who looks in, see no inner circle', async () => {
    const table = await tableOf()
    const narrow = await raised(table, 'utrecht')
    const wide = await raised(table, 'utrecht', { visibility: 'everyone' })
    expect(await refusalOf(await table.stranger.get(path(table, wide)))).toBe('404 not-found')
    expect((await json(table.stranger.get('/dilemmas'))).total).toBe(0)
    expect(await refusalOf(await table.inspector.get(path(table, narrow)))).toBe('404 not-found')
    expect((await json(table.inspector.get(`/dossiers/${table.dossierId}/dilemmas`))).total).toBe(1)
    expect((await table.inspector.get(path(table, wide))).status).toBe(200)
    expect((await json(table.at.bzk.get(path(table, wide)))).knows.map((each: Loose) => each.person.name)).toEqual([
      'bzk',
    ])
  })

  test('[D13] nothing tells the ministry that a narrow one is there: no act, time, notice, problem or door', async () => {
    const table = await tableOf()
    const { at, dossierId, app } = table
    const before = await json(at.bzk.get(`/dossiers/${dossierId}`))
    await table.later({ hours: 1 })
    app.sync.participants.push(...room)
    const place = { documentId: table.documentId, blockId: null }
    const id = await raised(table, 'utrecht', { place })
    const one = path(table, id)
    await at.amsterdam.put(`${one}/recognition`, { example: 'Bij ons ook.' })
    await at.vng.post(`${one}/steps`, { type: 'discuss', reason: 'In de commissie.' })
    expect(await json(at.bzk.get(`/dossiers/${dossierId}`))).toEqual(before)
    expect(heardBy(table)).toEqual(['gm0344', 'vng'])
    for (const way of ['activity', 'audit']) {
      const text = await (await at.bzk.get(`/dossiers/${dossierId}/${way}`)).text()
      expect(text).not.toContain('dilemma')
    }
    const tries: [string, string, object][] = [
      ['GET', one, {}],
      ['POST', `${one}/steps`, { type: 'discuss', reason: 'x' }],
      ['PUT', `${one}/owner`, { ownerId: null }],
      ['POST', `${one}/widen`, { to: 'everyone' }],
      ['PUT', `${one}/recognition`, { example: 'x' }],
      ['POST', `${one}/standpoints`, { stance: 'voor', reason: 'x', mandate: 'ambtelijk' }],
      ['GET', `${one}/options`, {}],
      ['POST', `${one}/options/tables`, { visibility: 'everyone' }],
      ['POST', `${one}/options/tables/x/share`, { to: 'everyone' }],
      ['PUT', `${one}/options/tables/x/rows/x/remark`, { body: 'x' }],
      ['PUT', `${one}/options/remarks/x`, { body: 'x', basedOn: 1 }],
      ['DELETE', `${one}/said/x`, {}],
      ['POST', `${one}/said/x/widen`, { to: 'everyone' }],
      ['GET', `${one}/said/${id}/versions`, {}],
      ['PATCH', one, { question: 'x', basedOn: 1 }],
    ]
    for (const [method, where, body] of tries) {
      const answers = await Promise.all(
        [where, where.replace(id, 'nothing-there')].map(async (each) => {
          const answer = await app.send(method, each, method === 'GET' ? undefined : body, at.bzk.cookie)
          const { reference, ...rest }: Loose = await answer.json()
          expect(reference).toBeTypeOf('string')
          return rest
        }),
      )
      // the very same answer as for one that was never there
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0].code).toBe('not-found')
    }
  })
})

describe('widening', () => {
  test('[D10] only by the organisation that raised it, only wider, written down', async () => {
    const table = await tableOf()
    const { at } = table
    const id = await raised(table, 'utrecht')
    const widen = async (who: TestPerson, to: string) => await who.post(`${path(table, id)}/widen`, { to })
    expect(await refusalOf(await widen(at.vng, 'everyone'))).toBe('403 not-allowed')
    expect(await refusalOf(await widen(at.utrecht, 'organisation'))).toBe('409 step-not-possible')
    expect(await refusalOf(await widen(at.utrecht, 'koepel'))).toBe('409 step-not-possible')
    expect((await json(at.utrecht.get(path(table, id)))).may.widenTo).toEqual(['everyone'])
    expect((await widen(at.utrecht, 'everyone')).status).toBe(200)
    expect(await seers(table, id)).toEqual(everySeat)
    expect(await refusalOf(await widen(at.utrecht, 'koepel'))).toBe('409 step-not-possible')
    const activity = await json(at.bzk.get(`/dossiers/${table.dossierId}/activity`))
    expect(activity.items.map((each: Loose) => each.action)).toEqual(['dilemma.widen'])
  })

  test('[D11, D12] what was said, done and seen in the circle stays there; others see what is meant for them', async () => {
    const table = await tableOf()
    const { at } = table
    const id = await raised(table, 'utrecht')
    const one = path(table, id)
    await at.vng.get(one)
    await at.amsterdam.put(`${one}/recognition`, { example: 'Onze brug van twee ton.' })
    await openedTable(table, 'vng', one, 'koepel')
    await at.utrecht.post(`${one}/steps`, { type: 'discuss', reason: 'VNG wil eerst cijfers.' })
    await at.utrecht.patch(one, { question: 'Wie betaalt?', basedOn: 1 })
    await table.later({ days: 3 })
    await at.utrecht.post(`${one}/widen`, { to: 'everyone' })
    const outside = await json(at.bzk.get(one))
    expect(outside).toMatchObject({
      question: 'Wie betaalt?',
      ageDays: 3,
      state: { step: 'in-bespreking' },
      steps: [],
      recognitions: [],
      standpoints: [],
    })
    expect(outside.knows.map((each: Loose) => each.person.name)).toEqual(['bzk'])
    const versions = await json(at.bzk.get(`${one}/said/${id}/versions`))
    expect(versions.items.map((each: Loose) => each.version)).toEqual([3])
    const inside = await json(at.vng.get(one))
    expect([inside.steps.length, inside.recognitions.length]).toEqual([1, 1])
    const tables = async (seat: Seat) => (await tablesSeen(table, seat, one)).length
    expect([await tables('vng'), await tables('bzk')]).toEqual([1, 0])
    expect(inside.knows.map((each: Loose) => each.person.name)).toEqual(['vng', 'bzk'])
    // the organisation that said it may take it further, and nobody else
    const recognitionId = inside.recognitions[0].id
    const widen = async (who: TestPerson, said: string) =>
      await who.post(`${one}/said/${said}/widen`, { to: 'everyone' })
    expect(await refusalOf(await widen(at.utrecht, recognitionId))).toBe('403 not-allowed')
    expect(await refusalOf(await widen(at.bzk, recognitionId))).toBe('404 not-found')
    expect((await widen(at.amsterdam, recognitionId)).status).toBe(200)
    expect((await json(at.bzk.get(one))).recognitions).toMatchObject([{ example: 'Onze brug van twee ton.' }])
  })

  test('[D11] nothing is said wider than what it is about', async () => {
    const table = await tableOf()
    const id = await raised(table, 'utrecht')
    const said = { stance: 'voor', reason: 'x', mandate: 'ambtelijk', visibility: 'everyone' }
    expect(await refusalOf(await table.at.vng.post(`${path(table, id)}/standpoints`, said))).toBe('400 invalid-input')
  })
})
