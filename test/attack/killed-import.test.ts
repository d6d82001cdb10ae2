import { expect, test } from 'vitest'
import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { dropUnready, insertDocument } from '#server/documents/store.ts'
import { liveApp } from '#test/support/live-app.ts'
import { documentIn, dossierWith, employers, person, refusalOf } from '#test/support/people.ts'

test('a server that is killed while it imports leaves nothing: not the document, and nothing of it in the log', async () => {
  const app = await liveApp()
  const { db, clock } = app.parts
  const ann = await person(app, 'Ann')
  const id = await dossierWith(app, [[ann, 'manager']])
  const kept = await documentIn(app, id, ann)
  // as it is between the log's commit and the answer
  const half = { id: 'half', dossierId: id, title: 'Half', template: 'blank', createdBy: ann.id, isReady: false }
  await insertDocument(db, half, clock())
  const author = { userId: ann.id, organisationCode: employers.gemeente, address: 'test' }
  await app.sync.append('half', contentToUpdate('text', 'halverwege'), author)
  await app.sync.append(kept, contentToUpdate('text', 'blijft'), author)
  expect(await refusalOf(await ann.get('/documents/half'))).toBe('404 not-found')
  await dropUnready(db)
  for (const table of ['document_updates', 'document_clients'] as const) {
    const rows = await db.selectFrom(table).select('document_id').execute()
    expect(new Set(rows.map((row) => row.document_id))).toEqual(new Set([kept]))
  }
})
