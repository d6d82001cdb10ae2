import type { Kysely } from 'kysely'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { circleOfDocument, documentSeenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'

/** What a place in a document needs to be named: its title, and who may know of it (undefined: all in the dossier). */
export interface NamedDocument {
  readonly title: string
  readonly circle: Circle | undefined
}

/** These documents, by id. */
export async function namedDocuments(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, NamedDocument>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'title', 'visibility', 'raised_by', 'koepel'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { title: row.title, circle: circleOfDocument(row) }]))
}

/** Is this document in this dossier, for this viewer? */
export async function isDocumentIn(
  db: Kysely<Database>,
  { documentId, dossierId }: { documentId: string; dossierId: string },
  viewer: Viewer,
): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('id', '=', documentId)
    .where('dossier_id', '=', dossierId)
    .where(documentSeenBy(viewer))
    .executeTakeFirst()
  return row !== undefined
}

/** Title of a dossier that must be there: its standing was asked before. */
export async function dossierTitle(db: Kysely<Database>, id: string): Promise<string> {
  const { title } = await db.selectFrom('dossiers').select('title').where('id', '=', id).executeTakeFirstOrThrow()
  return title
}
