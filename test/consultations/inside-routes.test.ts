import { describe, expect, test } from 'vitest'
import { insertItem } from '#server/kept/store.ts'
import { person, refusalOf } from '#test/support/people.ts'
import { everySeat, json, room, type Loose, type Seat } from '#test/support/parties.ts'
import { opened, writePoints, writeSummary } from './drafts.ts'
import { giving, roundTable, somePlace } from './rounds.ts'

const outside: Seat[] = ['bzk', 'uvw', 'provincie']

describe('the inside of a round', () => {
  test('[C6] exists for the circle only: remarks, themes, draft', async () => {
    const table = await roundTable()
    const { at, one, questionId } = table
    const place = { blockId: 'b1', quote: 'naar gemeenten', prefix: 'gaat ', suffix: '.' }
    await at.utrecht.post(`${one}/inside/remarks`, { body: 'Wij hebben hier geen mensen voor.', place, questionId })
    await at.amsterdam.post(`${one}/inside/remarks`, { body: 'Wij ook niet.' })
    await writeSummary(table, 'vng', 'Onder voorwaarden.')
    for (const seat of ['vng', 'utrecht', 'amsterdam', 'lezer'] as const) {
      const inside = await json(at[seat].get(`${one}/inside`))
      const { summary } = await json(at[seat].get(`${one}/inside/draft`))
      expect([seat, inside.circle.code, inside.remarks.length, summary]).toEqual([seat, 'vng', 2, 'Onder voorwaarden.'])
    }
    expect((await json(at.vng.get(`${one}/inside`))).remarks).toContainEqual(
      expect.objectContaining({ body: 'Wij hebben hier geen mensen voor.', place, questionId, themeId: null }),
    )
    // the waterschap was invited itself: its inside is its own
    expect(await json(at.waterschap.get(`${one}/inside`))).toMatchObject({ circle: { code: 'ws0654' }, remarks: [] })
  })

  test('[C6] to the ministry and all others nothing tells of it: no route, count, act, time, notice or error', async () => {
    const table = await roundTable()
    const { at, one, app, dossierId, inspector, later } = table
    await later({ hours: 1 })
    app.sync.participants.push(...room)
    const before = await json(at.bzk.get(`/dossiers/${dossierId}`))
    const roundBefore = await json(at.bzk.get(one))
    await at.utrecht.post(`${one}/inside/remarks`, { body: 'Geheim: wij doen niet mee.' })
    const { themes } = await json(at.vng.post(`${one}/inside/themes`, { title: 'Geheim thema' }))
    const { remarks } = await json(at.vng.get(`${one}/inside`))
    await at.vng.post(`${one}/inside/group`, { remarkIds: [remarks[0].id], themeId: themes[0].id })
    await writeSummary(table, 'vng', 'Geheim.')
    const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geheim punt.' }])
    await at.vng.patch(`${one}/inside/draft/points/${pointId}/remarks`, { added: [remarks[0].id] })
    const documentId = await opened(table, 'vng')
    expect(await json(at.bzk.get(`/dossiers/${dossierId}`))).toEqual(before)
    expect(await json(at.bzk.get(one))).toEqual(roundBefore)
    expect([...new Set(app.sync.heard.flatMap(({ by }) => by))].toSorted()).toEqual(['gm0344', 'vng'])
    for (const way of [
      `${one}/reactions`,
      `/dossiers/${dossierId}/activity`,
      `/dossiers/${dossierId}/audit`,
      `/dossiers/${dossierId}/consultations`,
      `/dossiers/${dossierId}/documents`,
      '/search?q=geheim',
      '/dilemmas',
    ]) {
      const text = await (await at.bzk.get(way)).text()
      expect([way, /geheim|inside/iu.test(text), text.includes(documentId)]).toEqual([way, false, false])
    }
    const tries: [string, string, object | undefined][] = [
      ['GET', 'inside', undefined],
      ['POST', 'inside/remarks', { body: 'x' }],
      ['PATCH', `inside/remarks/${remarks[0].id}`, { body: 'x', basedOn: 1 }],
      ['DELETE', `inside/remarks/${remarks[0].id}`, undefined],
      ['POST', 'inside/themes', { title: 'x' }],
      ['DELETE', `inside/themes/${themes[0].id}`, undefined],
      ['POST', 'inside/group', { remarkIds: [remarks[0].id], themeId: themes[0].id }],
      ['GET', 'inside/draft', undefined],
      ['POST', 'inside/draft', undefined],
      ['PATCH', `inside/draft/points/${pointId}/remarks`, { removed: [] }],
      ['POST', 'reactions', giving],
      ['PUT', `answers/${pointId}`, { disposition: 'niet', reason: 'x' }],
    ]
    for (const [method, where, body] of tries) {
      const answer = await app.send(method, `${one}/${where}`, body, at.bzk.cookie)
      expect([where, await refusalOf(answer)]).toEqual([where, '404 not-found'])
    }
    for (const way of ['inside', 'inside/draft']) {
      for (const seat of outside) expect(await refusalOf(await at[seat].get(`${one}/${way}`))).toBe('404 not-found')
      expect(await refusalOf(await inspector.get(`${one}/${way}`))).toBe('404 not-found')
      // the waterschap has an inside, and nothing of the gemeenten is in it
      expect(await (await at.waterschap.get(`${one}/${way}`)).text()).not.toMatch(/geheim/iu)
    }
    expect(
      await refusalOf(await at.waterschap.patch(`${one}/inside/remarks/${remarks[0].id}`, { body: 'x', basedOn: 1 })),
    ).toBe('404 not-found')
  })

  test('[C7] a remark is changed and withdrawn by its own organisation; earlier texts are kept', async () => {
    const { at, one, app } = await roundTable()
    const { remarks } = await json(at.utrecht.post(`${one}/inside/remarks`, { body: 'Een.' }))
    const remark = `${one}/inside/remarks/${remarks[0].id}`
    expect(await refusalOf(await at.amsterdam.patch(remark, { body: 'x', basedOn: 1 }))).toBe('403 not-allowed')
    expect(await refusalOf(await at.vng.delete(remark))).toBe('403 not-allowed')
    expect((await json(at.utrecht.patch(remark, { body: 'Twee.', basedOn: 1 }))).remarks).toMatchObject([
      { body: 'Twee.', version: 2 },
    ])
    expect(await json(at.utrecht.patch(remark, { body: 'Drie.', basedOn: 1 }))).toMatchObject({
      code: 'changed-meanwhile',
      conflict: { yours: { body: 'Drie.' }, theirs: { body: 'Twee.' } },
    })
    expect((await json(at.utrecht.delete(remark))).remarks).toEqual([])
    expect(await app.parts.db.selectFrom('kept_versions').select('version').execute()).toHaveLength(2)
    expect(await refusalOf(await at.lezer.post(`${one}/inside/remarks`, { body: 'x' }))).toBe('403 not-allowed')
    expect(await refusalOf(await at.utrecht.post(`${one}/inside/remarks`, { body: 'x', questionId: 'q' }))).toBe(
      '400 invalid-input',
    )
  })

  test('[C7] a remark that is sent twice with one key is one', async () => {
    const { at, one } = await roundTable()
    const remark = { body: 'Een.', key: 'a-key-that-a-client-made-up' }
    await at.utrecht.post(`${one}/inside/remarks`, remark)
    expect((await json(at.utrecht.post(`${one}/inside/remarks`, remark))).remarks).toHaveLength(1)
  })

  test('[C7] the koepel groups many remarks at once, and the last grouping holds', async () => {
    const { at, one } = await roundTable()
    for (const body of ['a', 'b', 'c']) await at.utrecht.post(`${one}/inside/remarks`, { body })
    await at.vng.post(`${one}/inside/themes`, { title: 'Geld' })
    const { themes, remarks } = await json(at.vng.post(`${one}/inside/themes`, { title: 'Mensen' }))
    const ids = remarks.map((each: Loose) => each.id)
    const group = async (seat: Seat, remarkIds: string[], themeId: string | null) =>
      await at[seat].post(`${one}/inside/group`, { remarkIds, themeId })
    expect(await refusalOf(await group('utrecht', ids, themes[0].id))).toBe('403 not-allowed')
    expect(await refusalOf(await group('vng', ['none'], themes[0].id))).toBe('404 not-found')
    await group('vng', ids, themes[0].id)
    const inside = await json(group('vng', [ids[0]], themes[1].id))
    const inTheme = (themeId: string | null) => inside.remarks.filter((each: Loose) => each.themeId === themeId).length
    expect([inTheme(themes[0].id), inTheme(themes[1].id), inTheme(null)]).toEqual([2, 1, 0])
    const without = await json(at.vng.delete(`${one}/inside/themes/${themes[0].id}`))
    expect(without.remarks.filter((each: Loose) => each.themeId === null)).toHaveLength(2)
  })

  test('[C10] which members never opened the round is for the koepel alone', async () => {
    const { at, one } = await roundTable()
    const silent = async (seat: Seat) => (await json(at[seat].get(`${one}/inside`))).notLooked
    expect((await silent('vng')).map((each: Loose) => each.shortName)).toEqual(['Amsterdam', 'Utrecht'])
    await at.utrecht.get(one)
    expect((await silent('vng')).map((each: Loose) => each.shortName)).toEqual(['Amsterdam'])
    expect([await silent('utrecht'), await silent('waterschap')]).toEqual([null, null])
    for (const seat of everySeat) {
      const text = await (await at[seat].get(one)).text()
      expect([seat, text.includes('notLooked'), text.includes('Amsterdam')]).toEqual([seat, false, false])
    }
  })

  test('[C11] only the invited organisation writes its draft; a member that was invited itself keeps its own to itself', async () => {
    const table = await roundTable({ invited: ['vng', 'gm0344'] })
    const { at, one } = table
    expect(await refusalOf(await at.amsterdam.post(`${one}/inside/draft`))).toBe('403 not-allowed')
    await writeSummary(table, 'utrecht', 'Utrecht is voor.')
    await writeSummary(table, 'vng', 'VNG is tegen.')
    const draft = async (seat: Seat) => await json(at[seat].get(`${one}/inside/draft`))
    expect(
      (await Promise.all((['utrecht', 'vng', 'amsterdam'] as const).map(draft))).map((each) => each.summary),
    ).toEqual(['Utrecht is voor.', 'VNG is tegen.', 'VNG is tegen.'])
    const roleIn = async (seat: Seat, documentId: string) => {
      const answer = await at[seat].get(`/documents/${documentId}`)
      return answer.status === 200 ? (await answer.json()).role : answer.status
    }
    const [own, koepels] = [(await draft('utrecht')).documentId, (await draft('vng')).documentId]
    const seats = ['utrecht', 'vng', 'amsterdam', 'lezer', 'bzk'] as const
    expect(await Promise.all(seats.map((seat) => roleIn(seat, own)))).toEqual(['writer', 404, 404, 404, 404])
    expect(await Promise.all(seats.map((seat) => roleIn(seat, koepels)))).toEqual([
      'commenter',
      'writer',
      'commenter',
      'reader',
      404,
    ])
    expect(await json(at.amsterdam.get(`/documents/${koepels}/reaction-of`))).toMatchObject({
      roundId: table.roundId,
      organisation: { code: 'vng' },
    })
    expect((await at.bzk.get(`/documents/${koepels}/reaction-of`)).status).toBe(404)
    expect((await at.bzk.get(`/documents/${table.documentId}/reaction-of`)).status).toBe(404)
  })

  test('[C11] a draft is opened once, whoever comes first, with the questions as headings', async () => {
    const table = await roundTable({ questions: ['Is dit uitvoerbaar?', 'Wie betaalt?'] })
    const both = await Promise.all([opened(table, 'vng'), opened(table, 'vng')])
    expect(new Set([...both, await opened(table, 'vng')]).size).toBe(1)
    const text = await json(table.at.vng.get(`/documents/${both[0]}/content`))
    const headings = text.content.filter(({ type }: Loose) => type === 'heading')
    expect(headings.map((each: Loose) => each.content[0].text)).toEqual([
      'Samenvatting',
      'Antwoord op de vragen',
      'Is dit uitvoerbaar?',
      'Wie betaalt?',
      'Overige punten',
    ])
    const { items } = await json(table.at.vng.get(`/dossiers/${table.dossierId}/documents`))
    expect(items.map(({ title }: Loose) => title)).toContain('Reactie VNG: Nota')
    const left = await table.app.parts.db.selectFrom('documents').select('id').where('is_ready', '=', 0).execute()
    expect(left).toEqual([])
  })

  test('[C7] [C11] to remark and to read the remarks no draft is converted, however long it is', async () => {
    const table = await roundTable()
    const { at, one, app } = table
    const documentId = await opened(table, 'vng')
    app.sync.reads.length = 0
    const { remarks, draft } = await json(at.utrecht.post(`${one}/inside/remarks`, { body: 'Onder ons.' }))
    await at.vng.post(`${one}/inside/themes`, { title: 'Geld' })
    expect(await json(at.utrecht.get(`${one}/inside`))).toMatchObject({ remarks, draft: { documentId } })
    expect([draft, app.sync.reads]).toEqual([{ documentId }, []])
    expect(await json(at.utrecht.get(`${one}/inside/draft`))).toMatchObject({ documentId, summary: '', points: [] })
    expect(app.sync.reads).toEqual([documentId])
  })

  test('[C11] what was drafted before reactions were documents is in the document, with its points and their basis', async () => {
    const table = await roundTable()
    const { at, one, roundId, questionId, app } = table
    const { remarks } = await json(at.utrecht.post(`${one}/inside/remarks`, { body: 'Onder ons.' }))
    const place = await somePlace(table)
    const circle = { visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' } as const
    const writer = { userId: at.vng.id, actsFor: 'vng' }
    const keep = async (id: string, kind: string, content: object) =>
      await insertItem(app.parts.db, { id, subjectId: roundId, kind, content, writer, circle }, app.clock.nowMs)
    await keep('oud-1', 'summary', { standpoint: 'tegen', summary: 'Zo niet.' })
    const none = { place: null, questionId: null, remarkIds: [] }
    await keep('oud-2', 'point', { ...none, text: 'Tweede.\nMet twee regels.', rank: 2 })
    const whole = { ...place, prefix: '', suffix: '' }
    const first = { text: 'Eerste.', place: whole, questionId, remarkIds: [remarks[0].id] }
    await keep('oud-3', 'point', { ...first, rank: 1 })
    const unopened = await json(at.amsterdam.get(`${one}/inside/draft`))
    const documentId = await opened(table, 'vng')
    const draft = await json(at.amsterdam.get(`${one}/inside/draft`))
    expect(draft).toEqual({ ...unopened, documentId, sha256: expect.any(String) })
    expect(unopened).toMatchObject({
      documentId: null,
      sha256: null,
      summary: 'Zo niet.',
      points: [
        { id: 'oud-3', ...first },
        { id: 'oud-2', ...none, text: 'Tweede.\nMet twee regels.' },
      ],
    })
  })
})

describe('the calendar of a koepel', () => {
  test('[C9] is kept by its own people, read by its members, and unknown to others', async () => {
    const { at } = await roundTable()
    const meeting = { organisation: 'vng', name: 'Commissie Water', meetsOn: '2027-02-04', papersDueOn: '2027-01-20' }
    expect((await at.vng.post('/committee-dates', meeting)).status).toBe(201)
    expect(await refusalOf(await at.utrecht.post('/committee-dates', meeting))).toBe('403 not-allowed')
    expect(await refusalOf(await at.bzk.post('/committee-dates', meeting))).toBe('404 not-found')
    expect(await refusalOf(await at.uvw.post('/committee-dates', meeting))).toBe('404 not-found')
    const { items } = await json(at.utrecht.get('/committee-dates?organisation=vng'))
    expect(items).toMatchObject([{ name: 'Commissie Water', meetsOn: '2027-02-04', papersDueOn: '2027-01-20' }])
    for (const seat of outside) {
      expect(await refusalOf(await at[seat].get('/committee-dates?organisation=vng'))).toBe('404 not-found')
      expect(await refusalOf(await at[seat].delete(`/committee-dates/${items[0].id}`))).toBe('404 not-found')
    }
    expect((await at.vng.delete(`/committee-dates/${items[0].id}`)).status).toBe(204)
    expect((await json(at.vng.get('/committee-dates?organisation=vng'))).items).toEqual([])
  })

  test('[C9] its people see when the term misses the committee, and that an extension mends it', async () => {
    const { at, one } = await roundTable()
    const committee = async (seat: Seat) => (await json(at[seat].get(`${one}/inside`))).committee
    expect(await committee('vng')).toEqual({ kind: 'no-calendar', date: null })
    const meeting = { organisation: 'vng', name: 'Commissie Water', meetsOn: '2027-02-04', papersDueOn: '2027-01-20' }
    await at.vng.post('/committee-dates', meeting)
    expect(await committee('utrecht')).toMatchObject({ kind: 'misses', date: { meetsOn: '2027-02-04' } })
    const { extensions } = await json(at.vng.post(`${one}/extensions`, { until: '2027-02-05', reason: 'Commissie.' }))
    const grant = { decision: 'granted', until: '2027-02-05' }
    await at.bzk.put(`${one}/extensions/${extensions[0].id}/decision`, grant)
    expect(await committee('vng')).toMatchObject({ kind: 'fits', date: { meetsOn: '2027-02-04' } })
    expect(await committee('waterschap')).toBeNull()
  })

  test('[C10] a person of another employer who acts for the koepel counts for the koepel', async () => {
    const { app, one, dossierId, later } = await roundTable()
    const loaned = await person(app, 'gedetacheerd', { organisation: 'mnre1034' })
    await app.parts.db
      .insertInto('dossier_members')
      .values({
        dossier_id: dossierId,
        user_id: loaned.id,
        role: 'commenter',
        acts_for: 'vng',
        may_act_for: 'vng',
        added_at: app.clock.instant,
        added_by: null,
      })
      .execute()
    await later({ seconds: 1 })
    const inside = await json(loaned.get(`${one}/inside`))
    expect([inside.circle.code, inside.notLooked.length]).toEqual(['vng', 2])
  })
})
