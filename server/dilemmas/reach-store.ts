import type { Kysely } from 'kysely'
import { type Circle, unconfirmed, type Viewer, viewerOf } from '#shared/threads/visibility.ts'
import { koepels } from '#server/access/viewer-store.ts'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import { circleOfDocument, documentSeenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'

/** A dossier that somebody is in, and the eyes with which he looks there. */
export interface Reach {
  readonly dossierId: string
  readonly title: string
  readonly viewer: Viewer
}

/**
 * The dossiers that a person is in, himself or through his employer; not those that he only looks into as an
 * administrator. Archived ones are left out unless one is asked for by its id.
 */
export async function reachOf(db: Kysely<Database>, userId: string, dossierId?: string): Promise<Reach[]> {
  let query = db
    .selectFrom('dossiers')
    .innerJoin('users', (join) => join.on('users.id', '=', userId))
    .leftJoin('dossier_members as member', (join) =>
      join.onRef('member.dossier_id', '=', 'dossiers.id').onRef('member.user_id', '=', 'users.id'),
    )
    .leftJoin('dossier_organisations as employer', (join) =>
      join
        .onRef('employer.dossier_id', '=', 'dossiers.id')
        .onRef('employer.organisation_code', '=', 'users.organisation_code')
        .on('users.employer_confirmed', '=', 1),
    )
    .select(['dossiers.id', 'dossiers.title', 'member.acts_for'])
    .select(['users.organisation_code', 'users.employer_confirmed'])
    .where((eb) => eb.or([eb('member.role', 'is not', null), eb('employer.role', 'is not', null)]))
  query =
    dossierId === undefined
      ? query.where('dossiers.archived_at', 'is', null)
      : query.where('dossiers.id', '=', dossierId)
  const rows = await query.execute()
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.acts_for ?? row.organisation_code),
  )
  const all = await koepels(db)
  return rows.map((row) => ({
    dossierId: row.id,
    title: row.title,
    viewer:
      row.acts_for === null && row.employer_confirmed === 0
        ? unconfirmed(row.organisation_code)
        : viewerOf(known(organisations, row.acts_for ?? row.organisation_code), all),
  }))
}

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
