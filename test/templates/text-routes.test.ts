import { describe, expect, test } from 'vitest'
import { templateDraft, templateText, templateVersion, type TemplateDraft } from '#shared/templates/schema.ts'
import { testApp } from '#test/support/app.ts'
import { person, refusalOf, type TestPerson } from '#test/support/people.ts'

const KEY = 'beleidsvoorstel'

async function place() {
  const app = await testApp()
  const admin = await person(app, 'Ada', { isAdmin: true })
  const writer = await person(app, 'Wies')
  const before = templateVersion.parse(await (await admin.get(`/templates/${KEY}`)).json())
  const { markdown } = templateText.parse(await (await admin.get(`/templates/${KEY}/text`)).json())
  return { app, admin, writer, before, markdown }
}

const draft = async (by: TestPerson, markdown: string, key = KEY): Promise<TemplateDraft> =>
  templateDraft.parse(await (await by.post(`/templates/${key}/drafts`, { markdown })).json())

describe('the text of a template', () => {
  test('there and back is the same content: ids, empty lines, header columns', async () => {
    const { admin, before, markdown } = await place()
    expect(markdown).toContain('## Samenvatting')
    const { content } = await draft(admin, markdown)
    // what a server fills in (an attribute's default) is no difference
    const stored = await admin.post(`/templates/${KEY}/versions`, { ...facts(before), content })
    expect(stored.status).toBe(201)
    const again = await draft(admin, markdown)
    expect(shape(again.content)).toEqual(shape(before.content))
    expect(JSON.stringify(again.content)).toContain('tableHeader')
  })

  test('a renamed heading keeps its id, a new one gets one and a line to write on', async () => {
    const { admin, before, markdown } = await place()
    const changed = markdown.replace('## Aanleiding', '## Waarom nu').replace('## Doel', '## Grondslag\n\n## Doel')
    const { content, headings } = await draft(admin, changed)
    const idOf = (title: string) => headings.find((each) => each.title === title)?.block
    expect(idOf('Waarom nu')).toBe('aanleiding')
    expect(idOf('Doel')).toBe('doel')
    expect(idOf('Grondslag')).toMatch(/^[\w-]{12}$/u)
    const at = (content.content ?? []).findIndex((node) => node.attrs?.['id'] === idOf('Grondslag'))
    expect(content.content?.[at + 1]).toMatchObject({ type: 'paragraph' })
    expect((await admin.post(`/templates/${KEY}/versions`, { ...facts(before), content })).status).toBe(201)
  })

  test('a heading that is gone is gone, and guidance about it is refused', async () => {
    const { admin, before, markdown } = await place()
    const { content, headings } = await draft(admin, markdown.replace('## Doel\n', ''))
    expect(headings.map(({ block }) => block)).not.toContain('doel')
    const refused = await admin.post(`/templates/${KEY}/versions`, { ...facts(before), content })
    expect(await refusalOf(refused)).toBe('400 invalid-input')
  })

  test('a new template has no earlier one; hostile HTML in it comes to nothing', async () => {
    const { admin } = await place()
    const { content, headings } = await draft(admin, '# Nieuw\n\n<script>alert(1)</script>Tekst', 'nieuw')
    expect(headings).toMatchObject([{ title: 'Nieuw', level: 1 }])
    expect(JSON.stringify(content)).not.toMatch(/script|alert/u)
  })

  test('is for an administrator; of a template that is not there is none', async () => {
    const { app, admin, writer } = await place()
    expect(await refusalOf(await writer.get(`/templates/${KEY}/text`))).toBe('404 not-found')
    expect(await refusalOf(await writer.post(`/templates/${KEY}/drafts`, { markdown: '' }))).toBe('404 not-found')
    expect(await refusalOf(await app.send('GET', `/templates/${KEY}/text`))).toBe('401 not-signed-in')
    expect(await refusalOf(await admin.get('/templates/bestaat-niet/text'))).toBe('404 not-found')
    expect(await refusalOf(await admin.post(`/templates/${KEY}/drafts`, {}))).toBe('400 invalid-input')
  })
})

const facts = ({ version, name, purpose, guidance }: ReturnType<typeof templateVersion.parse>) => ({
  basedOn: version,
  name,
  purpose,
  guidance,
})

/** Types, ids and texts of the blocks, in order. */
const shape = (content: TemplateDraft['content']): string[] => {
  const id = content.attrs?.['id']
  const own = [content.type, typeof id === 'string' ? id : '', content.text ?? '']
  return [own.join(' '), ...(content.content ?? []).flatMap(shape)]
}
