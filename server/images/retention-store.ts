import type { Kysely } from 'kysely'
import type { ImageUse } from '#shared/images/retention.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** Rows of the log looked through at once: enough to be quick, few enough to hold in memory. */
const LOG_ROWS = 500

/** The documents that have images. */
export async function documentsWithImages(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('images').select('document_id').distinct().orderBy('document_id').execute()
  return rows.map((row) => row.document_id)
}

export async function imagesIn(db: Kysely<Database>, documentId: string): Promise<ImageUse[]> {
  const rows = await db
    .selectFrom('images')
    .select(['id', 'unused_since'])
    .where('document_id', '=', documentId)
    .execute()
  return rows.map(({ id, unused_since: since }) => ({
    id,
    unusedSinceMs: since === null ? null : Date.parse(since),
  }))
}

export async function setUnusedSince(db: Kysely<Database>, imageId: string, sinceMs: number | null): Promise<void> {
  const since = sinceMs === null ? null : toInstant(sinceMs)
  await db.updateTable('images').set({ unused_since: since }).where('id', '=', imageId).execute()
}

/**
 * Which of these images an entry of the log names that came since the image's term began. An id stands in the bytes of an
 * entry as it is, in UTF-8; undoing a deletion writes it again.
 */
export async function namedInLog(
  db: Kysely<Database>,
  documentId: string,
  images: readonly ImageUse[],
): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  const sinceMs = Math.min(...images.map((image) => image.unusedSinceMs ?? 0))
  for (let seq = 0; ;) {
    const rows = await db
      .selectFrom('document_updates')
      .select(['seq', 'received_at', 'update_bytes'])
      .where('document_id', '=', documentId)
      .where('seq', '>', seq)
      .where('received_at', '>=', toInstant(sinceMs))
      .orderBy('seq')
      .limit(LOG_ROWS)
      .execute()
    for (const { received_at: at, update_bytes: update } of rows) {
      const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength)
      const possible = images.filter((image) => (image.unusedSinceMs ?? 0) <= Date.parse(at))
      for (const { id } of possible) if (bytes.includes(id)) named.add(id)
    }
    const last = rows.at(-1)
    if (!last || rows.length < LOG_ROWS) return named
    seq = last.seq
  }
}

/** Removes an image that is still unused since that time. @returns whether it did */
export async function removeImage(db: Kysely<Database>, image: ImageUse): Promise<boolean> {
  if (image.unusedSinceMs === null) return false
  return await db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('images')
      .where('id', '=', image.id)
      .where('unused_since', '=', toInstant(image.unusedSinceMs ?? 0))
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
}

/** The content of every stored version of a document, as text: an image that one of them shows is kept. */
export async function storedVersions(db: Kysely<Database>, documentId: string): Promise<string[]> {
  const rows = await db.selectFrom('versions').select('content').where('document_id', '=', documentId).execute()
  return rows.map((row) => row.content)
}
