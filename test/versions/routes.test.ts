import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { stateToContent } from '#server/documents/convert/from-state.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { readFrozen } from '#server/versions/freeze.ts'
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

  test('keep the numbers that headings and paragraphs had, whatever is chosen for the document later', async () => {
    const { app, at, documentId } = await tableOf()
    const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
    await app.sync.append(documentId, contentToUpdate('markdown', '## Voorstel\n\nEen zin.'), author)
    const freeze = async (): Promise<Loose> =>
      await json(at.bzk.post(`/documents/${documentId}/versions`, { name: 'v' }))
    const text = async ({ id }: Loose): Promise<string> =>
      await (await at.lezer.get(`/documents/${documentId}/versions/${id}/content?format=text`)).text()
    const plain = await freeze()
    await at.bzk.patch(`/documents/${documentId}`, { numbered: true })
    const numbered = await freeze()
    await at.bzk.patch(`/documents/${documentId}`, { numbered: false })
    expect([plain.numbered, await text(plain)]).toEqual([false, 'Voorstel\n\nEen zin.\n'])
    expect([numbered.numbered, await text(numbered)]).toEqual([true, '1 Voorstel\n\n[1, alinea 1] Een zin.\n'])
    expect(numbered.sha256).toBe(plain.sha256)
  })

  test('have the seq of the newest update in them, also when somebody writes while they are read', async () => {
    const { app, at, documentId } = await tableOf()
    const { db } = app.parts
    const written = async (seq: number) =>
      await db
        .insertInto('document_updates')
        .values({
          document_id: documentId,
          seq,
          user_id: at.bzk.id,
          organisation_code: 'mnre1034',
          received_at: app.clock.instant,
          update_bytes: new Uint8Array([0, 0]),
          hash: new Uint8Array(32),
        })
        .execute()
    await written(1)
    const states = [contentToUpdate('text', 'een'), contentToUpdate('text', 'een twee')]
    let reads = 0
    const sync = Object.assign(app.sync, {
      async read() {
        reads += 1
        // somebody's update comes in during the first reading
        if (reads === 1) await written(2)
        return states[Math.min(reads, 2) - 1] ?? new Uint8Array()
      },
    })
    const frozen = await readFrozen({ db, sync }, documentId)
    expect([frozen.seq, reads, frozen.content.includes('een twee')]).toEqual([2, 2, true])
  })

  test('of a long text are converted beside the requests of others, to the same bytes', async () => {
    const { app, at, documentId } = await tableOf()
    const author = { userId: at.bzk.id, organisationCode: 'mnre1034' }
    const update = contentToUpdate(
      'text',
      Array.from({ length: 2000 }, (_, index) => `Alinea ${index}, met een zin.`).join('\n\n'),
    )
    expect(update.length).toBeGreaterThan(64 * 1024)
    await app.sync.append(documentId, update, author)
    const run = { isDone: false, turns: 0 }
    const freezing = readFrozen(app.parts, documentId).finally(() => (run.isDone = true))
    while (!run.isDone) {
      run.turns += 1
      await setImmediate()
    }
    expect((await freezing).content).toBe(stateToContent(await app.sync.read(documentId), 'json'))
    // somebody else's request comes in between at each turn
    expect(run.turns).toBeGreaterThan(10)
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
