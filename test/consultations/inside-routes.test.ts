import { describe, expect, test } from 'vitest'
import { person, refusalOf } from '#test/support/people.ts'
import { everySeat, json, room, type Loose, type Seat } from '#test/support/parties.ts'
import { roundTable } from './rounds.ts'

const outside: Seat[] = ['bzk', 'uvw', 'provincie']

describe('the inside of a round', () => {
  test('[C6] exists for the circle only: remarks, themes, draft', async () => {
    const { at, one, questionId } = await roundTable()
    const place = { blockId: 'b1', quote: 'naar gemeenten', prefix: 'gaat ', suffix: '.' }
    await at.utrecht.post(`${one}/inside/remarks`, { body: 'Wij hebben hier geen mensen voor.', place, questionId })
    await at.amsterdam.post(`${one}/inside/remarks`, { body: 'Wij ook niet.' })
    await at.vng.put(`${one}/inside/summary`, { standpoint: 'voorbehoud', summary: 'Onder voorwaarden.' })
    for (const seat of ['vng', 'utrecht', 'amsterdam', 'lezer'] as const) {
      const inside = await json(at[seat].get(`${one}/inside`))
      expect([seat, inside.circle.code, inside.remarks.length, inside.draft.summary.summary]).toEqual([
        seat,
        'vng',
        2,
        'Onder voorwaarden.',
      ])
    }
    expect((await json(at.vng.get(`${one}/inside`))).remarks).toContainEqual(
      expect.objectContaining({ body: 'Wij hebben hier geen mensen voor.', place, questionId, themeId: null }),
    )
    // the waterschap was invited itself: its inside is its own
    expect(await json(at.waterschap.get(`${one}/inside`))).toMatchObject({ circle: { code: 'ws0654' }, remarks: [] })
  })

  test('[C6] to the ministry and all others nothing tells of it: no route, count, act, time, notice or error', async () => {
    const { at, one, app, dossierId, inspector, later } = await roundTable()
    await later({ hours: 1 })
    app.sync.participants.push(...room)
    const before = await json(at.bzk.get(`/dossiers/${dossierId}`))
    const roundBefore = await json(at.bzk.get(one))
    await at.utrecht.post(`${one}/inside/remarks`, { body: 'Geheim: wij doen niet mee.' })
    const { themes } = await json(at.vng.post(`${one}/inside/themes`, { title: 'Geheim thema' }))
    const { remarks } = await json(at.vng.get(`${one}/inside`))
    await at.vng.post(`${one}/inside/group`, { remarkIds: [remarks[0].id], themeId: themes[0].id })
    await at.vng.put(`${one}/inside/summary`, { standpoint: 'tegen', summary: 'Geheim.' })
    const { draft } = await json(
      at.vng.post(`${one}/inside/points`, { text: 'Geheim punt.', remarkIds: [remarks[0].id] }),
    )
    expect(await json(at.bzk.get(`/dossiers/${dossierId}`))).toEqual(before)
    expect(await json(at.bzk.get(one))).toEqual(roundBefore)
    expect([...new Set(app.sync.heard.flatMap(({ by }) => by))].toSorted()).toEqual(['gm0344', 'vng'])
    for (const way of [
      `${one}/reactions`,
      `/dossiers/${dossierId}/activity`,
      `/dossiers/${dossierId}/audit`,
      `/dossiers/${dossierId}/consultations`,
      '/dilemmas',
    ]) {
      const text = await (await at.bzk.get(way)).text()
      expect([way, /geheim|inside/iu.test(text)]).toEqual([way, false])
    }
    const tries: [string, string, object | undefined][] = [
      ['GET', 'inside', undefined],
      ['POST', 'inside/remarks', { body: 'x' }],
      ['PATCH', `inside/remarks/${remarks[0].id}`, { body: 'x', basedOn: 1 }],
      ['DELETE', `inside/remarks/${remarks[0].id}`, undefined],
      ['POST', 'inside/themes', { title: 'x' }],
      ['DELETE', `inside/themes/${themes[0].id}`, undefined],
      ['POST', 'inside/group', { remarkIds: [remarks[0].id], themeId: themes[0].id }],
      ['PUT', 'inside/summary', { standpoint: 'voor', summary: 'x' }],
      ['POST', 'inside/points', { text: 'x' }],
      ['PATCH', `inside/points/${draft.points[0].id}`, { text: 'x', basedOn: 1 }],
      ['DELETE', `inside/points/${draft.points[0].id}`, undefined],
      ['POST', 'reactions', { mandate: 'ambtelijk' }],
      ['PUT', `answers/${draft.points[0].id}`, { disposition: 'niet', reason: 'x' }],
    ]
    for (const [method, where, body] of tries) {
      const answer = await app.send(method, `${one}/${where}`, body, at.bzk.cookie)
      expect([where, await refusalOf(answer)]).toEqual([where, '404 not-found'])
    }
    for (const seat of outside) expect(await refusalOf(await at[seat].get(`${one}/inside`))).toBe('404 not-found')
    expect(await refusalOf(await inspector.get(`${one}/inside`))).toBe('404 not-found')
    // the waterschap has an inside, and nothing of the gemeenten is in it
    expect(await (await at.waterschap.get(`${one}/inside`)).text()).not.toMatch(/geheim/iu)
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
    const { at, one } = await roundTable({ invited: ['vng', 'gm0344'] })
    const summary = { standpoint: 'voor', summary: 'Utrecht is voor.' }
    expect(await refusalOf(await at.amsterdam.put(`${one}/inside/summary`, summary))).toBe('403 not-allowed')
    await at.utrecht.put(`${one}/inside/summary`, summary)
    await at.vng.put(`${one}/inside/summary`, { standpoint: 'tegen', summary: 'VNG is tegen.' })
    const drafts = async (seat: Seat) => (await json(at[seat].get(`${one}/inside`))).draft.summary.summary
    expect([await drafts('utrecht'), await drafts('vng'), await drafts('amsterdam')]).toEqual([
      'Utrecht is voor.',
      'VNG is tegen.',
      'VNG is tegen.',
    ])
    expect(await (await at.amsterdam.get(`${one}/inside`)).text()).not.toContain('Utrecht is voor.')
    expect(await refusalOf(await at.vng.put(`${one}/inside/summary`, summary))).toBe('409 changed-meanwhile')
    expect(await refusalOf(await at.vng.post(`${one}/inside/points`, { text: 'x', remarkIds: ['none'] }))).toBe(
      '400 invalid-input',
    )
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
