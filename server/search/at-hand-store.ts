import type { Kysely } from 'kysely'
import type { DocumentChoice } from '#shared/search/schema.ts'
import { eyesOf } from '#server/access/viewer-store.ts'
import { documentSeenWith } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'
import { visibleDossierIds } from './visible-store.ts'

/** Documents opened lately that are remembered of a person. */
const MAX_RECENT = 30

/** Of these documents those that this person may see, in the order given, as he chooses between them. */
export async function choices(
  db: Kysely<Database>,
  userId: string,
  documentIds: readonly string[],
): Promise<DocumentChoice[]> {
  if (documentIds.length === 0) return []
  const rows = await db
    .selectFrom('documents')
    .innerJoin('dossiers', 'dossiers.id', 'documents.dossier_id')
    .leftJoin('favourites', (join) =>
      join.onRef('favourites.document_id', '=', 'documents.id').on('favourites.user_id', '=', userId),
    )
    .select(['documents.id', 'documents.title', 'documents.dossier_id', 'documents.changed_at'])
    .select(['documents.archived_at', 'dossiers.title as dossier_title', 'dossiers.archived_at as dossier_archived_at'])
    .select('favourites.at as favourite_since')
    .where('documents.id', 'in', [...documentIds])
    .where('documents.is_ready', '=', 1)
    .where('documents.dossier_id', 'in', visibleDossierIds(db, userId))
    .where(documentSeenWith(await eyesOf(db, userId)))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return documentIds.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return {
      id,
      title: row.title,
      dossierId: row.dossier_id,
      dossierTitle: row.dossier_title,
      changedAt: row.changed_at,
      archived: row.archived_at !== null || row.dossier_archived_at !== null,
      favourite: row.favourite_since !== null,
    }
  })
}

/** The documents that this person keeps at hand, the newest first; those he may not see any more are left out. */
export async function favourites(db: Kysely<Database>, userId: string): Promise<DocumentChoice[]> {
  const rows = await db
    .selectFrom('favourites')
    .select('document_id')
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('document_id')
    .execute()
  return await choices(
    db,
    userId,
    rows.map((row) => row.document_id),
  )
}

export async function keepAtHand(db: Kysely<Database>, userId: string, documentId: string, nowMs: number) {
  await db
    .insertInto('favourites')
    .values({ user_id: userId, document_id: documentId, at: toInstant(nowMs) })
    .onConflict((oc) => oc.columns(['user_id', 'document_id']).doNothing())
    .execute()
}

export async function letGo(db: Kysely<Database>, userId: string, documentId: string): Promise<void> {
  await db.deleteFrom('favourites').where('user_id', '=', userId).where('document_id', '=', documentId).execute()
}

/** The documents that this person opened, the last one first. */
export async function recent(db: Kysely<Database>, userId: string): Promise<DocumentChoice[]> {
  const rows = await db
    .selectFrom('recent_documents')
    .select('document_id')
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('document_id')
    .limit(MAX_RECENT)
    .execute()
  return await choices(
    db,
    userId,
    rows.map((row) => row.document_id),
  )
}

/** Remembers that a document was opened now, and forgets the oldest beyond {@link MAX_RECENT}. */
export async function noteOpened(tx: Kysely<Database>, userId: string, documentId: string, nowMs: number) {
  const at = toInstant(nowMs)
  await tx
    .insertInto('recent_documents')
    .values({ user_id: userId, document_id: documentId, at })
    .onConflict((oc) => oc.columns(['user_id', 'document_id']).doUpdateSet({ at }))
    .execute()
  const newest = tx
    .selectFrom('recent_documents')
    .select('document_id')
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .limit(MAX_RECENT)
  await tx.deleteFrom('recent_documents').where('user_id', '=', userId).where('document_id', 'not in', newest).execute()
}
