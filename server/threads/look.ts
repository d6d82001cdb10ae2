import { applyUpdate, Doc } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'
import { resolveAnchor } from '#shared/threads/anchor.ts'
import { anchor } from '#shared/threads/schema.ts'
import { readTextIndex } from '#shared/threads/text-index.ts'
import { circleOfRow } from '#server/db/circle.ts'
import type { Parts } from '#server/parts.ts'
import { tellCircle } from './tell.ts'
import { changeThread, lastSeq, nextMoment, type ThreadRow } from './thread-store.ts'

/**
 * Looks for the words of a thread in the text that is on disk, and writes down since when they are gone, or that they are
 * back. A client says so first: it has the text open, the server looks only then. [T59]
 */
export async function lookForWords(parts: Parts, row: ThreadRow): Promise<void> {
  const { db, sync, clock } = parts
  if (row.anchor === null) return
  const isLost = areWordsGone(await sync.read(row.document_id), row.anchor)
  if (isLost === (row.lost_at !== null)) return
  const isChanged = await db.transaction().execute(async (tx) => {
    const lost = isLost
      ? { lost_at: await nextMoment(tx, row.document_id, clock()), lost_seq: await lastSeq(tx, row.document_id) }
      : { lost_at: null, lost_seq: null }
    return await changeThread(tx, row, lost)
  })
  if (isChanged) await tellCircle(parts, { documentId: row.document_id, id: row.id }, circleOfRow(row))
}

function areWordsGone(state: Uint8Array, stored: string): boolean {
  const doc = new Doc()
  applyUpdate(doc, state)
  const index = readTextIndex(doc.getXmlFragment(contentRoot))
  const place = resolveAnchor(index, anchor.parse(JSON.parse(stored)), doc)
  doc.destroy()
  return place.kind === 'lost'
}
