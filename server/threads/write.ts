import type { Kysely, Updateable } from 'kysely'
import type { AuditAction } from '#shared/audit/entry.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Body } from '#shared/threads/body.ts'
import { bodyText } from '#shared/threads/body-words.ts'
import { demandAction, type Thread, type ThreadAction } from '#shared/threads/rules.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { circleColumns } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import type { ThreadsTable } from '#server/db/tables/threads.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { insertEntry, type NewEntry } from './entry-store.ts'
import { seenThreadOf, type Looker } from './seen-thread.ts'
import { tellCircle } from './tell.ts'
import { changeThread, nextMoment, threadRow, toThread, type ThreadRow } from './thread-store.ts'

/** A thread inside the transaction that changes it. */
export interface Open {
  readonly tx: Kysely<Database>
  readonly row: ThreadRow
  readonly thread: Thread
  readonly who: Looker
  /** The moment of this change in the order of the document. */
  readonly at: string
}

/** What a change comes to: new columns of the thread, what is said of it in the thread, and the act. */
export interface Change {
  readonly set?: Updateable<ThreadsTable>
  readonly entry?: Pick<NewEntry, 'kind'> &
    Partial<Pick<NewEntry, 'note' | 'outcome' | 'widened_to' | 'earlier_anchor'>>
  readonly action: AuditAction
  readonly details?: Readonly<Record<string, unknown>>
  /** Who may know of it; not given: who sees the thread. */
  readonly circle?: Circle
}

/** The columns of a body. */
export const bodyColumns = (body: Body) => ({ body: JSON.stringify(body), body_text: bodyText(body) })

/**
 * Changes the thread of this request as one transaction: judged by the rules as it is then, with its entry and its act,
 * and afterwards told to those who may know.
 * @throws {Problem} `not-allowed`, `step-not-possible` (also when somebody else was first), and what `work` throws
 */
export async function change(
  parts: Parts,
  c: AppContext,
  action: ThreadAction,
  work: (open: Open) => Promise<Change>,
): Promise<void> {
  const seen = seenThreadOf(c)
  const circle = await parts.db.transaction().execute(async (tx) => {
    const row = await demandRow(tx, seen.row.id)
    const thread = toThread(row)
    demandAction(thread, action, seen.who)
    const at = await nextMoment(tx, row.document_id, parts.clock())
    const open = { tx, row, thread, who: seen.who, at }
    const done = await work(open)
    if (done.set && !(await changeThread(tx, row, done.set))) throw new Problem('step-not-possible')
    const known = done.circle ?? thread.circle
    if (done.entry) {
      const own = circleColumns({ ...known, raisedBy: seen.who.standing.actsFor })
      const entry = { id: parts.newId(), thread_id: row.id, author_id: seen.who.userId, created_at: at }
      await insertEntry(tx, { ...entry, ...own, ...done.entry })
    }
    await recordAct(tx, actorOf(c), actOn(open, done, known), parts.clock())
    return known
  })
  await tellCircle(parts, { documentId: seen.row.document_id, id: seen.row.id }, circle)
}

/** An act about a thread, known to whoever may know of what was done. */
export const actOn = ({ row, who }: Pick<Open, 'row' | 'who'>, done: Change, circle: Circle) =>
  ({
    action: done.action,
    objectKind: 'thread',
    objectId: row.id,
    dossierId: who.standing.dossierId,
    circle,
    details: done.details ?? {},
  }) as const

/** The thread as it is now: it was there when the request came in, and nothing is deleted. */
export async function demandRow(db: Kysely<Database>, id: string): Promise<ThreadRow> {
  const row = await threadRow(db, id)
  if (!row) throw new Problem('not-found')
  return row
}
