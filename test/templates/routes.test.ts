import { describe, expect, test } from 'vitest'
import { emptyParts } from '#shared/templates/rules.ts'
import { loadTemplates } from '#server/templates/load.ts'
import { shippedTemplates } from '#server/templates/shipped/shipped.ts'
import { dossierWith, person, refusalOf } from '#test/support/people.ts'
import { testApp } from '#test/support/app.ts'

const content = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: 'kop', level: 2 }, content: [{ type: 'text', text: 'Kern' }] },
    { type: 'paragraph' },
  ],
}
const guidance = [{ block: 'kop', title: 'Kern', required: true, ghost: 'Schrijf', help: '' }]
const version = (basedOn: number, more: object = {}) => ({
  basedOn,
  name: 'Nota',
  purpose: 'Kort',
  content,
  guidance,
  ...more,
})

async function place() {
  const app = await testApp()
  const admin = await person(app, 'Ada', { isAdmin: true })
  const writer = await person(app, 'Wies')
  return { app, admin, writer, dossierId: await dossierWith(app, [[writer, 'writer']]) }
}

describe('templates', () => {
  test('everybody with an account sees them, free text first; nobody without one', async () => {
    const { app, writer } = await place()
    const { items } = await (await writer.get('/templates')).json()
    expect(items).toHaveLength(shippedTemplates.length)
    expect(items[0]).toEqual({
      key: 'blank',
      version: 1,
      name: 'Vrije tekst',
      purpose: 'Een leeg blad.',
      retired: false,
    })
    const whole = await (await writer.get('/templates/oplegnotitie/versions/1')).json()
    expect(whole).toMatchObject({ key: 'oplegnotitie', version: 1, createdBy: null })
    expect(await refusalOf(await app.send('GET', '/templates'))).toBe('401 not-signed-in')
    for (const path of [
      '/templates/x',
      '/templates/x/versions',
      '/templates/blank/versions/2',
      '/templates/blank/versions/x',
    ]) {
      expect(await refusalOf(await writer.get(path))).toBe('404 not-found')
    }
  })

  test('an administrator makes a new version; the old one stays as it was', async () => {
    const { app, admin, writer } = await place()
    const response = await admin.post('/templates/brief/versions', version(1, { name: 'Brief van ons' }))
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      version: 2,
      name: 'Brief van ons',
      createdBy: { name: 'Ada' },
      guidance,
    })
    const old = await (await writer.get('/templates/brief/versions/1')).json()
    expect(old).toMatchObject({ version: 1, name: 'Brief', createdBy: null })
    const { items } = await (await writer.get('/templates/brief/versions')).json()
    expect(items.map((item: { version: number }) => item.version)).toEqual([2, 1])
    const acts = await app.parts.db
      .selectFrom('acts')
      .select(['action', 'object_id'])
      .where('object_kind', '=', 'template')
      .execute()
    expect(acts).toEqual([{ action: 'template.change', object_id: 'brief' }])
  })

  test('a version that is not based on the newest is refused: nobody overwrites another', async () => {
    const { admin } = await place()
    await admin.post('/templates/brief/versions', version(1))
    const refused = await admin.post('/templates/brief/versions', version(1, { name: 'Brief van mij' }))
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'changed-meanwhile',
      conflict: {
        version: 2,
        yours: { name: 'Brief van mij' },
        theirs: { version: 2, name: 'Nota', guidance },
      },
    })
    expect(await refusalOf(await admin.post('/templates/nieuw/versions', version(3)))).toBe('409 changed-meanwhile')
    expect((await admin.post('/templates/nieuw/versions', version(0))).status).toBe(201)
  })

  test('for nobody else there is such a thing as making one', async () => {
    const { app, writer } = await place()
    expect(await refusalOf(await writer.post('/templates/brief/versions', version(1)))).toBe('404 not-found')
    expect(await refusalOf(await app.send('POST', '/templates/brief/versions', version(1)))).toBe('401 not-signed-in')
  })

  test('content that is no document of ours is refused, and guidance about nothing', async () => {
    const { admin } = await place()
    const post = async (more: object) => await admin.post('/templates/nieuw/versions', version(0, more))
    let deep: object = { type: 'paragraph' }
    for (let depth = 0; depth < 500; depth += 1) deep = { type: 'blockquote', content: [deep] }
    const wrong = [
      { content: { type: 'doc', content: [{ type: 'script' }] } },
      { content: { type: 'doc', content: [{ type: 'listItem' }] } },
      { content: { type: 'paragraph' } },
      { content: { type: 'doc', content: 'x' } },
      { content: { type: 'doc', content: [deep] } },
      { content: 'x' },
      { content: { type: 'doc', content: [{ type: 'image', attrs: { src: null, alt: '' } }] } },
      { guidance: [{ ...guidance[0], block: 'weg' }] },
      { name: '' },
    ]
    for (const more of wrong) expect(await refusalOf(await post(more))).toBe('400 invalid-input')
    for (const key of ['Nieuw!', 'opties']) {
      expect(await refusalOf(await admin.post(`/templates/${key}/versions`, version(0)))).toBe('400 invalid-input')
    }
  })

  test('what is hostile in it is made harmless, and blocks get ids', async () => {
    const { admin } = await place()
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
    const paragraphs = [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [link] }] }]
    const saved = await (
      await admin.post(
        '/templates/nieuw/versions',
        version(0, { content: { type: 'doc', content: paragraphs }, guidance: [] }),
      )
    ).json()
    expect(JSON.stringify(saved.content)).not.toContain('javascript')
    expect(saved.content.content[0].attrs.id).toMatch(/^[\w-]+$/u)
  })

  test('with the product they come once; a changed one is left alone, another content is a version', async () => {
    const { app, admin } = await place()
    const { db } = app.parts
    expect(await loadTemplates(db, 0)).toBe(0)
    await admin.post('/templates/brief/versions', version(1))
    expect(await loadTemplates(db, 0)).toBe(0)
    await db.updateTable('template_versions').set({ name: 'Oud' }).where('template_key', '=', 'convenant').execute()
    expect(await loadTemplates(db, 0)).toBe(1)
    expect(await (await admin.get('/templates/convenant')).json()).toMatchObject({ version: 2, name: 'Convenant' })
  })
})

describe('a document that begins with a template', () => {
  test('has its headings, with their ids, and knows which version it was', async () => {
    const { writer, dossierId } = await place()
    const made = await writer.post(`/dossiers/${dossierId}/documents`, { title: 'Nota', template: 'beleidsvoorstel' })
    expect(made.status).toBe(201)
    const document = await made.json()
    expect(document.template).toEqual({ key: 'beleidsvoorstel', version: 1 })
    const template = await (await writer.get('/templates/beleidsvoorstel/versions/1')).json()
    const text = await (await writer.get(`/documents/${document.id}/content?format=json`)).json()
    expect(text).toEqual(template.content)
    expect(emptyParts(text, template).map((part) => part.title)).toContain('Dekking')
    const markdown = await (await writer.get(`/documents/${document.id}/content?format=markdown`)).text()
    expect(markdown).toContain('### Bedragen per laag en per jaar')
  })

  test('keeps its version when the template changes', async () => {
    const { admin, writer, dossierId } = await place()
    const make = async () =>
      await (await writer.post(`/dossiers/${dossierId}/documents`, { title: 'Nota', template: 'brief' })).json()
    const before = await make()
    await admin.post('/templates/brief/versions', version(1))
    expect((await make()).template).toEqual({ key: 'brief', version: 2 })
    expect((await (await writer.get(`/documents/${before.id}`)).json()).template).toEqual({ key: 'brief', version: 1 })
  })

  test('that is free text is empty, as before', async () => {
    const { writer, dossierId } = await place()
    const made = await (await writer.post(`/dossiers/${dossierId}/documents`, { title: 'Nota' })).json()
    expect(made.template).toEqual({ key: 'blank', version: 1 })
    const text = await (await writer.get(`/documents/${made.id}/content?format=text`)).text()
    expect(text.trim()).toBe('')
  })

  test('with content of its own has that, and is told by its headings what is empty', async () => {
    const { writer, dossierId } = await place()
    const body = {
      title: 'Nota',
      template: 'brief',
      content: { format: 'markdown', body: '## Aan\n\nDe VNG\n\n## Onderwerp' },
    }
    const made = await (await writer.post(`/dossiers/${dossierId}/documents`, body)).json()
    const text = await (await writer.get(`/documents/${made.id}/content?format=json`)).json()
    const template = await (await writer.get('/templates/brief')).json()
    expect(emptyParts(text, template).map(({ title, state }) => `${title} ${state}`)).toEqual([
      'Onderwerp empty',
      'Boodschap missing',
      'Wat er nu gebeurt missing',
    ])
  })

  test('is not made with a template that is not there or not offered any more', async () => {
    const { admin, writer, dossierId } = await place()
    await admin.post('/templates/brief/versions', version(1, { retired: true }))
    for (const template of ['nergens', 'brief', 'A B', 7]) {
      const response = await writer.post(`/dossiers/${dossierId}/documents`, { title: 'Nota', template })
      expect(await refusalOf(response)).toBe('400 invalid-input')
    }
    const { items } = await (await writer.get('/templates')).json()
    expect(items.map((item: { key: string }) => item.key)).not.toContain('brief')
    const { items: retired } = await (await writer.get('/templates?retired=true')).json()
    expect(retired).toHaveLength(1)
  })
})
