import { createHash } from 'node:crypto'
import { stateToContentApart } from '#server/documents/convert/apart.ts'
import { documentById } from '#server/documents/store.ts'
import type { Parts } from '#server/parts.ts'
import type { NewVersion } from './store.ts'
import { newestSeq } from './store.ts'

/** How often we look again when somebody writes while we read. */
const TRIES = 5

/** What is durable of a document now, ready to be written down as a version. */
export type Frozen = Pick<NewVersion, 'content' | 'sha256' | 'seq' | 'numbered'>

/**
 * Reads a document as it is on disk. The seq is that of the newest update before reading; we read again when one came
 * meanwhile, so that the two nearly always are of the same moment. In a document that is written in without a pause the
 * content may hold some updates after that seq, never fewer. What is long is converted in a thread of its own.
 * @throws {Problem} `too-large` when that takes too long or too much
 */
export async function readFrozen({ db, sync }: Pick<Parts, 'db' | 'sync'>, documentId: string): Promise<Frozen> {
  let seq = await newestSeq(db, documentId)
  let state = await sync.read(documentId)
  for (let tries = 1; tries < TRIES; tries += 1) {
    const now = await newestSeq(db, documentId)
    if (now === seq) break
    seq = now
    state = await sync.read(documentId)
  }
  const content = await stateToContentApart(state, 'json')
  const { numbered } = await documentById(db, documentId)
  return { content, seq, sha256: sha256Of(content), numbered }
}

/** The fingerprint of a text as it is frozen: ProseMirror JSON. */
export const sha256Of = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex')
