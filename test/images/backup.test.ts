import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupTo } from '#server/admin/backup.ts'
import { checkDatabase } from '#server/admin/check.ts'
import { databaseFile } from '#server/db/connect.ts'
import { openSqlite } from '#server/db/node-sqlite.ts'
import { documentIn, dossierWith, person } from '#test/support/people.ts'
import { ownPage, temporaryFolder, testApp } from '#test/support/app.ts'
import { sample } from './samples.ts'

async function withImage() {
  const app = await testApp()
  const writer = await person(app, 'Wies')
  const documentId = await documentIn(app, await dossierWith(app, [[writer, 'manager']]), writer)
  const response = await app.app.request(`/api/v1/documents/${documentId}/images`, {
    method: 'POST',
    headers: { ...ownPage, Cookie: writer.cookie },
    body: sample('png'),
  })
  return { app, image: await response.json(), file: join(await temporaryFolder(), 'backup.sqlite') }
}

test('a backup made while the server runs holds the images', async () => {
  const { app, image, file } = await withImage()
  await backupTo(app.parts.config.dataDir, file, false)
  const database = openSqlite(file)
  const row = database.prepare('select content from image_bytes where image_id = ?').get(image.id)
  database.close()
  expect(Buffer.from(row?.['content'] as Uint8Array)).toEqual(Buffer.from(sample('png')))
})

test('an image whose bytes changed is found by the check', async () => {
  const { app, image } = await withImage()
  const file = databaseFile(app.parts.config.dataDir)
  expect(checkDatabase(file)).toEqual([])
  await app.parts.db
    .updateTable('image_bytes')
    .set({ content: new Uint8Array([1]) })
    .execute()
  expect(checkDatabase(file)).toEqual([expect.stringContaining(`Image ${image.id} of document`)])
  await app.parts.db.deleteFrom('image_bytes').execute()
  expect(checkDatabase(file)).toHaveLength(1)
})
