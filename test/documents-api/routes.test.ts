import { describe, expect, test } from 'vitest'
import { documentDetail, documentList } from '#shared/documents/schema.ts'
import { dropUnready } from '#server/documents/store.ts'
import { testApp } from '#test/support/app.ts'
import { documentIn, dossierWith, person, refusalOf } from '#test/support/people.ts'

async function open() {
  const app = await testApp()
  const [ann, bob, rob, cas] = [
    await person(app, 'Ann'),
    await person(app, 'Bob'),
    await person(app, 'Rob'),
    await person(app, 'Cas'),
  ]
  const id = await dossierWith(app, [
    [ann, 'manager'],
    [bob, 'writer'],
    [rob, 'reader'],
  ])
  return { app, ann, bob, rob, cas, id }
}

describe('making a document', () => {
  test('empty, or from Markdown, HTML or text', async () => {
    const { bob, id } = await open()
    const empty = await bob.post(`/dossiers/${id}/documents`, { title: 'Leeg' })
    expect(empty.status).toBe(201)
    expect(documentDetail.parse(await empty.json())).toMatchObject({
      title: 'Leeg',
      role: 'writer',
      mayWrite: true,
      dossierTitle: 'Water',
    })
    for (const [format, body] of [
      ['markdown', '# Kop\n\nTekst'],
      ['html', '<h1>Kop</h1><p>Tekst</p><script>alert(1)</script>'],
    ] as const) {
      const made = documentDetail.parse(
        await (await bob.post(`/dossiers/${id}/documents`, { title: format, content: { format, body } })).json(),
      )
      const html = await (await bob.get(`/documents/${made.id}/content?format=html`)).text()
      expect(html.replaceAll(/\s/gu, '')).toMatch(/<h1[^>]*>Kop<\/h1><p[^>]*>Tekst<\/p>/u)
      expect(html).not.toContain('script')
    }
  })

  test('a reader may not; to a stranger the dossier is not there; wrong input is told by field', async () => {
    const { bob, rob, cas, id } = await open()
    expect(await refusalOf(await rob.post(`/dossiers/${id}/documents`, { title: 'X' }))).toBe('403 not-allowed')
    expect(await refusalOf(await cas.post(`/dossiers/${id}/documents`, { title: 'X' }))).toBe('404 not-found')
    const wrong = await bob.post(`/dossiers/${id}/documents`, { content: { format: 'docx', body: '' } })
    expect(await wrong.json()).toMatchObject({ fields: [{ path: 'title' }, { path: 'content.format' }] })
  })

  test('when its text cannot be stored there is no document, and no act', async () => {
    const { app, bob, id } = await open()
    app.sync.failWith = Object.assign(new Error('database or disk is full'), { errcode: 13 })
    const input = { title: 'X', content: { format: 'text', body: 'tekst' } }
    expect(await refusalOf(await bob.post(`/dossiers/${id}/documents`, input))).toBe('507 storage-full')
    expect(await (await bob.get(`/dossiers/${id}/documents`)).json()).toEqual({ items: [] })
    expect(
      await app.parts.db.selectFrom('acts').select('seq').where('action', '=', 'document.create').execute(),
    ).toEqual([])
  })

  test('until its text is on disk it is there for nobody; the next start takes away what was not', async () => {
    const { app, ann, bob, id } = await open()
    const { promise: stored, resolve: store } = Promise.withResolvers<void>()
    const { promise: asked, resolve: ask } = Promise.withResolvers<string>()
    const append = app.sync.append.bind(app.sync)
    app.sync.append = async (documentId, update, author) => {
      ask(documentId)
      await stored
      await append(documentId, update, author)
    }
    const content = { format: 'text', body: 'tekst' }
    const answer = bob.post(`/dossiers/${id}/documents`, { title: 'Onderweg', content })
    const documentId = await asked
    for (const path of [`/documents/${documentId}`, `/documents/${documentId}/content`]) {
      expect(await refusalOf(await ann.get(path))).toBe('404 not-found')
    }
    expect(await (await ann.get(`/dossiers/${id}/documents`)).json()).toEqual({ items: [] })
    expect(await (await ann.get(`/dossiers/${id}`)).json()).toMatchObject({ documentCount: 0 })
    expect(await (await ann.get('/search?q=onderweg')).json()).toMatchObject({ documents: [] })
    const rows = () => app.parts.db.selectFrom('documents').select('id').execute()
    expect(await rows()).toHaveLength(1)
    store()
    expect((await answer).status).toBe(201)
    await dropUnready(app.parts.db)
    expect(await rows()).toEqual([{ id: documentId }])
    expect((await ann.get(`/documents/${documentId}`)).status).toBe(200)
  })

  test('an import may be long, other bodies not', async () => {
    const { ann, bob, id } = await open()
    const content = { format: 'text', body: 'water en bodem\n\n'.repeat(10_000) }
    expect((await bob.post(`/dossiers/${id}/documents`, { title: 'Lang', content })).status).toBe(201)
    expect(await refusalOf(await ann.patch(`/dossiers/${id}`, { question: 'a'.repeat(100_000) }))).toBe('413 too-large')
  })
})

describe('a document', () => {
  test('is renamed, archived and restored by who may write; an archived one takes no text', async () => {
    const { app, ann, bob, rob, cas, id } = await open()
    const documentId = await documentIn(app, id, ann)
    app.sync.open(documentId, bob.id)
    expect(await refusalOf(await rob.patch(`/documents/${documentId}`, { title: 'X' }))).toBe('403 not-allowed')
    expect(await refusalOf(await cas.patch(`/documents/${documentId}`, { title: 'X' }))).toBe('404 not-found')
    const renamed = await bob.patch(`/documents/${documentId}`, { title: 'Nota over water' })
    expect(documentDetail.parse(await renamed.json()).title).toBe('Nota over water')
    expect(app.sync.told).toEqual([[documentId, 'document', documentId]])
    const archived = documentDetail.parse(
      await (await bob.patch(`/documents/${documentId}`, { archived: true })).json(),
    )
    expect(archived).toMatchObject({ archivedAt: app.clock.instant, mayWrite: false })
    expect(app.sync.reconsidered).toEqual([{ documentId, userId: bob.id }])
    expect(await refusalOf(await bob.patch(`/documents/${documentId}`, { title: 'Y' }))).toBe('409 archived')
    expect(documentList.parse(await (await rob.get(`/dossiers/${id}/documents`)).json()).items).toEqual([])
    expect(
      documentList.parse(await (await rob.get(`/dossiers/${id}/documents?archived=true`)).json()).items,
    ).toHaveLength(1)
    expect((await bob.patch(`/documents/${documentId}`, { archived: false, title: 'Y' })).status).toBe(200)
  })

  test('tells a reader that he may not write', async () => {
    const { app, ann, rob, cas, id } = await open()
    const documentId = await documentIn(app, id, ann)
    expect(documentDetail.parse(await (await rob.get(`/documents/${documentId}`)).json())).toMatchObject({
      role: 'reader',
      mayWrite: false,
    })
    expect(await refusalOf(await cas.get(`/documents/${documentId}`))).toBe('404 not-found')
  })
})

describe('the content', () => {
  test('is served so that nothing in it can run', async () => {
    const { app, ann, rob, id } = await open()
    const documentId = await documentIn(app, id, ann, 'Water: "bodem" <1>')
    const answer = await rob.get(`/documents/${documentId}/content?format=html`)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/u)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Water-%20-bodem-%20-1-.html")
    const json = await rob.get(`/documents/${documentId}/content`)
    expect(json.headers.get('content-type')).toBe('application/json')
    expect(await json.json()).toMatchObject({ type: 'doc' })
    expect(await refusalOf(await rob.get(`/documents/${documentId}/content?format=docx`))).toBe('400 invalid-input')
  })

  test('says the numbers of headings and paragraphs when the document has them on', async () => {
    const { bob, rob, id } = await open()
    const content = { format: 'markdown', body: '# Voorstel\n\n## Financiële gevolgen\n\nDe kosten.\n' }
    const made = await bob.post(`/dossiers/${id}/documents`, { title: 'Nota', content })
    const { id: documentId } = documentDetail.parse(await made.json())
    const text = async () => await (await rob.get(`/documents/${documentId}/content?format=text`)).text()
    expect(await text()).toBe('Voorstel\n\nFinanciële gevolgen\n\nDe kosten.\n')
    await bob.patch(`/documents/${documentId}`, { numbered: true })
    expect(await text()).toBe('1 Voorstel\n\n1.1 Financiële gevolgen\n\n[1.1, alinea 1] De kosten.\n')
    await bob.patch(`/documents/${documentId}`, { numbered: false })
    expect(await text()).not.toContain('1')
  })

  test('has a file name whatever the title is: cut between whole characters, nothing that turns the writing round', async () => {
    const { app, ann, rob, id } = await open()
    const cut = await documentIn(app, id, ann, `${'a'.repeat(99)}😀😀`)
    const long = await rob.get(`/documents/${cut}/content?format=text`)
    expect(long.status).toBe(200)
    expect(long.headers.get('content-disposition')).toMatch(/''a{99}\.txt$/u)
    const turned = await documentIn(app, id, ann, 'nota\u202Exslx.exe')
    const answer = await rob.get(`/documents/${turned}/content?format=text`)
    expect(answer.headers.get('content-disposition')).toMatch(/''nota-xslx\.exe\.txt$/u)
  })

  test('taking it is written down once for each form and ten minutes, and makes nobody heard', async () => {
    const { app, ann, rob, id } = await open()
    const documentId = await documentIn(app, id, ann)
    const take = (format: string) => rob.get(`/documents/${documentId}/content?format=${format}`)
    await take('html')
    await take('html')
    await take('text')
    app.clock.forward({ minutes: 11 })
    await take('html')
    const rows = await app.parts.db
      .selectFrom('acts')
      .select('details')
      .where('action', '=', 'document.export')
      .orderBy('seq')
      .execute()
    expect(rows.map((row) => row.details)).toEqual(['{"format":"html"}', '{"format":"text"}', '{"format":"html"}'])
    const dossier = await app.parts.db.selectFrom('dossiers').select('last_activity_at').executeTakeFirst()
    expect(dossier?.last_activity_at).toBe('2026-11-24T09:00:00.000Z')
  })
})
