import type { DocumentPatch } from '#shared/documents/schema.ts'
import { standingOf } from '#server/access/may.ts'
import { demand } from '#server/access/standing.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { archiveDocument, documentById, numberDocument, renameDocument } from './store.ts'

/**
 * Renames a document, numbers its headings, and archives or restores it. An archived one is changed only when it is
 * restored in the same call.
 * @throws {Problem} `archived`
 */
export async function patchDocument(
  { db, clock, sync }: Parts,
  c: AppContext,
  id: string,
  { title, archived, numbered }: DocumentPatch,
): Promise<void> {
  const standing = standingOf(c)
  const { dossierId } = standing
  if (title !== undefined || numbered !== undefined) {
    demand({ ...standing, archived: standing.archived && archived !== false }, 'document.rename')
  }
  await db.transaction().execute(async (tx) => {
    const before = await documentById(tx, id)
    const act = { objectKind: 'document', objectId: id, dossierId } as const
    if (archived !== undefined && archived !== (before.archivedAt !== null)) {
      await archiveDocument(tx, id, archived ? toInstant(clock()) : null)
      const action = archived ? 'document.archive' : 'document.restore'
      await recordAct(tx, actorOf(c), { ...act, action }, clock())
    }
    if (numbered !== undefined && numbered !== before.numbered) {
      await numberDocument(tx, id, numbered)
      const details = { numbered: [before.numbered, numbered] }
      await recordAct(tx, actorOf(c), { ...act, action: 'document.number', details }, clock())
    }
    if (title === undefined || title === before.title) return
    await renameDocument(tx, id, title, clock())
    const details = { title: [before.title, title] }
    await recordAct(tx, actorOf(c), { ...act, action: 'document.rename', details }, clock())
  })
  if (archived !== undefined) await sync.reconsider((connection) => connection.documentId === id)
  sync.tell(id, 'document', id)
}
