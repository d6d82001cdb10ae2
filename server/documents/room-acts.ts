import { REFUSE_ONCE_MS, noteAct, type Actor, type Notes } from '#server/events/acts.ts'
import type { Refusal, Writer } from '#server/sync/sync.ts'
import { documentDossier, noteChange } from './store.ts'

/** Having a document open the whole morning is a few rows, not one for each reconnect. */
const OPEN_ONCE_MS = 60 * 60 * 1000
const WRITE_ONCE_MS = 30 * 60 * 1000
/** "Gewijzigd" of a document that is being written in may be this old: never a write per keystroke. */
const CHANGED_EVERY_MS = 15 * 1000
/** Notes of who wrote lately that are kept in memory; above it the oldest go, which costs a query. */
const MAX_NOTES = 10_000

/** What happens on a socket is written down with the address from which it came in; it is of no request. */
const onSocket = ({ userId, organisationCode, address }: Writer): Actor => ({
  userId,
  actsFor: organisationCode,
  address,
  requestId: null,
})

/** Writes down who opened a document, at most once an hour. */
export async function noteOpening(
  parts: Notes,
  actor: Actor,
  document: { id: string; mode: 'read' | 'write' },
): Promise<void> {
  const dossierId = (await documentDossier(parts.db, document.id))?.dossierId
  const act = { action: 'document.open', objectKind: 'document', objectId: document.id, dossierId } as const
  await noteAct(parts, actor, { ...act, details: { mode: document.mode } }, OPEN_ONCE_MS)
}

/** Writes down that somebody was kept out of a document, or that what he sent was refused. */
export async function noteRefusal(
  parts: Notes,
  actor: Actor,
  refusal: { documentId: string; reason: string },
): Promise<void> {
  // nobody in particular, asking again and again from a tab that was signed out: the request log has it
  if (actor.userId === null) return
  const objectId = refusal.documentId.slice(0, 64)
  const found = await documentDossier(parts.db, refusal.documentId)
  // who is kept at the door of a circle's document asked for what is not there for him: that is no act of the dossier
  const isAtDoor = refusal.reason === 'unknownDocument' || refusal.reason === 'cross-origin'
  const dossierId = found?.isNarrow && isAtDoor ? undefined : found?.dossierId
  const act = { action: 'document.refuse', objectKind: 'document', objectId, dossierId, result: 'refused' } as const
  const details = { reason: refusal.reason }
  await noteAct(parts, actor, { ...act, details }, REFUSE_ONCE_MS)
}

/** What the sync engine tells: which documents were written in by whom, and what it refused. It waits for neither. */
export function roomActs(parts: Notes) {
  const { db, clock, log } = parts
  const notes = new Map<string, number>()
  /** Did this happen within `withinMs`, as far as remembered? If not, it does now. */
  const isRecent = (key: string, withinMs: number): boolean => {
    const before = notes.get(key)
    if (before !== undefined && clock() - before < withinMs) return true
    notes.delete(key)
    notes.set(key, clock())
    const [oldest] = notes.keys()
    if (notes.size > MAX_NOTES && oldest !== undefined) notes.delete(oldest)
    return false
  }
  const noteWriting = async (documentId: string, author: Writer): Promise<void> => {
    if (!isRecent(`changed ${documentId}`, CHANGED_EVERY_MS)) await noteChange(db, documentId, clock())
    if (isRecent(`write ${documentId} ${author.userId} ${author.organisationCode} ${author.address}`, WRITE_ONCE_MS))
      return
    const dossierId = (await documentDossier(db, documentId))?.dossierId
    const act = { action: 'document.write', objectKind: 'document', objectId: documentId, dossierId } as const
    await noteAct(parts, onSocket(author), act, WRITE_ONCE_MS)
  }
  const inBackground = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error({ err: error }, 'an act of a room was not written down'))
  }
  return {
    /** A batch of this author is on disk. */
    onWritten: (documentId: string, author: Writer): void => inBackground(noteWriting(documentId, author)),
    onRefused: (refusal: Refusal): void => inBackground(noteRefusal(parts, onSocket(refusal), refusal)),
  }
}
