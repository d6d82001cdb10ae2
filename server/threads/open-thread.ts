import { Problem } from '#shared/lib/problem.ts'
import { circleOfNew, circleOfReply, demandAction } from '#shared/threads/rules.ts'
import type { ReplyInput, ThreadInput } from '#shared/threads/schema.ts'
import { maySee } from '#shared/threads/visibility.ts'
import { standingOf } from '#server/access/may.ts'
import { circleColumns, circleOfRow } from '#server/db/circle.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { insertEntry, replyByKey } from './entry-store.ts'
import { setMentions, withTrueNames } from './mention-store.ts'
import { lookerOf, seenThreadOf } from './seen-thread.ts'
import { tellCircle } from './tell.ts'
import { insertThread, lastSeq, nextMoment, threadByKey, toThread, type ThreadRow } from './thread-store.ts'
import { actOn, bodyColumns, demandRow } from './write.ts'

/** What was written, and whether just now: sent again, it is what was written before. [T4] */
export interface Written {
  readonly id: string
  readonly isNew: boolean
}

/**
 * Opens a thread in a document, behind `may('document.comment')`.
 * @throws {Problem} `invalid-input` for a visibility that its raiser does not have, or a mention of somebody elsewhere
 */
export async function openThread(
  parts: Parts,
  c: AppContext,
  documentId: string,
  input: ThreadInput,
): Promise<Written> {
  const { db, clock, newId } = parts
  const standing = standingOf(c)
  const who = await lookerOf(db, c, standing)
  const circle = circleOfNew(who.viewer, input.visibility, standing.within)
  const written = await db.transaction().execute(async (tx): Promise<Written> => {
    const before = await threadByKey(tx, { documentId, authorId: who.userId, key: input.key })
    // what he wrote for an organisation that he no longer acts for is not his to see
    if (before && !maySee(circleOfRow(before), who.viewer)) throw new Problem('not-found')
    if (before) return { id: before.id, isNew: false }
    const body = await withTrueNames(tx, standing.dossierId, input.body)
    const at = await nextMoment(tx, documentId, clock())
    const anchor = input.anchor && { ...input.anchor, seq: await lastSeq(tx, documentId) }
    const row: ThreadRow = {
      ...fresh,
      ...circleColumns(circle),
      ...bodyColumns(body),
      id: newId(),
      document_id: documentId,
      client_key: input.key,
      author_id: who.userId,
      created_at: at,
      kind: input.kind,
      level: input.level,
      anchor: anchor && JSON.stringify(anchor),
      proposal: input.proposal ? JSON.stringify(input.proposal) : null,
    }
    await insertThread(tx, row)
    await setMentions(tx, { threadId: row.id, targetId: row.id }, body)
    const details = { kind: input.kind, level: input.level, visibility: circle.visibility }
    await recordAct(tx, actorOf(c), actOn({ row, who }, { action: 'thread.create', details }, circle), clock())
    return { id: row.id, isNew: true }
  })
  if (written.isNew) await tellCircle(parts, { documentId, id: written.id }, circle)
  return written
}

/** A thread in which nothing happened yet. */
const fresh = {
  state: 'open',
  edited_at: null,
  withdrawn_at: null,
  lost_at: null,
  lost_seq: null,
  outcome: null,
  decided_by: null,
  applied_seq: null,
}

/**
 * Answers in the thread of this request.
 * @throws {Problem} `step-not-possible` when the thread is closed; `invalid-input` for a visibility beyond the thread's
 */
export async function reply(parts: Parts, c: AppContext, input: ReplyInput): Promise<Written> {
  const { db, clock, newId } = parts
  const { row: seen, who } = seenThreadOf(c)
  const written = await db.transaction().execute(async (tx) => {
    const row = await demandRow(tx, seen.id)
    const thread = toThread(row)
    const before = await replyByKey(tx, { threadId: row.id, authorId: who.userId, key: input.key })
    const circle = before ? circleOfRow(before) : circleOfReply(thread.circle, who.viewer, input.visibility)
    if (before) return { id: before.id, isNew: false, circle }
    demandAction(thread, 'reply', who)
    const body = await withTrueNames(tx, who.standing.dossierId, input.body)
    const id = newId()
    const at = await nextMoment(tx, row.document_id, clock())
    const said = { id, thread_id: row.id, author_id: who.userId, created_at: at, kind: 'reply', client_key: input.key }
    await insertEntry(tx, { ...said, ...circleColumns(circle), ...bodyColumns(body) })
    await setMentions(tx, { threadId: row.id, targetId: id }, body)
    const details = { reply: id, visibility: circle.visibility }
    await recordAct(tx, actorOf(c), actOn({ row, who }, { action: 'thread.reply', details }, circle), clock())
    return { id, isNew: true, circle }
  })
  if (written.isNew) await tellCircle(parts, { documentId: seen.document_id, id: seen.id }, written.circle)
  return { id: written.id, isNew: written.isNew }
}
