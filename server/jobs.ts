import { removeUnusedImages } from '#server/images/retention.ts'
import { storedVersions } from '#server/images/retention-store.ts'
import { schedule } from '#server/lib/schedule.ts'
import { IndexUpdater } from '#server/search/update-index.ts'
import type { Parts } from './parts.ts'

/** Short enough that what one wrote is found when one looks for it. */
const INDEX_EVERY_MS = 5_000
const IMAGES_EVERY_MS = 24 * 60 * 60_000
/** After a start people come first. */
const IMAGES_FIRST_MS = 10 * 60_000

/**
 * What the server does by itself, beside requests. Every job begins where the database says it is, so that a restart
 * loses nothing.
 * @returns stops them; resolves when none is under way
 */
export function startJobs(parts: Parts): () => Promise<void> {
  const { db, log } = parts
  const updater = new IndexUpdater(parts)
  const jobs = [
    schedule('search index', { everyMs: INDEX_EVERY_MS }, log, () => updater.round()),
    schedule('unused images', { everyMs: IMAGES_EVERY_MS, firstMs: IMAGES_FIRST_MS }, log, () =>
      removeUnusedImages(parts, (documentId) => storedVersions(db, documentId)),
    ),
  ]
  return async () => {
    await Promise.all(jobs.map((job) => job.stop()))
  }
}
