import { type Circle, maySee, type Viewer } from '#shared/threads/visibility.ts'
import { circleOfRow } from '#server/db/circle.ts'
import type { Parts } from '#server/parts.ts'
import { threadRow } from '#server/threads/thread-store.ts'
import { isDocumentIn } from './named-store.ts'

/** What a dilemma takes over from the thread that it was made from. */
export interface ThreadPlace {
  readonly circle: Circle
  readonly documentId: string
  readonly blockId: string | null
}

/** A thread in this dossier that this viewer may see; undefined when there is none for him. */
export async function threadPlace(
  db: Parts['db'],
  { dossierId, threadId }: { dossierId: string; threadId: string },
  viewer: Viewer,
): Promise<ThreadPlace | undefined> {
  const row = await threadRow(db, threadId)
  if (!row || row.withdrawn_at !== null || !maySee(circleOfRow(row), viewer)) return undefined
  if (!(await isDocumentIn(db, { documentId: row.document_id, dossierId }, viewer))) return undefined
  return { circle: circleOfRow(row), documentId: row.document_id, blockId: blockOf(row.anchor) }
}

/** The block in which an anchor begins: JSON of `shared/threads/anchor-form.ts`. */
function blockOf(anchor: string | null): string | null {
  const stored: unknown = anchor === null ? null : JSON.parse(anchor)
  if (typeof stored !== 'object' || stored === null || !('blockId' in stored)) return null
  return typeof stored.blockId === 'string' ? stored.blockId : null
}
