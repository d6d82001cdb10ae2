import type { Kysely } from 'kysely'
import type { DraftOf } from '#shared/consultations/schema.ts'
import { organisationRefOf } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'

/** In which round, and of which organisation. */
export interface DraftKey {
  readonly roundId: string
  readonly organisation: string
}

/** Writes down in which document a reaction is written. @throws when it has one already */
export async function insertDraft(db: Kysely<Database>, draft: DraftKey & { documentId: string }): Promise<void> {
  await db
    .insertInto('consultation_drafts')
    .values({
      consultation_id: draft.roundId,
      organisation_code: draft.organisation,
      document_id: draft.documentId,
    })
    .execute()
}

/** The document in which a reaction is written; undefined when it was not opened yet. */
export async function draftDocument(
  db: Kysely<Database>,
  { roundId, organisation }: DraftKey,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('consultation_drafts')
    .select('document_id')
    .where('consultation_id', '=', roundId)
    .where('organisation_code', '=', organisation)
    .executeTakeFirst()
  return row?.document_id
}

/** Whose reaction is written in this document, in which round; undefined when it is none. */
export async function draftIn(db: Kysely<Database>, documentId: string): Promise<DraftOf | undefined> {
  const row = await db
    .selectFrom('consultation_drafts')
    .innerJoin('consultations', 'consultations.id', 'consultation_drafts.consultation_id')
    .select(['consultations.id', 'consultations.dossier_id', 'consultation_drafts.organisation_code'])
    .where('consultation_drafts.document_id', '=', documentId)
    .executeTakeFirst()
  if (!row) return undefined
  const organisation = await organisationRefOf(db, row.organisation_code)
  return { roundId: row.id, dossierId: row.dossier_id, organisation }
}
