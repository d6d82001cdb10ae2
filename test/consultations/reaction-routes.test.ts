import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { refusalOf } from '#test/support/people.ts'
import { everySeat, json, type Loose, room } from '#test/support/parties.ts'
import { dropPoint, opened, rewritePoint, writePoints, writeSummary } from './drafts.ts'
import { give, given, giving, roundInput, type RoundTable, roundTable, seenBy, somePlace } from './rounds.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const answered = async ({ at, one }: RoundTable, pointId: string, more: object = {}) =>
  await at.bzk.put(`${one}/answers/${pointId}`, { disposition: 'deels', reason: 'Eerste twee jaar.', ...more })

describe('a reaction', () => {
  test('[C12] leaves the circle when it is given, as a copy, without the remarks it rests on', async () => {
    const table = await roundTable()
    const { at, one } = table
    table.app.sync.participants.push(...room)
    const { remarks } = await json(at.utrecht.post(`${one}/inside/remarks`, { body: 'Onder ons.' }))
    await writeSummary(table, 'vng', 'Mits er geld is.')
    const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geld volgt taak.' }])
    await at.vng.patch(`${one}/inside/draft/points/${pointId}/remarks`, { added: [remarks[0].id] })
    expect((await json(at.bzk.get(`${one}/reactions`))).items).toEqual([])
    expect(await refusalOf(await at.utrecht.post(`${one}/reactions`, giving))).toBe('403 not-allowed')
    const { items } = await json(give(table, 'vng'))
    await rewritePoint(table, 'vng', pointId, 'Later gewijzigd.')
    const content = `${one}/reactions/${items[0].id}/content`
    for (const format of ['json', 'html', 'markdown', 'text']) {
      const text = await (await at.bzk.get(`${content}?format=${format}`)).text()
      expect([format, /Geld volgt taak/u.test(text), /Later/u.test(text)]).toEqual([format, true, false])
    }
    const bytes = await (await at.bzk.get(content)).text()
    expect(items[0].version.sha256).toBe(sha256(bytes))
    expect(await refusalOf(await at.bzk.get(`${one}/reactions/none/content`))).toBe('404 not-found')
    expect(await refusalOf(await table.stranger.get(content))).toBe('404 not-found')
    for (const seat of everySeat) {
      const text = await (await at[seat].get(`${one}/reactions`)).text()
      expect([seat, text.includes('Geld volgt taak.'), text.includes('Later gewijzigd.')]).toEqual([seat, true, false])
      expect([seat, text.includes(remarks[0].id), text.includes('remarkIds')]).toEqual([seat, false, false])
    }
    expect((await json(at.bzk.get(one))).invited).toMatchObject([
      { organisation: { code: 'vng' }, reaction: { mandate: 'ambtelijk', late: false } },
      { organisation: { code: 'ws0654' }, reaction: null },
    ])
    // the version is told in the room of the reaction, where the ministry cannot be
    const told = table.app.sync.heard.filter(({ kind, by }) => kind === 'consultation' && by.includes('mnre1034'))
    expect(told).toHaveLength(1)
  })

  test('[C12] what a colleague wrote since the giver looked is not given: he looks again', async () => {
    const table = await roundTable()
    const { at, one, app } = table
    expect(await seenBy(table, 'vng')).toBeNull()
    const [pointId = ''] = await writePoints(table, 'vng', [{ text: 'Geld volgt taak.' }])
    const seen = await seenBy(table, 'vng')
    await rewritePoint(table, 'vng', pointId, 'Half af')
    app.sync.told.length = 0
    const late = await at.vng.post(`${one}/reactions`, { ...giving, sha256: seen })
    expect(await refusalOf(late)).toBe('409 changed-meanwhile')
    const { sha256: _none, ...unseen } = giving
    expect(await refusalOf(await at.vng.post(`${one}/reactions`, unseen))).toBe('400 invalid-input')
    expect((await json(at.bzk.get(`${one}/reactions`))).items).toEqual([])
    expect(app.sync.told).toEqual([])
    const { items } = await json(give(table, 'vng'))
    expect(items).toMatchObject([{ points: [{ text: 'Half af' }], version: { sha256: await seenBy(table, 'vng') } }])
  })

  test('[C18] a point is about the block to which its first link leads, of a block in another the one at the top', async () => {
    const table = await roundTable()
    const { at, app, documentId } = table
    const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
    await app.sync.append(documentId, contentToUpdate('markdown', '- Eerst dit.\n- Dan dat.'), author)
    const made = await json(at.bzk.post(`/documents/${documentId}/consultations`, roundInput))
    const { content } = await json(at.bzk.get(`/documents/${documentId}/versions/${made.version.id}/content`))
    const list = content.find(({ type }: Loose) => type === 'bulletList')
    const links = [list.attrs.id, list.content[1].attrs.id, list.content[1].content[0].attrs.id, 'nergens']
    const round = { ...table, one: `/dossiers/${table.dossierId}/consultations/${made.id}` }
    await writePoints(
      round,
      'vng',
      links.map((to) => ({ text: 'Hierover.', at: to })),
    )
    const { items } = await json(give(round, 'vng'))
    const place = { blockId: list.attrs.id, quote: 'Eerst dit. Dan dat.', prefix: '', suffix: '' }
    expect(items[0].points.map((each: Loose) => each.place)).toEqual([place, place, place, null])
  })

  test('[C13] given again it shows to all what changed; the board is not followed by an official', async () => {
    const table = await roundTable()
    const { later } = table
    const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
    await later({ days: 40 })
    await rewritePoint(table, 'vng', pointId, 'Eerst geld, dan taak.')
    const { items } = await json(
      give(table, 'vng', {
        mandate: 'bestuurlijk-vastgesteld',
        standpoint: 'tegen',
        body: 'commissie Water',
        decidedOn: '2027-01-03',
      }),
    )
    expect(items).toMatchObject([
      {
        mandate: 'bestuurlijk-vastgesteld',
        body: 'commissie Water',
        change: {
          standpoint: ['voorbehoud', 'tegen'],
          summary: null,
          changed: [{ id: pointId, text: ['Geld volgt taak.', 'Eerst geld, dan taak.'] }],
        },
      },
      { mandate: 'ambtelijk', change: null },
    ])
    expect(await refusalOf(await give(table, 'vng'))).toBe('409 step-not-possible')
  })

  test('[C13] after the term it is marked late, unless more time was granted; without a draft there is none', async () => {
    const table = await roundTable({ invited: ['vng', 'ws0654', 'uvw'] })
    const { at, one, later } = table
    const { extensions } = await json(at.vng.post(`${one}/extensions`, { until: '2027-02-20', reason: 'x' }))
    const grant = { decision: 'granted', until: '2027-02-20' }
    await at.bzk.put(`${one}/extensions/${extensions[0].id}/decision`, grant)
    await later({ days: 62 })
    await given(table, 'vng', { points: ['a'] })
    await given(table, 'waterschap', { points: ['b'] })
    expect((await json(at.bzk.get(one))).invited.map((each: Loose) => each.reaction?.late)).toEqual([
      false,
      true,
      undefined,
    ])
    expect(await refusalOf(await at.uvw.post(`${one}/reactions`, giving))).toBe('400 invalid-input')
    await opened(table, 'uvw')
    expect(await refusalOf(await give(table, 'uvw'))).toBe('400 invalid-input')
  })
})

describe('answers and the reactienota', () => {
  test('[C14] every point gets an answer of who leads the round; earlier answers are kept', async () => {
    const table = await roundTable()
    const { at, one, app } = table
    const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
    const answer = { disposition: 'niet', reason: 'Er is geen geld.' }
    for (const seat of ['vng', 'utrecht'] as const) {
      expect(await refusalOf(await at[seat].put(`${one}/answers/${pointId}`, answer))).toBe('403 not-allowed')
    }
    expect(await refusalOf(await at.provincie.put(`${one}/answers/${pointId}`, answer))).toBe('403 not-allowed')
    expect(await refusalOf(await at.bzk.put(`${one}/answers/none`, answer))).toBe('404 not-found')
    expect(await refusalOf(await at.bzk.put(`${one}/answers/${pointId}`, { disposition: 'misschien' }))).toBe(
      '400 invalid-input',
    )
    await answered(table, pointId, { place: { blockId: 'b9', quote: 'twee jaar' } })
    expect(await json(at.bzk.put(`${one}/answers/${pointId}`, answer))).toMatchObject({
      code: 'changed-meanwhile',
      conflict: { version: 1 },
    })
    expect((await at.bzk.put(`${one}/answers/${pointId}`, { ...answer, basedOn: 1 })).status).toBe(200)
    const kept = await app.parts.db
      .selectFrom('kept_versions')
      .innerJoin('kept_items', 'kept_items.id', 'item_id')
      .select('kept_versions.version')
      .where('kind', '=', 'answer')
      .execute()
    expect(kept).toHaveLength(2)
  })

  test('[C14] the answer to a point stays that of its organisation, also when that drops the point', async () => {
    const table = await roundTable()
    const { at, one } = table
    await writePoints(table, 'vng', [{ id: 'gelijk', text: 'Van de gemeenten.' }, { text: 'Meer tijd.' }])
    await give(table, 'vng')
    await writePoints(table, 'waterschap', [{ id: 'gelijk', text: 'Van het waterschap.' }])
    await give(table, 'waterschap')
    await answered(table, 'gelijk', { reason: 'Aan de gemeenten.' })
    await answered(table, 'ws0654-gelijk', { reason: 'Aan het waterschap.' })
    await dropPoint(table, 'vng', 'gelijk')
    await give(table, 'vng')
    await writeSummary(table, 'waterschap', 'Nog eens.')
    await give(table, 'waterschap')
    const { rows } = await json(at.bzk.get(`${one}/nota`))
    expect(rows.map((row: Loose) => [row.organisation.code, row.point, row.answer?.reason])).toEqual([
      ['ws0654', 'Van het waterschap.', 'Aan het waterschap.'],
      ['vng', 'Meer tijd.', undefined],
    ])
  })

  test('[C15] the nota is there for everybody when the round closes, per point, also without an answer', async () => {
    const table = await roundTable()
    const { at, one, stranger, questionId } = table
    await writeSummary(table, 'vng', 'Mits er geld is.')
    const place = await somePlace(table)
    await writePoints(table, 'vng', [
      { text: 'Geld volgt taak.', questionId, at: place.blockId },
      { text: 'Meer tijd.' },
    ])
    const { items } = await json(give(table, 'vng'))
    const [first, second] = items[0].points.map((each: Loose) => each.id)
    await answered(table, first, { place: { blockId: 'b9', quote: 'twee jaar' } })
    expect(await refusalOf(await at.vng.get(`${one}/nota`))).toBe('404 not-found')
    expect((await at.bzk.get(`${one}/nota`)).status).toBe(200)
    await at.bzk.post(`${one}/steps`, { type: 'close' })
    for (const seat of everySeat) {
      expect(await json(at[seat].get(`${one}/nota`))).toMatchObject({
        unanswered: 1,
        silent: [{ code: 'ws0654' }],
        rows: [
          {
            organisation: { code: 'vng' },
            point: 'Geld volgt taak.',
            question: 'Is dit uitvoerbaar?',
            place,
            answer: { disposition: 'deels', place: { quote: 'twee jaar' }, actsFor: { code: 'mnre1034' } },
          },
          { point: 'Meer tijd.', question: null, answer: null },
        ],
      })
    }
    expect(await refusalOf(await stranger.get(`${one}/nota`))).toBe('404 not-found')
    const settle = async () => await at.bzk.post(`${one}/steps`, { type: 'settle' })
    expect(await refusalOf(await settle())).toBe('409 points-unanswered')
    await answered(table, second)
    expect((await settle()).status).toBe(200)
    expect(await refusalOf(await answered(table, second, { basedOn: 1 }))).toBe('409 step-not-possible')
  })

  test('[C13, C14] a point that changes after its answer asks for one again, also when the round was settled', async () => {
    const table = await roundTable()
    const { at, one } = table
    const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
    await answered(table, pointId)
    for (const type of ['close', 'settle']) await at.bzk.post(`${one}/steps`, { type })
    await writeSummary(table, 'waterschap', 'Te laat.')
    expect(await refusalOf(await give(table, 'waterschap'))).toBe('409 step-not-possible')
    await rewritePoint(table, 'vng', pointId, 'Eerst geld.')
    expect((await give(table, 'vng', { mandate: 'bestuurlijk-vastgesteld' })).status).toBe(201)
    expect((await json(at.bzk.get(one))).step).toBe('closed')
    expect(await json(at.bzk.get(`${one}/nota`))).toMatchObject({
      unanswered: 1,
      rows: [{ point: 'Eerst geld.', outdated: true, answer: { pointText: 'Geld volgt taak.' } }],
    })
    const nota = await json(answered(table, pointId, { basedOn: 1, reason: 'Nu wel.' }))
    expect(nota.unanswered).toBe(0)
  })

  test('[C17] settling keeps the nota byte for byte, with its hash, whatever comes after', async () => {
    const table = await roundTable()
    const { at, one, stranger } = table
    const [pointId = ''] = await given(table, 'vng', { points: ['Geld volgt taak.'] })
    await answered(table, pointId)
    await at.bzk.post(`${one}/steps`, { type: 'close' })
    expect((await json(at.bzk.get(one))).notas).toEqual([])
    expect(await refusalOf(await at.bzk.get(`${one}/nota?number=1`))).toBe('404 not-found')
    await at.bzk.post(`${one}/steps`, { type: 'settle' })
    const bytes = async (way = '') => await (await at.lezer.get(`${one}/nota${way}`)).text()
    const first = await bytes('?number=1')
    const { notas } = await json(at.lezer.get(one))
    expect(notas).toEqual([{ number: 1, sha256: sha256(first), settledAt: expect.any(String) }])
    expect([await bytes(), JSON.parse(first).step]).toEqual([first, 'settled'])
    const texts = [await bytes('?number=1&format=markdown'), await bytes('?number=1&format=html')]
    for (const text of texts) {
      expect(text).toContain('Op 24 november 2026 (nota 1)')
      expect(text).toContain(sha256(first))
    }

    // the reaction changes, the name of the paper as well, it is answered anew and settled again
    await table.later({ days: 1 })
    await rewritePoint(table, 'vng', pointId, 'Eerst geld.')
    await give(table, 'vng', { mandate: 'bestuurlijk-vastgesteld' })
    await at.bzk.patch(`/documents/${table.documentId}`, { title: 'Heet nu anders' })
    expect(await bytes('?number=1')).toBe(first)
    expect(JSON.parse(await bytes())).toMatchObject({ step: 'closed', unanswered: 1 })
    await answered(table, pointId, { basedOn: 1, reason: 'Nu wel.' })
    await at.bzk.post(`${one}/steps`, { type: 'settle' })
    const second = await bytes()
    expect(JSON.parse(second)).toMatchObject({ rows: [{ point: 'Eerst geld.', answer: { reason: 'Nu wel.' } }] })
    expect(await bytes('?number=2')).toBe(second)
    expect([await bytes('?number=1&format=markdown'), await bytes('?number=1&format=html')]).toEqual(texts)

    // everybody who reads the dossier has both, and the audit their hashes; who is outside has none
    await give(table, 'vng', { mandate: 'bestuurlijk-vastgesteld', standpoint: 'voor' })
    await at.bzk.post(`${one}/steps`, { type: 'reopen', reason: 'Er kwam nieuws.' })
    expect((await json(at.bzk.get(one))).step).toBe('open')
    for (const seat of everySeat) expect(await (await at[seat].get(`${one}/nota?number=1`)).text()).toBe(first)
    expect(await refusalOf(await stranger.get(`${one}/nota?number=1`))).toBe('404 not-found')
    expect(await refusalOf(await at.bzk.get(`${one}/nota?number=3`))).toBe('404 not-found')
    expect(await refusalOf(await at.bzk.get(`${one}/nota?number=0`))).toBe('400 invalid-input')
    const audit = await (await at.bzk.get(`/dossiers/${table.dossierId}/audit`)).text()
    for (const text of [first, second]) expect(audit).toContain(sha256(text))
  })

  test('[C15] as Markdown and HTML what people wrote stays text, and organisations speak, not persons', async () => {
    const table = await roundTable()
    const { at, one } = table
    const [pointId = ''] = await given(table, 'vng', { points: ['<script>alert(1)</script> & *niet* vet\n# geen kop'] })
    await answered(table, pointId, { reason: '[link](javascript:x)\n1. geen lijst' })
    await at.bzk.post(`${one}/steps`, { type: 'close' })
    const html = await at.lezer.get(`${one}/nota?format=html`)
    expect(html.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(html.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const page = await html.text()
    expect(page).toContain('<html lang="nl">')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; *niet* vet<br># geen kop')
    expect(page).not.toContain('<script')
    expect(page.match(/<h1>/gu)).toHaveLength(1)
    expect(page).toContain('<h2 id="r1">Vereniging van Nederlandse Gemeenten (VNG)</h2>')
    expect(page).toContain('Voorbehoud (ambtelijk, onder voorbehoud). Gegeven op 24 november 2026.')
    expect(page).toContain('Deels overgenomen')
    const markdown = await (await at.lezer.get(`${one}/nota?format=markdown`)).text()
    expect(markdown).toContain('# Reactienota: Nota')
    expect(markdown).toContain(String.raw`\<script\>alert(1)\</script\> \& \*niet\* vet  `)
    expect(markdown).toContain(String.raw`\# geen kop`)
    expect(markdown).toContain(String.raw`\[link\](javascript:x)`)
    expect(markdown).toContain(String.raw`1\. geen lijst`)
    for (const text of [page, markdown]) expect(text).not.toMatch(/\b(vng|bzk)\b/u)
  })
})
