import { describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { IndexUpdater } from '#server/search/update-index.ts'
import { documentIn, dossierWith, employers, person } from '#test/support/people.ts'
import { liveApp } from '#test/support/live-app.ts'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { place } from './place.ts'

describe('keeping the index up', () => {
  test('a text is found once it is settled, not while it is being written', async () => {
    const { app, writer, mine, updater, write, titles } = await place()
    const id = await documentIn(app, mine, writer, 'Nota')
    await write(id, writer, 'polder')
    expect(await updater.round()).toBe(0)
    app.clock.forward({ seconds: 2 })
    await write(id, writer, 'dijk')
    app.clock.forward({ seconds: 2 })
    expect(await updater.round()).toBe(0)
    app.clock.forward({ seconds: 2 })
    expect(await updater.round()).toBe(1)
    expect(await titles(writer, 'polder dijk')).toEqual(['Nota'])
    expect(await updater.round()).toBe(0)
  })

  test('one that is written in without a pause is indexed every five minutes', async () => {
    const { app, writer, mine, updater, write, indexed, titles } = await place()
    const id = await indexed(mine, writer, 'Nota', 'begin')
    let rounds = 0
    for (let second = 0; second < 310; second += 2) {
      await write(id, writer, `woord${second}`)
      app.clock.forward({ seconds: 2 })
      rounds += await updater.round()
    }
    expect(rounds).toBe(1)
    expect(await titles(writer, 'woord100')).toEqual(['Nota'])
  })

  test('what was written, renamed or made before a restart is indexed after it', async () => {
    const { app, writer, mine, write, indexed, titles } = await place()
    const id = await indexed(mine, writer, 'Nota', 'polder')
    const other = await indexed(mine, writer, 'Brief', 'dijk')
    await write(id, writer, 'zeewering')
    await writer.patch(`/documents/${other}`, { title: 'Kustplan' })
    await documentIn(app, mine, writer, 'Nieuw')
    app.clock.forward({ seconds: 5 })
    expect(await new IndexUpdater(app.parts).round()).toBe(3)
    expect(await titles(writer, 'zeewering')).toEqual(['Nota'])
    expect(await titles(writer, 'kustplan')).toEqual(['Kustplan'])
    expect(await titles(writer, 'brief')).toEqual([])
    expect(await titles(writer, 'nieuw')).toEqual(['Nieuw'])
  })

  test('a change that was noted late is not missed', async () => {
    const { app, writer, mine, updater, write, indexed, titles } = await place()
    const id = await indexed(mine, writer, 'Nota', 'polder')
    await updater.round()
    app.clock.forward({ seconds: 60 })
    await updater.round()
    await write(id, writer, 'zeewering')
    // as old as the notes of who wrote lately allow
    const { db } = app.parts
    const late = new Date(app.clock.nowMs - 15_000).toISOString()
    await db.updateTable('documents').set({ changed_at: late }).where('id', '=', id).execute()
    app.clock.forward({ seconds: 5 })
    expect(await updater.round()).toBe(1)
    expect(await titles(writer, 'zeewering')).toEqual(['Nota'])
  })

  test('text that went from a document is found no more', async () => {
    const { app, writer, mine, updater, indexed, titles } = await place()
    await indexed(mine, writer, 'Nota', '## Polderkop')
    expect(await titles(writer, 'polderkop')).toEqual(['Nota'])
    const { db } = app.parts
    app.sync.read = () => Promise.resolve(encodeStateAsUpdate(new Doc()))
    await db.updateTable('search_states').set({ seq: 0 }).execute()
    app.clock.forward({ seconds: 5 })
    await updater.round()
    expect(await titles(writer, 'polderkop')).toEqual([])
    expect(await db.selectFrom('search_entries').select('kind').execute()).toEqual([{ kind: 'document' }])
  })

  test('a document that cannot be read does not keep others out, and is tried again', async () => {
    const { app, writer, mine, updater, write, titles } = await place()
    const broken = await documentIn(app, mine, writer, 'Kapot')
    const whole = await documentIn(app, mine, writer, 'Heel')
    await write(broken, writer, 'water')
    await write(whole, writer, 'water')
    const read = app.sync.read.bind(app.sync)
    app.sync.read = (id) => (id === broken ? Promise.reject(new Error('no')) : read(id))
    app.clock.forward({ seconds: 5 })
    expect(await updater.round()).toBe(1)
    expect(await titles(writer, 'water')).toEqual(['Heel'])
    app.sync.read = read
    expect(await updater.round()).toBe(1)
  })

  test('what the real sync engine has on disk is indexed', async () => {
    const app = await liveApp()
    const writer = await person(app, 'Wies')
    const id = await documentIn(app, await dossierWith(app, [[writer, 'manager']]), writer, 'Nota')
    const author = { userId: writer.id, organisationCode: employers.gemeente, address: 'test' }
    await app.sync.append(id, contentToUpdate('markdown', '## Kop\n\nDe polder zakt.'), author)
    const updater = new IndexUpdater({ ...app.parts, clock: () => Date.now() + 10_000 })
    expect(await updater.round()).toBe(1)
    const { documents, headings } = await (await writer.get('/search?q=polder')).json()
    expect(documents).toMatchObject([{ id, title: 'Nota' }])
    expect(headings).toEqual([])
    expect(await updater.round()).toBe(0)
  })
})
