import { Problem } from '#shared/lib/problem.ts'
import type { AuditAction } from '#shared/audit/entry.ts'
import type { z } from 'zod'
import {
  demandNotWiderThan,
  demandReplyAction,
  widenedReply,
  type ReplyAction,
  type Thread,
} from '#shared/threads/rules.ts'
import type { replyEdit } from '#shared/threads/schema.ts'
import { maySee, type Circle, type Visibility } from '#shared/threads/visibility.ts'
import { circleColumns, circleOfRow } from '#server/db/circle.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { changeReply, replyRow, toReply, type EntryRow } from './entry-store.ts'
import { setMentions, withTrueNames } from './mention-store.ts'
import { seenThreadOf } from './seen-thread.ts'
import { tellCircle } from './tell.ts'
import { keepText, nextMoment, toThread } from './thread-store.ts'
import { actOn, bodyColumns, demandRow, type Open } from './write.ts'

/**
 * The reply of this request.
 * @throws {Problem} `not-found` when there is none in this thread that he may see
 */
export async function seenReply(db: Parts['db'], c: AppContext): Promise<EntryRow> {
  const { row, who } = seenThreadOf(c)
  const reply = await replyRow(db, row.id, c.req.param('replyId') ?? '')
  if (!reply || !maySee(circleOfRow(reply), who.viewer)) throw new Problem('not-found')
  return reply
}

interface ReplyChange {
  readonly set: Parameters<typeof changeReply>[2]
  readonly action: AuditAction
  readonly details?: Readonly<Record<string, unknown>>
  readonly circle?: Circle
}

async function changeSeenReply(
  parts: Parts,
  c: AppContext,
  action: ReplyAction,
  work: (open: Open, reply: EntryRow) => ReplyChange | Promise<ReplyChange>,
): Promise<void> {
  const { db, clock } = parts
  const { row: seen, who } = seenThreadOf(c)
  const circle = await db.transaction().execute(async (tx) => {
    const row = await demandRow(tx, seen.id)
    const thread: Thread = toThread(row)
    const reply = await seenReply(tx, c)
    demandReplyAction(toReply(reply), thread, action, who)
    const at = await nextMoment(tx, row.document_id, clock())
    const done = await work({ tx, row, thread, who, at }, reply)
    if (!(await changeReply(tx, reply, done.set))) throw new Problem('step-not-possible')
    const known = done.circle ?? circleOfRow(reply)
    const details = { reply: reply.id, ...done.details }
    await recordAct(tx, actorOf(c), actOn({ row, who }, { action: done.action, details }, known), clock())
    return known
  })
  await tellCircle(parts, { documentId: seen.document_id, id: seen.id }, circle)
}

/** Other words for a reply; the earlier ones are kept. [T6] @throws {Problem} `changed-meanwhile` as of a thread */
export const editReply = (parts: Parts, c: AppContext, input: z.output<typeof replyEdit>): Promise<void> =>
  changeSeenReply(parts, c, 'edit', async ({ tx, row, who, at }, reply) => {
    demandNotWiderThan(input.seenBy, circleOfRow(reply))
    const body = await withTrueNames(tx, who.standing.dossierId, input.body)
    const earlier = circleColumns(circleOfRow(reply))
    await keepText(tx, { target_id: reply.id, until: at, body: reply.body ?? '[]', proposal: null, ...earlier })
    await setMentions(tx, { threadId: row.id, targetId: reply.id }, body)
    return { set: { ...bodyColumns(body), edited_at: at }, action: 'thread.edit' }
  })

/** Takes a reply back; its words stay readable for the organisation that said them. [T6] */
export const withdrawReply = (parts: Parts, c: AppContext): Promise<void> =>
  changeSeenReply(parts, c, 'withdraw', ({ at }) => ({ set: { withdrawn_at: at }, action: 'thread.withdraw' }))

/** Shares a reply with more, at most with whom the thread is shared. [T22] [T24] */
export const widenReply = (parts: Parts, c: AppContext, to: Visibility): Promise<void> =>
  changeSeenReply(parts, c, 'widen', ({ thread, who }, reply) => {
    const before = circleOfRow(reply)
    const circle = widenedReply(thread.circle, before, to, who.viewer)
    return { set: circleColumns(circle), action: 'thread.widen', details: { to }, circle }
  })
