import { contentToUpdate } from '#server/documents/convert/to-update.ts'
import { IndexUpdater } from '#server/search/update-index.ts'
import { dossierWith, documentIn, employers, person, type TestPerson } from '#test/support/people.ts'
import { testApp } from '#test/support/app.ts'

/** What somebody finds. */
const find = async (by: TestPerson, q: string, more = '') =>
  await (await by.get(`/search?q=${encodeURIComponent(q)}${more}`)).json()

/** Two dossiers of two people who know nothing of each other, a reader of the first, and the index. */
export async function place() {
  const app = await testApp()
  const writer = await person(app, 'Wies')
  const reader = await person(app, 'René', { organisation: employers.rijk })
  const stranger = await person(app, 'Vreemd', { organisation: employers.elsewhere })
  const mine = await dossierWith(
    app,
    [
      [writer, 'manager'],
      [reader, 'reader'],
    ],
    'Wonen aan het water',
  )
  const theirs = await dossierWith(app, [[stranger, 'manager']], 'Geheim water')
  const updater = new IndexUpdater(app.parts)
  const { db } = app.parts

  /** Writes Markdown at the end of a document, as the sync engine would: the text, an entry in the log, the change. */
  async function write(documentId: string, by: TestPerson, body: string): Promise<void> {
    const author = { userId: by.id, organisationCode: employers.gemeente }
    await app.sync.append(documentId, contentToUpdate('markdown', body), author)
    const { count } = await db
      .selectFrom('document_updates')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('document_updates')
      .values({
        document_id: documentId,
        seq: count + 1,
        user_id: by.id,
        organisation_code: employers.gemeente,
        received_at: app.clock.instant,
        update_bytes: new Uint8Array([0]),
        hash: new Uint8Array([0]),
      })
      .execute()
    await db.updateTable('documents').set({ changed_at: app.clock.instant }).where('id', '=', documentId).execute()
  }

  /** A document with a text that is settled and indexed. */
  async function indexed(dossierId: string, by: TestPerson, title: string, body = ''): Promise<string> {
    const id = await documentIn(app, dossierId, by, title)
    if (body) await write(id, by, body)
    app.clock.forward({ seconds: 5 })
    await updater.round()
    return id
  }
  const titles = async (by: TestPerson, q: string, more = ''): Promise<string[]> =>
    (await find(by, q, more)).documents.map((found: { title: string }) => found.title)

  return { app, writer, reader, stranger, mine, theirs, updater, write, indexed, find, titles }
}
