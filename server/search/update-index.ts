import { Problem } from '#shared/lib/problem.ts'
import { stateToOutlineApart } from '#server/documents/convert/apart.ts'
import type { Outline } from '#server/documents/convert/outline.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { putInIndex, staleDocuments, type IndexedHeading, type Staleness } from './index-store.ts'

/** A text that nobody has written in for so long is settled, and indexed. */
const SETTLED_MS = 3_000
/** One that is written in without a pause is indexed all the same, this often. */
const AT_LEAST_EVERY_MS = 5 * 60_000
/**
 * How far before the last round a change is looked for. "Gewijzigd" of a document may be 15 seconds older than its
 * last entry in the log (`documents/room-acts.ts`); the rest is for rounds that take long.
 */
const LOOK_BACK_MS = 120_000
/** More text than this of one document is not searched; a hundred pages have a seventh of it. */
const MAX_BODY_CHARACTERS = 2_000_000

// oxlint-disable-next-line no-control-regex -- the two marks around a hit are control characters
const gaps = /[\s\u0000-\u001f]+/gu

/**
 * Keeps the index up with what is durable. It compares the number of the last entry in the log with the one that was
 * indexed, so it needs to be told nothing, misses nothing, and goes on where it was after a restart.
 */
export class IndexUpdater {
  readonly #parts: Parts
  /** Stale documents that were not settled yet. */
  readonly #waiting = new Set<string>()
  /** When the last round began; undefined before the first, which looks at all documents. */
  #lastRoundMs: number | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** One round. @returns how many documents were indexed */
  async round(): Promise<number> {
    const { db, clock, log } = this.#parts
    const nowMs = clock()
    const changed =
      this.#lastRoundMs === undefined
        ? await staleDocuments(db, 'all')
        : await staleDocuments(db, { changedSince: toInstant(this.#lastRoundMs - LOOK_BACK_MS) })
    const known = new Set(changed.map(({ id }) => id))
    const waiting = [...this.#waiting].filter((id) => !known.has(id))
    const stale = waiting.length > 0 ? [...changed, ...(await staleDocuments(db, { ids: waiting }))] : changed
    this.#lastRoundMs = nowMs
    this.#waiting.clear()
    let indexed = 0
    for (const document of stale) {
      if (!isSettled(document, nowMs)) {
        this.#waiting.add(document.id)
        continue
      }
      try {
        await this.#index(document)
        indexed += 1
      } catch (error) {
        // one document that cannot be read does not keep the others out of the index; it is tried again
        this.#waiting.add(document.id)
        log.error({ err: error, documentId: document.id }, 'document not indexed')
      }
    }
    return indexed
  }

  async #index(document: Staleness): Promise<void> {
    const { db, clock, sync } = this.#parts
    // read after its number was: the text is at least as new, so nothing is ever taken for indexed that is not
    const content = contentOf(await outlineOf(await sync.read(document.id)))
    await db.transaction().execute((tx) => putInIndex(tx, document, content, clock()))
  }
}

function isSettled({ writtenAt, indexedAt }: Staleness, nowMs: number): boolean {
  if (writtenAt === null || nowMs - Date.parse(writtenAt) >= SETTLED_MS) return true
  return indexedAt !== null && nowMs - Date.parse(indexedAt) >= AT_LEAST_EVERY_MS
}

/** Composed, so that a letter with its accent is one letter to the tokenizer; on one line, as a snippet is shown. */
const clean = (text: string): string => text.normalize('NFC').replaceAll(gaps, ' ').trim()

/** What is too much to be read in is found by its title only. */
async function outlineOf(state: Uint8Array): Promise<Outline> {
  try {
    return await stateToOutlineApart(state)
  } catch (error) {
    if (error instanceof Problem && error.code === 'too-large') return { text: '', headings: [] }
    throw error
  }
}

const contentOf = ({ text, headings }: Outline): { body: string; headings: IndexedHeading[] } => ({
  body: clean(text).slice(0, MAX_BODY_CHARACTERS),
  headings: headings
    .map((heading) => ({ ...heading, text: clean(heading.text) }))
    .filter(({ text: said }) => said !== ''),
})
