import { describe, expect, test } from 'vitest'
import { maxImageBytes } from '#shared/images/limits.ts'
import { documentIn, dossierWith, employers, person, refusalOf, type TestPerson } from '#test/support/people.ts'
import { ownPage, testApp, type TestApp } from '#test/support/app.ts'
import { asText, type Bytes, gifOf, latin1, pngOf, sample } from './samples.ts'

async function place() {
  const app = await testApp()
  const writer = await person(app, 'Wies')
  const reader = await person(app, 'Lena', { organisation: employers.rijk })
  const stranger = await person(app, 'Vreemd', { organisation: employers.elsewhere })
  const dossierId = await dossierWith(app, [
    [writer, 'manager'],
    [reader, 'reader'],
  ])
  const documentId = await documentIn(app, dossierId, writer)
  return { app, writer, reader, stranger, dossierId, documentId }
}

const upload = async (app: TestApp, by: TestPerson, documentId: string, body: Bytes) =>
  await app.app.request(`/api/v1/documents/${documentId}/images`, {
    method: 'POST',
    headers: { ...ownPage, Cookie: by.cookie, 'Content-Type': 'text/html' },
    body,
  })

describe('an image in a document', () => {
  test('is put there by a writer and seen by a reader, with its picture only', async () => {
    const { app, writer, reader, documentId } = await place()
    const response = await upload(app, writer, documentId, sample('jpeg'))
    expect(response.status).toBe(201)
    const image = await response.json()
    expect(image).toMatchObject({ documentId, type: 'image/jpeg', width: 6, height: 4, frames: 1 })
    expect(image.createdBy.name).toBe('Wies')
    const seen = await reader.get(image.url.replace('/api/v1', ''))
    expect(seen.status).toBe(200)
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400, immutable',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Cookie',
    })
    const bytes = new Uint8Array(await seen.arrayBuffer())
    expect(bytes.length).toBe(image.bytes)
    expect(asText(bytes)).not.toContain('ICC_PROFILE')
  })

  test('is what its bytes say, whatever the header says', async () => {
    const { app, writer, documentId } = await place()
    const response = await upload(app, writer, documentId, sample('webp'))
    expect(await response.json()).toMatchObject({ type: 'image/webp' })
  })

  test('the same picture again is the same image, and one act', async () => {
    const { app, writer, dossierId, documentId } = await place()
    const first = await (await upload(app, writer, documentId, sample('png'))).json()
    const again = await upload(app, writer, documentId, sample('png'))
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(first)
    const { items } = await (await writer.get(`/dossiers/${dossierId}/activity`)).json()
    expect(items.map((item: { action: string }) => item.action)).toEqual(['image.create'])
  })

  test('a refused image is told why, and leaves nothing', async () => {
    const { app, writer, documentId } = await place()
    const refused = async (bytes: Bytes) => await refusalOf(await upload(app, writer, documentId, bytes))
    expect(await refused(latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('415 image-svg')
    expect(await refused(latin1('hallo'))).toBe('415 image-type')
    expect(await refused(sample('png').slice(0, 60))).toBe('400 image-damaged')
    expect(await refused(new Uint8Array())).toBe('400 image-damaged')
    expect(await refused(pngOf(60_000, 60_000))).toBe('413 image-dimensions')
    expect(await refused(new Uint8Array(maxImageBytes + 1))).toBe('413 too-large')
    expect(await app.parts.db.selectFrom('images').selectAll().execute()).toEqual([])
  })

  test('is put nowhere by a reader, an unknown person, in an archived or an unknown document', async () => {
    const { app, writer, reader, stranger, documentId } = await place()
    expect(await refusalOf(await upload(app, reader, documentId, sample('png')))).toBe('403 not-allowed')
    expect(await refusalOf(await upload(app, stranger, documentId, sample('png')))).toBe('404 not-found')
    expect(await refusalOf(await upload(app, writer, 'nergens', sample('png')))).toBe('404 not-found')
    await writer.patch(`/documents/${documentId}`, { archived: true })
    expect(await refusalOf(await upload(app, writer, documentId, sample('png')))).toBe('409 archived')
  })

  test('is not there for who may not read the document, and goes with the right to read it', async () => {
    const { app, writer, reader, stranger, dossierId, documentId } = await place()
    const { id } = await (await upload(app, writer, documentId, sample('png'))).json()
    const path = `/documents/${documentId}/images/${id}`
    expect(await refusalOf(await stranger.get(path))).toBe('404 not-found')
    expect(await refusalOf(await app.send('GET', path))).toBe('401 not-signed-in')
    expect((await reader.get(path)).status).toBe(200)
    await writer.delete(`/dossiers/${dossierId}/members/${reader.id}`)
    expect(await refusalOf(await reader.get(path))).toBe('404 not-found')
  })

  test('of one document is not there in another, though its bytes are the same', async () => {
    const { app, writer, stranger, documentId } = await place()
    const theirs = await dossierWith(app, [[stranger, 'manager']])
    const other = await documentIn(app, theirs, stranger)
    const mine = await (await upload(app, writer, documentId, sample('png'))).json()
    const response = await upload(app, stranger, other, sample('png'))
    // as new as any: nothing says that somebody has it already
    expect(response.status).toBe(201)
    const same = await response.json()
    expect(same.id).not.toBe(mine.id)
    expect(await refusalOf(await stranger.get(`/documents/${other}/images/${mine.id}`))).toBe('404 not-found')
    expect(await refusalOf(await stranger.get(`/documents/${documentId}/images/${mine.id}`))).toBe('404 not-found')
    expect((await stranger.get(`/documents/${other}/images/${same.id}`)).status).toBe(200)
  })

  test('comes to a limit per document', async () => {
    const { app, writer, documentId } = await place()
    const { db } = app.parts
    const { id } = await (await upload(app, writer, documentId, gifOf(1))).json()
    await db
      .updateTable('images')
      .set({ byte_count: 500 * 1024 * 1024 })
      .where('id', '=', id)
      .execute()
    expect(await refusalOf(await upload(app, writer, documentId, sample('png')))).toBe('413 too-large')
  })
})
