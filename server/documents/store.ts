import type { Kysely, Selectable } from 'kysely'
import type { DocumentDetail, DocumentSummary } from '#shared/documents/schema.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { circleOfDocument, documentSeenBy, optionalCircleColumns } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { DocumentsTable } from '#server/db/tables/dossiers.ts'
import { toInstant } from '#server/lib/clock.ts'

type DocumentRow = Selectable<DocumentsTable>

export async function insertDocument(
  db: Kysely<Database>,
  document: {
    id: string
    dossierId: string
    title: string
    template: string
    templateVersion?: number | null
    createdBy: string
    /** Who sees it; not given: everybody in the dossier. */
    circle?: Circle
    /** Whoever may comment writes in it. */
    coWritten?: boolean
    /** False: there for nobody until {@link makeReady}. */
    isReady?: boolean
  },
  nowMs: number,
): Promise<void> {
  const now = toInstant(nowMs)
  await db
    .insertInto('documents')
    .values({
      id: document.id,
      dossier_id: document.dossierId,
      title: document.title,
      template: document.template,
      template_version: document.templateVersion ?? null,
      created_at: now,
      created_by: document.createdBy,
      changed_at: now,
      archived_at: null,
      is_ready: document.isReady === false ? 0 : 1,
      co_written: document.coWritten === true ? 1 : 0,
      ...optionalCircleColumns(document.circle),
    })
    .execute()
}

/** Its first text is on disk: from now on the document is there. */
export async function makeReady(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('documents').set({ is_ready: 1 }).where('id', '=', id).execute()
}

/**
 * Takes back documents that never became ready, with what the log has of them: this one, or at a start all, of which the
 * server stopped before their makers had an answer.
 */
export async function dropUnready(db: Kysely<Database>, id?: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    let unready = tx.selectFrom('documents').select('id').where('is_ready', '=', 0)
    if (id !== undefined) unready = unready.where('id', '=', id)
    for (const table of ['document_updates', 'document_snapshots', 'document_clients'] as const) {
      await tx.deleteFrom(table).where('document_id', 'in', unready).execute()
    }
    await tx.deleteFrom('documents').where('id', 'in', unready).execute()
  })
}

/** One document that must be there: its standing was asked before. */
export async function documentById(
  db: Kysely<Database>,
  id: string,
): Promise<DocumentSummary & Pick<DocumentDetail, 'dossierTitle' | 'template' | 'numbered'>> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('dossiers', 'dossiers.id', 'documents.dossier_id')
    .selectAll('documents')
    .select('dossiers.title as dossier_title')
    .where('documents.id', '=', id)
    .executeTakeFirstOrThrow()
  const [summary] = await asSummaries(db, [row])
  if (!summary) throw new Error(`document ${id} is missing`)
  const template = { key: row.template, version: row.template_version }
  return { ...summary, dossierTitle: row.dossier_title, template, numbered: row.numbered === 1 }
}

/** The documents of a dossier that this viewer may see, the last changed first. */
export async function documentsOf(
  db: Kysely<Database>,
  { dossierId, archived }: { dossierId: string; archived: boolean },
  viewer: Viewer,
): Promise<DocumentSummary[]> {
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('is_ready', '=', 1)
    .where('archived_at', archived ? 'is not' : 'is', null)
    .where(documentSeenBy(viewer))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute()
  return await asSummaries(db, rows)
}

async function asSummaries(db: Kysely<Database>, rows: readonly DocumentRow[]): Promise<DocumentSummary[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.created_by),
  )
  const organisations = await organisationsByCode(
    db,
    rows.flatMap((row) => [row.raised_by, row.koepel]),
  )
  const circleIn = (row: DocumentRow): DocumentSummary['circle'] => {
    const circle = circleOfDocument(row)
    if (!circle) return null
    const { visibility, raisedBy } = circle
    const koepel = visibility === 'koepel' ? known(organisations, circle.koepel) : null
    return { visibility, raisedBy: known(organisations, raisedBy), koepel }
  }
  return rows.map((row) => ({
    id: row.id,
    dossierId: row.dossier_id,
    title: row.title,
    createdAt: row.created_at,
    createdBy: known(people, row.created_by),
    changedAt: row.changed_at,
    archivedAt: row.archived_at,
    circle: circleIn(row),
  }))
}

export async function renameDocument(db: Kysely<Database>, id: string, title: string, nowMs: number): Promise<void> {
  await db
    .updateTable('documents')
    .set({ title, changed_at: toInstant(nowMs) })
    .where('id', '=', id)
    .execute()
}

export async function numberDocument(db: Kysely<Database>, id: string, numbered: boolean): Promise<void> {
  await db
    .updateTable('documents')
    .set({ numbered: numbered ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

export async function archiveDocument(db: Kysely<Database>, id: string, archivedAt: string | null): Promise<void> {
  await db.updateTable('documents').set({ archived_at: archivedAt }).where('id', '=', id).execute()
}

/** The text changed: the document is as new as that, and its dossier where everybody there may know of it. */
export async function noteChange(db: Kysely<Database>, id: string, nowMs: number): Promise<void> {
  const now = toInstant(nowMs)
  const document = await db
    .updateTable('documents')
    .set({ changed_at: now })
    .where('id', '=', id)
    .returning(['dossier_id', 'visibility'])
    .executeTakeFirst()
  if (!document || document.visibility !== null) return
  await db.updateTable('dossiers').set({ last_activity_at: now }).where('id', '=', document.dossier_id).execute()
}

/** The dossier that a document is in, and whether only a circle sees it; undefined when there is no such document. */
export async function documentDossier(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly dossierId: string; readonly isNarrow: boolean } | undefined> {
  const row = await db
    .selectFrom('documents')
    .select(['dossier_id', 'visibility'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { dossierId: row.dossier_id, isNarrow: row.visibility !== null }
}
