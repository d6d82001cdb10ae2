import type { Kysely } from 'kysely'
import type { Version } from '#shared/versions/schema.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** What is frozen, and by whom. */
export interface NewVersion {
  readonly id: string
  readonly documentId: string
  readonly name: string
  readonly seq: number
  /** ProseMirror JSON, as text. */
  readonly content: string
  readonly sha256: string
  /** Whether headings and paragraphs carried numbers. */
  readonly numbered: boolean
  readonly createdBy: string
  readonly actsFor: string
}

/** Seq of the newest update in a document's log; 0 when nothing was written. */
export async function newestSeq(db: Kysely<Database>, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('document_updates')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Writes a version down as the next of its document. Give a transaction: the number is counted in it. */
export async function insertVersion(db: Kysely<Database>, version: NewVersion, nowMs: number): Promise<void> {
  const last = await db
    .selectFrom('versions')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('document_id', '=', version.documentId)
    .executeTakeFirst()
  await db
    .insertInto('versions')
    .values({
      id: version.id,
      document_id: version.documentId,
      number: (last?.number ?? 0) + 1,
      name: version.name,
      seq: version.seq,
      content: version.content,
      sha256: version.sha256,
      numbered: version.numbered ? 1 : 0,
      created_by: version.createdBy,
      acts_for: version.actsFor,
      created_at: toInstant(nowMs),
    })
    .execute()
}

const facts = [
  'id',
  'document_id',
  'number',
  'name',
  'seq',
  'sha256',
  'numbered',
  'created_by',
  'acts_for',
  'created_at',
] as const

/** The versions of a document, the newest first. */
export async function versionsOf(db: Kysely<Database>, documentId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('versions')
    .select(facts)
    .where('document_id', '=', documentId)
    .orderBy('number', 'desc')
    .execute()
  return await asVersions(db, rows)
}

/** The versions with these ids, by id. */
export async function versionsById(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Version>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('versions').select(facts).where('id', 'in', ids).execute()
  return new Map((await asVersions(db, rows)).map((version) => [version.id, version]))
}

/** The frozen text of a version of this document, as it was hashed; undefined when it has no such version. */
export async function versionContent(
  db: Kysely<Database>,
  documentId: string,
  id: string,
): Promise<{ content: string; name: string; numbered: boolean } | undefined> {
  const row = await db
    .selectFrom('versions')
    .select(['content', 'name', 'numbered'])
    .where('document_id', '=', documentId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, numbered: row.numbered === 1 }
}

interface Facts {
  readonly id: string
  readonly document_id: string
  readonly number: number
  readonly name: string
  readonly seq: number
  readonly sha256: string
  readonly numbered: number
  readonly created_by: string
  readonly acts_for: string
  readonly created_at: string
}

async function asVersions(db: Kysely<Database>, rows: readonly Facts[]): Promise<Version[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.created_by),
  )
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.acts_for),
  )
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    name: row.name,
    number: row.number,
    seq: row.seq,
    sha256: row.sha256,
    numbered: row.numbered === 1,
    createdAt: row.created_at,
    createdBy: known(people, row.created_by),
    actsFor: known(organisations, row.acts_for),
  }))
}
