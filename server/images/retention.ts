import { fateOf, type ImageUse, type References } from '#shared/images/retention.ts'
import { looseFromState } from '#server/documents/convert/state-in.ts'
import type { Parts } from '#server/parts.ts'
import { documentsWithImages, imagesIn, namedInLog, removeImage, setUnusedSince } from './retention-store.ts'

/**
 * What else of a document shows images, as texts in which their ids stand: a stored version's content, for one. Every
 * feature that keeps content beside the log is named where the job is made.
 */
export type Elsewhere = (documentId: string) => Promise<readonly string[]>

/**
 * One round over all documents with images, by the rules of `shared/images/retention.ts`.
 * @returns how many images were removed
 */
export async function removeUnusedImages(parts: Parts, elsewhere: Elsewhere): Promise<number> {
  let removed = 0
  for (const documentId of await documentsWithImages(parts.db)) {
    try {
      removed += await inDocument(parts, documentId, elsewhere)
    } catch (error) {
      // one document that cannot be read keeps its images, and does not keep the others from their turn
      parts.log.error({ err: error, documentId }, 'images of a document not looked at')
    }
  }
  return removed
}

async function inDocument(parts: Parts, documentId: string, elsewhere: Elsewhere): Promise<number> {
  const { db, clock, log } = parts
  const images = await imagesIn(db, documentId)
  const references = await referencesIn(parts, documentId, { images, elsewhere })
  const expired: ImageUse[] = []
  for (const image of images) {
    const fate = fateOf(image, references, clock())
    if (fate === 'used' && image.unusedSinceMs !== null) await setUnusedSince(db, image.id, null)
    if (fate === 'begin-term') await setUnusedSince(db, image.id, clock())
    if (fate === 'expired') expired.push(image)
  }
  if (expired.length === 0) return 0
  const named = await namedInLog(db, documentId, expired)
  let removed = 0
  for (const image of expired) {
    if (named.has(image.id)) {
      await setUnusedSince(db, image.id, clock())
      continue
    }
    if (!(await removeImage(db, image))) continue
    removed += 1
    log.info({ documentId, imageId: image.id, unusedSinceMs: image.unusedSinceMs }, 'image removed: not used any more')
  }
  return removed
}

/** Looks for the ids themselves, in whatever node or attribute: a new kind of node that shows images needs nothing here. */
async function referencesIn(
  { sync }: Parts,
  documentId: string,
  { images, elsewhere }: { images: readonly ImageUse[]; elsewhere: Elsewhere },
): Promise<References> {
  const text = JSON.stringify(looseFromState(await sync.read(documentId)), plainly)
  const others = await elsewhere(documentId)
  const ids = images.map((image) => image.id)
  return {
    inText: new Set(ids.filter((id) => text.includes(id))),
    elsewhere: new Set(ids.filter((id) => others.some((other) => other.includes(id)))),
  }
}

/** A hand-made client may write numbers that JSON does not have. */
const plainly = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
