import { describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate, XmlElement } from 'yjs'
import { IMAGE_RETENTION_DAYS } from '#shared/images/retention.ts'
import { imageOf } from '#server/images/store.ts'
import { removeUnusedImages } from '#server/images/retention.ts'
import { documentIn, dossierWith, person } from '#test/support/people.ts'
import { ownPage, testApp } from '#test/support/app.ts'
import { sample } from './samples.ts'

const nowhere = () => Promise.resolve([])

/** A document with one image uploaded, and a Yjs document whose text the server has. */
async function place() {
  const app = await testApp()
  const writer = await person(app, 'Wies')
  const documentId = await documentIn(app, await dossierWith(app, [[writer, 'manager']]), writer)
  const response = await app.app.request(`/api/v1/documents/${documentId}/images`, {
    method: 'POST',
    headers: { ...ownPage, Cookie: writer.cookie },
    body: sample('png'),
  })
  const image = await response.json()
  const doc = new Doc()
  const author = { userId: writer.id, organisationCode: 'gm0344' }
  const save = () => app.sync.append(documentId, encodeStateAsUpdate(doc), author)
  const show = async () => {
    const node = new XmlElement('image')
    node.setAttribute('src', image.url)
    // as y-tiptap stores what is no string
    node.setAttribute('big', 12n as unknown as string)
    doc.getXmlFragment('content').insert(0, [node])
    await save()
  }
  const hide = async () => {
    doc.getXmlFragment('content').delete(0, 1)
    await save()
  }
  const isThere = async () => (await imageOf(app.parts.db, documentId, image.id)) !== undefined
  const round = (elsewhere: (id: string) => Promise<readonly string[]> = nowhere) =>
    removeUnusedImages(app.parts, elsewhere)
  return { app, writer, documentId, image, show, hide, isThere, round }
}

describe('a round of retention', () => {
  test('[IM2] an image that was never used goes after its term, with its bytes', async () => {
    const { app, isThere, round } = await place()
    app.clock.forward({ days: IMAGE_RETENTION_DAYS })
    expect(await round()).toBe(0)
    app.clock.forward({ days: 1 })
    expect(await round()).toBe(1)
    expect(await isThere()).toBe(false)
    expect(await app.parts.db.selectFrom('image_bytes').selectAll().execute()).toEqual([])
  })

  test('[IM1, IM3] one in the text stays, and its term begins when it has gone from it', async () => {
    const { app, show, hide, isThere, round } = await place()
    await show()
    app.clock.forward({ days: 1000 })
    expect(await round()).toBe(0)
    await hide()
    expect(await round()).toBe(0)
    app.clock.forward({ days: IMAGE_RETENTION_DAYS - 1 })
    await show()
    expect(await round()).toBe(0)
    await hide()
    app.clock.forward({ days: 2 })
    expect(await round()).toBe(0)
    expect(await isThere()).toBe(true)
    app.clock.forward({ days: IMAGE_RETENTION_DAYS + 1 })
    expect(await round()).toBe(1)
  })

  test('[IM1] one that a stored version shows stays', async () => {
    const { app, documentId, image, isThere, round } = await place()
    app.clock.forward({ days: 1000 })
    const versions = (id: string) => Promise.resolve(id === documentId ? [`{"src":"${image.url}"}`] : [])
    expect(await round(versions)).toBe(0)
    expect(await isThere()).toBe(true)
  })

  test('[IM4] one that an entry of the log names since its term began starts over, also when no round saw it', async () => {
    const { app, writer, documentId, image, isThere, round } = await place()
    const entry = (seq: number, text: string) => ({
      document_id: documentId,
      seq,
      user_id: writer.id,
      organisation_code: 'gm0344',
      received_at: app.clock.instant,
      update_bytes: Buffer.from(text),
      hash: Buffer.from('x'),
    })
    const { db } = app.parts
    app.clock.forward({ days: 1 })
    await db
      .insertInto('document_updates')
      .values([entry(1, `x${image.id}x`), entry(2, 'x')])
      .execute()
    app.clock.forward({ days: 1000 })
    expect(await round()).toBe(0)
    expect(await isThere()).toBe(true)
    app.clock.forward({ days: IMAGE_RETENTION_DAYS + 1 })
    expect(await round()).toBe(1)
  })

  test('an image of another document is not its business', async () => {
    const { app, writer, isThere, round, show } = await place()
    await show()
    const other = await documentIn(app, await dossierWith(app, [[writer, 'manager']]), writer)
    await app.app.request(`/api/v1/documents/${other}/images`, {
      method: 'POST',
      headers: { ...ownPage, Cookie: writer.cookie },
      body: sample('jpeg'),
    })
    app.clock.forward({ days: IMAGE_RETENTION_DAYS + 1 })
    expect(await round()).toBe(1)
    expect(await isThere()).toBe(true)
  })
})
