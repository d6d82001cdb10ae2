import { describe, expect, test } from 'vitest'
import { person, refusalOf } from '#test/support/people.ts'
import { place } from './place.ts'

describe('finding', () => {
  test('documents by their text and title, with a piece of the text; the title counts most', async () => {
    const { writer, reader, mine, indexed, find, titles } = await place()
    await indexed(mine, writer, 'Nota', 'De polder zakt. Het **waterschap** geeft advies over de bódem.')
    await indexed(mine, writer, 'Waterschapsadvies', 'Iets anders.')
    expect(await titles(reader, 'watersch')).toEqual(['Waterschapsadvies', 'Nota'])
    const { documents } = await find(reader, 'bodem advies')
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({
      title: 'Nota',
      dossierTitle: 'Wonen aan het water',
      archived: false,
      favourite: false,
    })
    expect(documents[0].snippet.filter((part: { hit: boolean }) => part.hit)).toEqual([
      { text: 'advies', hit: true },
      { text: 'bódem', hit: true },
    ])
  })

  test('titles also by a word inside a word, after what answers as it is', async () => {
    const { writer, stranger, mine, theirs, indexed, find, titles } = await place()
    await indexed(mine, writer, 'Veenbodemnota', 'Over veen.')
    await indexed(mine, writer, 'Brief', 'Over de bodem.')
    await indexed(theirs, stranger, 'Zandbodem', 'Geheim.')
    expect(await titles(writer, 'bodem')).toEqual(['Brief', 'Veenbodemnota'])
    expect((await find(writer, 'onen')).dossiers).toMatchObject([{ id: mine }])
  })

  test('dossiers, headings, people and organisations, without diacritics', async () => {
    const { writer, mine, indexed, find } = await place()
    const id = await indexed(
      mine,
      writer,
      'Nota',
      '## Financiële gevolgen\n\nVeel.\n\n### Wonen in Súdwest-Fryslân\n\nMooi.',
    )
    expect((await find(writer, 'financiele')).headings).toMatchObject([
      { documentId: id, documentTitle: 'Nota', level: 2, text: 'Financiële gevolgen' },
    ])
    expect((await find(writer, 'wonen')).dossiers).toMatchObject([{ id: mine, title: 'Wonen aan het water' }])
    expect((await find(writer, 'rene')).people).toMatchObject([{ name: 'René' }])
    const { organisations, headings } = await find(writer, 'sudwest')
    expect(organisations[0].name).toContain('Súdwest-Fryslân')
    expect(headings[0].text).toBe('Wonen in Súdwest-Fryslân')
    expect(await find(writer, '...')).toEqual({
      dossiers: [],
      documents: [],
      headings: [],
      people: [],
      organisations: [],
    })
  })

  test('only in one document', async () => {
    const { writer, mine, indexed, find } = await place()
    const one = await indexed(mine, writer, 'Een', '## Water\n\nx')
    await indexed(mine, writer, 'Twee', '## Water\n\nx')
    const found = await find(writer, 'water', `&document=${one}`)
    expect(found.headings.map((each: { documentId: string }) => each.documentId)).toEqual([one])
    expect(found).toMatchObject({ documents: [{ id: one }], dossiers: [], people: [], organisations: [] })
  })

  test('nothing of what one may not see, and nothing any more when the right has gone', async () => {
    const { app, writer, reader, stranger, mine, theirs, indexed, find, titles } = await place()
    const secret = await indexed(theirs, stranger, 'Waterplan', '## Waterkop\n\nGeheim water.')
    await indexed(mine, writer, 'Nota', 'Ons water.')
    expect(await find(writer, 'geheim')).toEqual({
      dossiers: [],
      documents: [],
      headings: [],
      people: [],
      organisations: [],
    })
    expect(await titles(writer, 'water')).toEqual(['Nota'])
    expect(await titles(writer, 'water', `&document=${secret}`)).toEqual([])
    expect(await titles(reader, 'water')).toEqual(['Nota'])
    await writer.delete(`/dossiers/${mine}/members/${reader.id}`)
    expect(await titles(reader, 'water')).toEqual([])
    await writer.put(`/dossiers/${mine}/organisations/mnre1034`, { role: 'reader' })
    expect(await titles(reader, 'water')).toEqual(['Nota'])
    expect(await refusalOf(await app.send('GET', '/search?q=water'))).toBe('401 not-signed-in')
  })

  test('an administrator finds no more than others, also while he looks into a dossier', async () => {
    const { app, writer, mine, indexed, titles } = await place()
    const admin = await person(app, 'Ada', { isAdmin: true })
    await indexed(mine, writer, 'Nota', 'Ons water.')
    await admin.post('/inspections', { dossierId: mine, reason: 'hulp' })
    expect(await titles(admin, 'water')).toEqual([])
  })

  test('what is archived is found only when one looks for it', async () => {
    const { writer, mine, indexed, titles } = await place()
    const id = await indexed(mine, writer, 'Nota', 'Ons water.')
    await writer.patch(`/documents/${id}`, { archived: true })
    expect(await titles(writer, 'water')).toEqual([])
    expect(await titles(writer, 'water', '&archived=true')).toEqual(['Nota'])
  })

  test.each(['" OR "', 'NEAR(a b)', 'title:x', "'; drop table full_text; --", '*', '-', '^x', 'a AND NOT b', '\u0001'])(
    'words of the index’s own language are words: %s',
    async (q) => {
      const { writer } = await place()
      expect((await writer.get(`/search?q=${encodeURIComponent(q)}`)).status).toBe(200)
    },
  )

  test('a query that is too long is refused', async () => {
    const { writer } = await place()
    expect(await refusalOf(await writer.get(`/search?q=${'x'.repeat(201)}`))).toBe('400 invalid-input')
    expect(await refusalOf(await writer.get('/search'))).toBe('400 invalid-input')
  })
})

describe('keeping at hand', () => {
  test('favourites are one’s own, and go with the right to read', async () => {
    const { writer, reader, mine, indexed, find } = await place()
    const id = await indexed(mine, writer, 'Nota', 'water')
    expect((await reader.put(`/favourites/documents/${id}`)).status).toBe(204)
    expect((await reader.put(`/favourites/documents/${id}`)).status).toBe(204)
    const list = async (by = reader) => (await (await by.get('/favourites')).json()).items
    expect(await list()).toMatchObject([{ id, favourite: true }])
    expect(await list(writer)).toEqual([])
    expect((await find(reader, 'water')).documents[0].favourite).toBe(true)
    expect((await find(writer, 'water')).documents[0].favourite).toBe(false)
    await writer.delete(`/dossiers/${mine}/members/${reader.id}`)
    expect(await list()).toEqual([])
    expect((await reader.delete(`/favourites/documents/${id}`)).status).toBe(204)
    await writer.put(`/dossiers/${mine}/members/${reader.id}`, { role: 'reader' })
    expect(await list()).toEqual([])
  })

  test('what one opened last stands first, and only the last thirty are remembered', async () => {
    const { app, writer, mine, indexed } = await place()
    const ids: string[] = []
    for (let number = 0; number < 32; number += 1) ids.push(await indexed(mine, writer, `Nota ${number}`))
    for (const id of [...ids, ids[5] ?? '']) {
      app.clock.forward({ seconds: 1 })
      expect((await writer.put(`/recent/documents/${id}`)).status).toBe(204)
    }
    const { items } = await (await writer.get('/recent')).json()
    expect(items).toHaveLength(30)
    expect(items.slice(0, 2).map((item: { title: string }) => item.title)).toEqual(['Nota 5', 'Nota 31'])
  })

  test('of what one may not see there is nothing to keep', async () => {
    const { app, writer, stranger, theirs, indexed } = await place()
    const secret = await indexed(theirs, stranger, 'Plan')
    for (const path of [
      `/favourites/documents/${secret}`,
      `/recent/documents/${secret}`,
      '/recent/documents/nergens',
    ]) {
      expect(await refusalOf(await writer.put(path))).toBe('404 not-found')
      expect(await refusalOf(await app.send('PUT', path))).toBe('401 not-signed-in')
    }
    expect((await writer.delete('/favourites/documents/nergens')).status).toBe(204)
    expect(await refusalOf(await app.send('GET', '/recent'))).toBe('401 not-signed-in')
    expect(await refusalOf(await app.send('GET', '/favourites'))).toBe('401 not-signed-in')
  })
})
