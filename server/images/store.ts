import type { Kysely, Selectable } from 'kysely'
import { imageUrl } from '#shared/images/address.ts'
import { imageTypes, maxImageBytesPerDocument, maxImagesPerDocument } from '#shared/images/limits.ts'
import type { Image } from '#shared/images/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { personOf } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import type { ImagesTable } from '#server/db/tables/images.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { CleanImage } from './formats/clean.ts'

export type ImageRow = Selectable<ImagesTable>

/**
 * Puts an image in a document. The same picture again is the one that is there; its term of retention starts over.
 * @returns the row, and whether it is new
 * @throws {Problem} `too-large` when the document has as many images, or bytes of them, as a document can have
 */
export async function putImage(
  tx: Kysely<Database>,
  { bytes, ...facts }: CleanImage,
  about: { id: string; documentId: string; hash: string; createdBy: string },
  nowMs: number,
): Promise<{ row: ImageRow; isNew: boolean }> {
  const { id, documentId, hash, createdBy } = about
  const now = toInstant(nowMs)
  const there = await tx
    .updateTable('images')
    .set({ unused_since: now })
    .where('document_id', '=', documentId)
    .where('hash', '=', hash)
    .returningAll()
    .executeTakeFirst()
  if (there) return { row: there, isNew: false }
  await demandRoom(tx, documentId, bytes.length)
  const row = await tx
    .insertInto('images')
    .values({
      ...facts,
      id,
      document_id: documentId,
      byte_count: bytes.length,
      hash,
      created_at: now,
      created_by: createdBy,
      unused_since: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await tx.insertInto('image_bytes').values({ image_id: id, content: bytes }).execute()
  return { row, isNew: true }
}

async function demandRoom(tx: Kysely<Database>, documentId: string, byteCount: number): Promise<void> {
  const { count, total } = await tx
    .selectFrom('images')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.sum<number | string | null>('byte_count').as('total'),
    ])
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= maxImagesPerDocument || Number(total ?? 0) + byteCount > maxImageBytesPerDocument) {
    throw new Problem('too-large', { detail: 'more images than a document can have' })
  }
}

/** An image with its bytes; undefined when this document has none with this id, whatever other documents have. */
export const imageOf = (
  db: Kysely<Database>,
  documentId: string,
  imageId: string,
): Promise<(ImageRow & { content: Uint8Array }) | undefined> =>
  db
    .selectFrom('images')
    .innerJoin('image_bytes', 'image_bytes.image_id', 'images.id')
    .selectAll('images')
    .select('image_bytes.content')
    .where('images.document_id', '=', documentId)
    .where('images.id', '=', imageId)
    .executeTakeFirst()

/** An image as the API gives it. */
export async function describeImage(db: Kysely<Database>, row: ImageRow): Promise<Image> {
  const type = imageTypes.find((known) => known === row.type)
  if (!type) throw new Error(`unknown image type in the database: ${row.type}`)
  return {
    id: row.id,
    documentId: row.document_id,
    url: imageUrl(row.document_id, row.id),
    type,
    width: row.width,
    height: row.height,
    frames: row.frames,
    bytes: row.byte_count,
    createdAt: row.created_at,
    createdBy: await personOf(db, row.created_by),
  }
}
