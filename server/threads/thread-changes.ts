import type { z } from 'zod'
import { Problem } from '#shared/lib/problem.ts'
import { decided, demandAction, demandNotWiderThan, reopened, widened } from '#shared/threads/rules.ts'
import type { anchorInput, decisionInput, threadEdit } from '#shared/threads/schema.ts'
import { isWithin, type Visibility } from '#shared/threads/visibility.ts'
import { circleColumns } from '#server/db/circle.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { setMentions, withTrueNames } from './mention-store.ts'
import { seenThreadOf } from './seen-thread.ts'
import { tellCircle } from './tell.ts'
import { agree, disagree, keepText, lastSeq, nextMoment, toThread } from './thread-store.ts'
import { actOn, bodyColumns, change, demandRow } from './write.ts'

/**
 * Other words, or another proposal; the earlier ones are kept. [T6]
 * @throws {Problem} `invalid-input` for a proposal to what is none, `changed-meanwhile` when more people read it by now
 */
export const editThread = (parts: Parts, c: AppContext, input: z.output<typeof threadEdit>): Promise<void> =>
  change(parts, c, 'edit', async ({ tx, row, thread, who, at }) => {
    demandNotWiderThan(input.seenBy, thread.circle)
    if (input.proposal && thread.kind !== 'tekstvoorstel') {
      throw new Problem('invalid-input', { fields: [{ path: 'proposal', message: 'only of a tekstvoorstel' }] })
    }
    const { body: earlierBody, proposal: earlierProposal } = row
    const earlier = { target_id: row.id, until: at, body: earlierBody, proposal: earlierProposal }
    await keepText(tx, { ...earlier, ...circleColumns(thread.circle) })
    const body = input.body && (await withTrueNames(tx, who.standing.dossierId, input.body))
    if (body) await setMentions(tx, { threadId: row.id, targetId: row.id }, body)
    const set = {
      edited_at: at,
      ...(body && bodyColumns(body)),
      ...(input.proposal && { proposal: JSON.stringify(input.proposal) }),
    }
    return { set, action: 'thread.edit' }
  })

/** Takes a thread back; what others said in it stays. [T6] */
export const withdrawThread = (parts: Parts, c: AppContext): Promise<void> =>
  change(parts, c, 'withdraw', ({ at }) =>
    Promise.resolve({ set: { state: 'withdrawn', withdrawn_at: at }, action: 'thread.withdraw' }),
  )

/** Closes a thread with what was done. */
export const resolveThread = (parts: Parts, c: AppContext, note: string): Promise<void> =>
  change(parts, c, 'resolve', () =>
    Promise.resolve({ set: { state: 'resolved' }, entry: { kind: 'resolve', note }, action: 'thread.resolve' }),
  )

/** Opens it again; an outcome is forgotten, the entry about it is not. [T42] */
export const reopenThread = (parts: Parts, c: AppContext, note: string): Promise<void> =>
  change(parts, c, 'reopen', () => {
    const { state, outcome, decidedBy, appliedSeq } = reopened
    const set = { state, outcome, decided_by: decidedBy, applied_seq: appliedSeq }
    return Promise.resolve({ set, entry: { kind: 'reopen', note }, action: 'thread.reopen' })
  })

/** Shares it with more, for good. What was said in it while it was narrow stays narrow. [T22] [T23] */
export const widenThread = (parts: Parts, c: AppContext, to: Visibility): Promise<void> =>
  change(parts, c, 'widen', ({ thread, who }) => {
    const circle = widened(thread.circle, to, who.viewer)
    const { within } = who.standing
    if (within && !isWithin(circle, within)) throw new Problem('step-not-possible')
    const details = { visibility: [thread.circle.visibility, to] }
    const entry = { kind: 'widen', widened_to: to }
    return Promise.resolve({ set: circleColumns(circle), entry, action: 'thread.widen', details, circle })
  })

/** Makes it bestuurlijk, by name. [T33] */
export const promoteThread = (parts: Parts, c: AppContext): Promise<void> =>
  change(parts, c, 'promote', () =>
    Promise.resolve({ set: { level: 'bestuurlijk' }, entry: { kind: 'promote' }, action: 'thread.promote' }),
  )

/** Attaches it to other words by hand. [T51] */
export const attachThread = (parts: Parts, c: AppContext, input: z.output<typeof anchorInput>): Promise<void> =>
  change(parts, c, 'attach', async ({ tx, row }) => {
    const anchor = JSON.stringify({ ...input, seq: await lastSeq(tx, row.document_id) })
    const set = { anchor, lost_at: null, lost_seq: null }
    return { set, entry: { kind: 'attach', earlier_anchor: row.anchor }, action: 'thread.attach' }
  })

/** Decides about a tekstvoorstel; of two at the same time one is first. [T41] */
export const decide = (parts: Parts, c: AppContext, input: z.output<typeof decisionInput>): Promise<void> =>
  change(parts, c, 'decide', ({ row, who }) => {
    const { outcome, reason } = input
    const { state, decidedBy } = decided(outcome, who.userId)
    const details = { outcome, proposedBy: row.author_id }
    const entry = { kind: 'decide', note: reason, outcome }
    return Promise.resolve({ set: { state, outcome, decided_by: decidedBy }, entry, action: 'thread.decide', details })
  })

/** The accepted words are in the text that is on disk. [T42] */
export const applied = (parts: Parts, c: AppContext): Promise<void> =>
  change(parts, c, 'apply', async ({ tx, row }) => {
    const seq = await lastSeq(tx, row.document_id)
    const details = { seq, proposedBy: row.author_id, outcome: row.outcome }
    return { set: { applied_seq: seq }, action: 'thread.apply', details }
  })

/** Says that this person is eens, namens his organisation, or takes it back. [T32] */
export async function setAgreement(parts: Parts, c: AppContext, isAgreed: boolean): Promise<void> {
  const { row: seen, who } = seenThreadOf(c)
  const { userId } = who
  const { actsFor } = who.standing
  const circle = await parts.db.transaction().execute(async (tx) => {
    const row = await demandRow(tx, seen.id)
    const thread = toThread(row)
    demandAction(thread, 'agree', who)
    const own = { ...thread.circle, raisedBy: actsFor }
    if (isAgreed) {
      const at = await nextMoment(tx, row.document_id, parts.clock())
      await agree(tx, { thread_id: row.id, user_id: userId, at, ...circleColumns(own) })
    } else if (!(await disagree(tx, { threadId: row.id, userId, actsFor }))) return undefined
    const done = { action: isAgreed ? 'thread.agree' : 'thread.disagree' } as const
    await recordAct(tx, actorOf(c), actOn({ row, who }, done, thread.circle), parts.clock())
    return thread.circle
  })
  if (circle) await tellCircle(parts, { documentId: seen.document_id, id: seen.id }, circle)
}
