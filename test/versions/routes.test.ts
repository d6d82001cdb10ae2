import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { refusalOf } from '#test/support/people.ts'
import { json, type Loose, tableOf } from '#test/support/parties.ts'

describe('frozen versions', () => {
  test('hold what is on disk, with a hash over exactly those bytes, whatever is written afterwards', async () => {
    const { app, at, documentId, stranger } = await tableOf()
    const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
    await app.sync.append(documentId, contentToUpdate('markdown', '# Voorstel\n\nEen zin.'), author)
    const made = await json(at.provincie.post(`/documents/${documentId}/versions`, { name: '0.4 voor consultatie' }))
    expect(made).toMatchObject({ name: '0.4 voor consultatie', number: 1, actsFor: { code: 'pv26' } })
    await app.sync.append(documentId, contentToUpdate('markdown', 'Later.'), author)
    const content = `/documents/${documentId}/versions/${made.id}/content`
    const text = await (await at.lezer.get(content)).text()
    expect(createHash('sha256').update(text).digest('hex')).toBe(made.sha256)
    expect(text).toContain('Een zin.')
    expect(text).not.toContain('Later.')
    expect(await (await at.vng.get(`${content}?format=markdown`)).text()).toBe('# Voorstel\n\nEen zin.\n')
    expect((await at.vng.get(`${content}?format=html`)).headers.get('Content-Security-Policy')).toContain('sandbox')
    const second = await json(at.bzk.post(`/documents/${documentId}/versions`, { name: '0.5' }))
    const { items } = await json(at.lezer.get(`/documents/${documentId}/versions`))
    expect(items.map((each: Loose) => [each.number, each.id])).toEqual([
      [2, second.id],
      [1, made.id],
    ])
    expect(await refusalOf(await stranger.get(content))).toBe('404 not-found')
    expect(app.sync.told.map((each) => each[1])).toEqual(['version', 'version'])
  })

  test('are made by writers only, with a name, and asked by their own document', async () => {
    const { at, documentId, stranger } = await tableOf()
    const all = `/documents/${documentId}/versions`
    expect(await refusalOf(await at.vng.post(all, { name: '1' }))).toBe('403 not-allowed')
    expect(await refusalOf(await at.bzk.post(all, { name: '' }))).toBe('400 invalid-input')
    expect(await refusalOf(await stranger.get(all))).toBe('404 not-found')
    expect(await refusalOf(await at.bzk.get(`${all}/none/content`))).toBe('404 not-found')
  })
})
