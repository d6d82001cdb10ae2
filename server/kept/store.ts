import type { Kysely, Selectable } from 'kysely'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle, Viewer } from '#shared/threads/visibility.ts'
import { circleColumns, circleOfRow, seenBy } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { KeptItemsTable } from '#server/db/tables/kept.ts'
import { toInstant } from '#server/lib/clock.ts'

/** Something that somebody said about a dilemma or a round, as it is now. Its earlier texts are kept. */
export interface KeptItem {
  readonly id: string
  readonly subjectId: string
  readonly kind: string
  readonly parentId: string | null
  /** As its feature wrote it: that feature's schema reads it. */
  readonly content: unknown
  readonly version: number
  readonly authorId: string
  readonly actsFor: string
  readonly createdAt: string
  readonly changedBy: string
  readonly changedAt: string
  readonly withdrawnAt: string | null
  readonly circle: Circle
}

/** Who writes, namens whom. */
export interface Writer {
  readonly userId: string
  readonly actsFor: string
}

/** Also used where items are selected in a join. */
export const toKeptItem = (row: Selectable<KeptItemsTable>): KeptItem => ({
  id: row.id,
  subjectId: row.subject_id,
  kind: row.kind,
  parentId: row.parent_id,
  content: JSON.parse(row.content),
  version: row.version,
  authorId: row.author_id,
  actsFor: row.acts_for,
  createdAt: row.created_at,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
  withdrawnAt: row.withdrawn_at,
  circle: circleOfRow(row),
})

export interface NewItem {
  readonly id: string
  readonly subjectId: string
  readonly kind: string
  readonly parentId?: string
  readonly content: unknown
  readonly writer: Writer
  readonly circle: Circle
}

/** Writes down something new, with its first version. Give a transaction: its place in the order is counted in it. */
export async function insertItem(db: Kysely<Database>, item: NewItem, nowMs: number): Promise<void> {
  const at = toInstant(nowMs)
  const content = JSON.stringify(item.content)
  const { userId, actsFor } = item.writer
  const last = await db
    .selectFrom('kept_items')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('subject_id', '=', item.subjectId)
    .executeTakeFirst()
  await db
    .insertInto('kept_items')
    .values({
      id: item.id,
      subject_id: item.subjectId,
      seq: (last?.seq ?? 0) + 1,
      kind: item.kind,
      parent_id: item.parentId ?? null,
      content,
      version: 1,
      author_id: userId,
      acts_for: actsFor,
      created_at: at,
      changed_by: userId,
      changed_at: at,
      withdrawn_at: null,
      ...circleColumns(item.circle),
    })
    .execute()
  await insertVersion(db, { item, version: 1, content, writer: item.writer }, at)
}

/**
 * What was written before under this key: does the client send the same thing twice?
 * @param key what the client made up for it; undefined when it made up nothing
 * @throws {Problem} `invalid-input` when the key belongs to something else
 */
export async function writtenBefore(
  db: Kysely<Database>,
  { key, kind, subjectId, writer }: { key: string | undefined; kind: string; subjectId: string; writer: Writer },
): Promise<KeptItem | undefined> {
  if (key === undefined) return undefined
  const row = await db.selectFrom('kept_items').selectAll().where('id', '=', key).executeTakeFirst()
  if (!row) return undefined
  const isSame = row.kind === kind && row.subject_id === subjectId && row.author_id === writer.userId
  if (!isSame) throw new Problem('invalid-input', { fields: [{ path: 'key', message: 'is not unique' }] })
  return toKeptItem(row)
}

async function insertVersion(
  db: Kysely<Database>,
  written: { item: { id: string; circle: Circle }; version: number; content: string; writer: Writer },
  at: string,
): Promise<void> {
  const { item, version, content, writer } = written
  await db
    .insertInto('kept_versions')
    .values({
      item_id: item.id,
      version,
      content,
      author_id: writer.userId,
      acts_for: writer.actsFor,
      at,
      ...circleColumns(item.circle),
    })
    .execute()
}

/** What this viewer may see of what was said about a subject, withdrawn or not, in the order in which it was said. */
export async function everyItemOf(db: Kysely<Database>, subjectId: string, viewer: Viewer): Promise<KeptItem[]> {
  const rows = await db
    .selectFrom('kept_items')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where(seenBy(viewer, 'kept_items'))
    .orderBy('seq')
    .execute()
  return rows.map(toKeptItem)
}

/** As {@link everyItemOf}, without what is withdrawn. */
export const itemsOf = async (db: Kysely<Database>, subjectId: string, viewer: Viewer): Promise<KeptItem[]> =>
  (await everyItemOf(db, subjectId, viewer)).filter(({ withdrawnAt }) => withdrawnAt === null)

/**
 * One of them.
 * @throws {Problem} `not-found` when there is none that this viewer may see
 */
export async function demandItem(
  db: Kysely<Database>,
  asked: { subjectId: string; kind: string; id: string },
  viewer: Viewer,
): Promise<KeptItem> {
  const item = (await itemsOf(db, asked.subjectId, viewer)).find(
    ({ id, kind }) => id === asked.id && kind === asked.kind,
  )
  if (!item) throw new Problem('not-found')
  return item
}

/**
 * Gives an item a new text. Nothing is written when the text is the same.
 * @param basedOn the version from which the text was made
 * @throws {Problem} `changed-meanwhile`, with both texts, when that is no longer the newest
 */
export async function editItem(
  db: Kysely<Database>,
  item: KeptItem,
  edit: { basedOn: number; content: unknown; writer: Writer },
  nowMs: number,
): Promise<void> {
  const content = JSON.stringify(edit.content)
  if (content === JSON.stringify(item.content)) return
  const version = edit.basedOn + 1
  const at = toInstant(nowMs)
  const { numUpdatedRows } = await db
    .updateTable('kept_items')
    .set({ content, version, changed_by: edit.writer.userId, changed_at: at })
    .where('id', '=', item.id)
    .where('version', '=', edit.basedOn)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw await conflict(db, item, edit.content)
  await insertVersion(db, { item, version, content, writer: edit.writer }, at)
}

async function conflict(db: Kysely<Database>, item: KeptItem, yours: unknown): Promise<Problem> {
  const now = await db.selectFrom('kept_items').selectAll().where('id', '=', item.id).executeTakeFirstOrThrow()
  return new Problem('changed-meanwhile', {
    conflict: { version: now.version, yours, theirs: JSON.parse(now.content) },
  })
}

/** Takes an item out of sight. Its texts stay in the database. */
export async function withdrawItem(db: Kysely<Database>, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('kept_items')
    .set({ withdrawn_at: toInstant(nowMs) })
    .where('id', '=', id)
    .execute()
}

/**
 * Gives an item a wider circle, with its text as it is: a version of its own. Earlier ones stay in their circle, and an
 * edit that somebody began while it was narrow is refused, not read by everybody. That it may be wider was asked before.
 * @throws {Problem} `changed-meanwhile` when it is not the newest any more
 */
export async function widenItem(
  db: Kysely<Database>,
  item: KeptItem,
  { circle, writer }: { readonly circle: Circle; readonly writer: Writer },
  nowMs: number,
): Promise<void> {
  const version = item.version + 1
  const { numUpdatedRows } = await db
    .updateTable('kept_items')
    .set({ ...circleColumns(circle), version })
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw await conflict(db, item, item.content)
  const written = { item: { id: item.id, circle }, version, content: JSON.stringify(item.content), writer }
  await insertVersion(db, written, toInstant(nowMs))
}

/** The organisations namens which an item was written, in any of its versions. */
export async function writersOf(db: Kysely<Database>, id: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('kept_versions').select('acts_for').where('item_id', '=', id).distinct().execute()
  return new Set(rows.map((row) => row.acts_for))
}

/** One text that an item had. */
export interface KeptVersion {
  readonly version: number
  readonly content: unknown
  readonly authorId: string
  readonly actsFor: string
  readonly at: string
}

/** The texts that an item had and this viewer may see, the newest first; withdrawn or not. */
export async function versionsOf(db: Kysely<Database>, id: string, viewer: Viewer): Promise<KeptVersion[]> {
  const rows = await db
    .selectFrom('kept_versions')
    .selectAll()
    .where('item_id', '=', id)
    .where(seenBy(viewer, 'kept_versions'))
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    content: JSON.parse(row.content),
    authorId: row.author_id,
    actsFor: row.acts_for,
    at: row.at,
  }))
}
