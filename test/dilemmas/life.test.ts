import { describe, expect, test } from 'vitest'
import { circleColumns } from '#server/db/circle.ts'
import { refusalOf } from '#test/support/people.ts'
import { json, type Loose, type Seat, tableOf } from '#test/support/parties.ts'
import { raised } from './raised.ts'

describe('raising a dilemma', () => {
  test('[D1] with everything that belongs to it', async () => {
    const table = await tableOf()
    const { at, documentId } = table
    const { one } = await raised(table, 'utrecht', {
      tension: {
        a: { interest: 'Rust in de begroting', whose: ['gm0344', 'gm0363'] },
        b: { interest: 'Snel beginnen', whose: ['mnre1034'] },
      },
      layers: ['gemeente', 'rijk'],
      aspects: ['juridisch', 'financieel'],
      groundRules: ['fvw-2-1'],
      neededBy: { on: '2026-12-15', meeting: 'BO Water' },
      ownerId: at.vng.id,
      level: 'bestuurlijk',
      place: { documentId, blockId: 'b1' },
    })
    expect(await json(at.bzk.get(one))).toMatchObject({
      layers: ['rijk', 'gemeente'],
      aspects: ['financieel', 'juridisch'],
      tension: { a: { interest: 'Rust in de begroting', whose: [{ shortName: 'Utrecht' }, {}] }, b: {} },
      groundRules: [{ id: 'fvw-2-1', version: 1, newest: 1 }],
      neededBy: { on: '2026-12-15', meeting: 'BO Water' },
      owner: { name: 'vng' },
      raisedBy: { name: 'utrecht' },
      circle: { visibility: 'everyone', raisedBy: { code: 'gm0344' }, koepel: null },
      level: 'bestuurlijk',
      place: { documentId, blockId: 'b1', title: 'Nota' },
      state: { step: 'gesignaleerd' },
      attention: 'open',
      version: 1,
    })
    expect(table.app.sync.told[0]?.slice(0, 2)).toEqual([documentId, 'dilemma'])
  })

  test.each([
    ['a reader', 'lezer', {}, '403 not-allowed'],
    ['without a question', 'utrecht', { question: ' ' }, '400 invalid-input'],
    ['for a koepel that the Rijk has not', 'bzk', { visibility: 'koepel' }, '400 invalid-input'],
    ['with a ground rule that is not there', 'utrecht', { groundRules: ['x'] }, '400 invalid-input'],
    [
      'with an organisation that is not there',
      'utrecht',
      { tension: { a: { interest: 'x', whose: ['gm9999'] }, b: { interest: 'y' } } },
      '400 invalid-input',
    ],
    ['in a document of another dossier', 'utrecht', { place: { documentId: 'x', blockId: null } }, '400 invalid-input'],
    ['with an owner who is not in the dossier', 'utrecht', { ownerId: 'x' }, '400 invalid-input'],
    ['from a thread that is not there', 'utrecht', { threadId: 'x' }, '404 not-found'],
  ] as const)('refused: %s', async (_name, by, input, refusal) => {
    const table = await tableOf()
    const response = await table.at[by].post(`/dossiers/${table.dossierId}/dilemmas`, { question: 'Wie?', ...input })
    expect(await refusalOf(response)).toBe(refusal)
    const rows = await table.app.parts.db.selectFrom('kept_items').select('id').execute()
    expect(rows).toEqual([])
  })

  test('[D9] from a thread: no wider than it, at its place, and its id only for who may see the thread', async () => {
    const table = await tableOf()
    const { at, app, documentId } = table
    await app.parts.db
      .insertInto('threads')
      .values({
        id: 'thread',
        document_id: documentId,
        client_key: 'k',
        author_id: at.amsterdam.id,
        created_at: app.clock.instant,
        kind: 'opmerking',
        level: 'ambtelijk',
        state: 'open',
        body: '{}',
        body_text: '',
        anchor: JSON.stringify({ blockId: 'b7' }),
        ...circleColumns({ visibility: 'koepel', raisedBy: 'gm0363', koepel: 'vng' }),
      })
      .execute()
    const all = `/dossiers/${table.dossierId}/dilemmas`
    const from = { question: 'Wie betaalt?', threadId: 'thread' }
    expect(await refusalOf(await at.bzk.post(all, from))).toBe('404 not-found')
    expect(await refusalOf(await at.utrecht.post(all, { ...from, visibility: 'everyone' }))).toBe('400 invalid-input')
    const made = await json(at.utrecht.post(all, from))
    expect(made).toMatchObject({
      threadId: 'thread',
      place: { documentId, blockId: 'b7' },
      circle: { visibility: 'koepel', raisedBy: { code: 'gm0344' }, koepel: { code: 'vng' } },
    })
    await at.utrecht.post(`${all}/${made.id}/widen`, { to: 'everyone' })
    expect((await json(at.bzk.get(`${all}/${made.id}`))).threadId).toBeNull()
    expect((await json(at.vng.get(`${all}/${made.id}`))).threadId).toBe('thread')
  })

  test("[D2] only the raiser's organisation edits it, from the newest text; earlier texts are kept", async () => {
    const table = await tableOf()
    const { at } = table
    const { id, one } = await raised(table, 'utrecht')
    const edit = { question: 'Wie betaalt het beheer?', basedOn: 1, groundRules: ['civ-7'] }
    expect(await refusalOf(await at.bzk.patch(one, edit))).toBe('403 not-allowed')
    expect(await json(at.utrecht.patch(one, edit))).toMatchObject({ question: 'Wie betaalt het beheer?', version: 2 })
    const late = await json(at.utrecht.patch(one, { ...edit, question: 'Anders' }))
    expect(late).toMatchObject({
      code: 'changed-meanwhile',
      conflict: { version: 2, yours: { question: 'Anders' }, theirs: { question: 'Wie betaalt het beheer?' } },
    })
    const versions = await json(at.bzk.get(`${one}/said/${id}/versions`))
    expect(versions.items.map((each: Loose) => each.content.question)).toEqual([
      'Wie betaalt het beheer?',
      'Wie betaalt?',
    ])
  })

  test('[D2] other ground rules are another text: who comes after is told which', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht')
    const edit = { question: 'Wie betaalt?', basedOn: 1 }
    const first = await json(at.utrecht.patch(one, { ...edit, groundRules: ['fvw-2-1', 'civ-7'] }))
    expect(first).toMatchObject({ version: 2 })
    const late = await json(at.utrecht.patch(one, { ...edit, groundRules: [] }))
    const groundRules = ['civ-7', 'fvw-2-1']
    expect(late).toMatchObject({ code: 'changed-meanwhile', conflict: { version: 2, theirs: { groundRules } } })
    const same = { ...edit, basedOn: 2, groundRules: ['civ-7', 'fvw-2-1'] }
    expect(await json(at.utrecht.patch(one, same))).toMatchObject({ version: 2 })
  })
})

describe('its life', () => {
  test('[D3, D4] every step has a person, namens, a time and a reason, and stays readable', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht')
    const step = async (by: Seat, body: object) => await at[by].post(`${one}/steps`, body)
    expect((await step('bzk', { type: 'discuss', reason: 'In het ambtelijk overleg.' })).status).toBe(200)
    await table.later({ days: 2 })
    expect((await step('provincie', { type: 'weigh', reason: 'Drie opties.' })).status).toBe(200)
    expect(await refusalOf(await step('bzk', { type: 'weigh', reason: 'Nog eens.' }))).toBe('409 step-not-possible')
    expect(await refusalOf(await step('utrecht', { type: 'park', reason: ' ' }))).toBe('400 invalid-input')
    expect(await refusalOf(await step('bzk', { type: 'solve', reason: 'x', outcome: 'y' }))).toBe('403 not-allowed')
    expect(await refusalOf(await step('lezer', { type: 'discuss', reason: 'x' }))).toBe('403 not-allowed')
    await step('utrecht', { type: 'solve', reason: 'Akkoord in het BO.', outcome: 'Rijk betaalt twee jaar.' })
    const answer = await json(at.waterschap.get(one))
    expect(answer.steps).toMatchObject([
      { from: 'gesignaleerd', to: 'in-bespreking', by: { name: 'bzk' }, actsFor: { code: 'mnre1034' } },
      { from: 'in-bespreking', to: 'opties', reason: 'Drie opties.', at: '2026-11-26T09:00:00.000Z' },
      { to: 'opgelost', by: { name: 'utrecht' }, reason: 'Akkoord in het BO.' },
    ])
    expect(answer.state).toMatchObject({ step: 'opgelost', outcome: 'Rijk betaalt twee jaar.' })
    expect(answer.may.steps).toEqual(['reopen'])
  })

  test('[D6] its owner may solve it, whichever organisation he is of', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht')
    expect(await refusalOf(await at.bzk.put(`${one}/owner`, { ownerId: at.bzk.id }))).toBe('403 not-allowed')
    expect((await json(at.bzk.get(one))).may).toMatchObject({ own: false, edit: false, contribute: true })
    expect((await at.utrecht.put(`${one}/owner`, { ownerId: at.bzk.id })).status).toBe(200)
    expect((await at.bzk.post(`${one}/steps`, { type: 'solve', reason: 'x', outcome: 'y' })).status).toBe(200)
  })

  test('[D7] it is scheduled or forwarded only when everybody may see it', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht', { visibility: 'koepel' })
    const schedule = { type: 'schedule', reason: 'Op de agenda.', meeting: 'BO Water', meetsOn: '2027-01-14' }
    expect(await refusalOf(await at.utrecht.post(`${one}/steps`, schedule))).toBe('409 too-narrow')
    await at.utrecht.post(`${one}/widen`, { to: 'everyone' })
    expect((await json(at.bzk.post(`${one}/steps`, schedule))).state).toMatchObject({
      step: 'geagendeerd',
      meeting: 'BO Water',
      meetsOn: '2027-01-14',
    })
  })
})

describe('what others say', () => {
  test('[D15] an organisation recognises it once, with an example; not its own', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht')
    expect(await refusalOf(await at.utrecht.put(`${one}/recognition`, { example: 'x' }))).toBe('403 not-allowed')
    await at.waterschap.put(`${one}/recognition`, { example: 'Onze gemalen.' })
    const again = await json(at.waterschap.put(`${one}/recognition`, { example: 'Alle gemalen.' }))
    expect(again).toMatchObject({
      code: 'changed-meanwhile',
      conflict: { version: 1, theirs: { example: 'Onze gemalen.' } },
    })
    const edited = await json(at.waterschap.put(`${one}/recognition`, { example: 'Alle gemalen.', basedOn: 1 }))
    expect(edited.recognitions).toMatchObject([
      { example: 'Alle gemalen.', actsFor: { layer: 'waterschap' }, by: { name: 'waterschap' } },
    ])
    const saidId = edited.recognitions[0].id
    expect(await refusalOf(await at.bzk.delete(`${one}/said/${saidId}`))).toBe('403 not-allowed')
    expect((await json(at.waterschap.delete(`${one}/said/${saidId}`))).recognitions).toEqual([])
  })

  test('[D15] a new standpunt leaves the earlier one, and none is withdrawn', async () => {
    const table = await tableOf()
    const { at } = table
    const { one } = await raised(table, 'utrecht')
    await at.vng.post(`${one}/standpoints`, { stance: 'voorbehoud', reason: 'Commissie volgt.', mandate: 'ambtelijk' })
    await table.later({ days: 1 })
    const mandate = 'bestuurlijk-vastgesteld'
    const answer = await json(at.vng.post(`${one}/standpoints`, { stance: 'tegen', reason: 'Geen geld.', mandate }))
    expect(answer.standpoints).toMatchObject([{ stance: 'tegen', mandate }, { stance: 'voorbehoud' }])
    const first = answer.standpoints[1].id
    expect(await refusalOf(await at.vng.delete(`${one}/said/${first}`))).toBe('403 not-allowed')
  })

  test('[D15] what is sent twice with one key is one; a key of something else is refused', async () => {
    const table = await tableOf()
    const { at, dossierId } = table
    const key = 'a-key-that-a-client-made-up'
    const first = await raised(table, 'utrecht', { key })
    const again = await at.utrecht.post(`/dossiers/${dossierId}/dilemmas`, { question: 'Wie betaalt?', key })
    expect([again.status, (await json(again)).id]).toEqual([200, first.id])
    expect((await json(at.bzk.get('/dilemmas'))).total).toBe(1)
    const other = { question: 'Wie?', key }
    expect(await refusalOf(await at.vng.post(`/dossiers/${dossierId}/dilemmas`, other))).toBe('400 invalid-input')
    const standpoint = { stance: 'voor', reason: 'Ja.', mandate: 'ambtelijk', key: 'another-key-of-a-client-xyz' }
    await at.vng.post(`${first.one}/standpoints`, standpoint)
    expect((await json(at.vng.post(`${first.one}/standpoints`, standpoint))).standpoints).toHaveLength(1)
  })
})
