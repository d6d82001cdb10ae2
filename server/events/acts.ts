import type { Kysely } from 'kysely'
import type { AuditAction, auditResults } from '#shared/audit/entry.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { circleOfDocument, optionalCircleColumns } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import { storageFault } from '#server/db/storage-errors.ts'
import { toInstant, type Clock } from '#server/lib/clock.ts'
import type { Logger } from '#server/lib/log.ts'

/** Who does something, from where. */
export interface Actor {
  readonly userId: string | null
  /** Namens which organisation. */
  readonly actsFor: string | null
  readonly address: string
  readonly requestId: string | null
}

export interface Act {
  readonly action: AuditAction
  readonly objectKind:
    | 'account'
    | 'session'
    | 'invitation'
    | 'dossier'
    | 'document'
    | 'organisation'
    | 'workspace'
    | 'template'
    | 'thread'
    | 'dilemma'
    | 'ground-rule'
    | 'consultation'
  readonly objectId: string
  readonly dossierId?: string | undefined
  /**
   * Who may know of it; not given: everybody in the dossier, or the circle of the document that it is about. A narrow act
   * is nobody's activity but the circle's.
   */
  readonly circle?: Circle | undefined
  readonly result?: (typeof auditResults)[number]
  /** What changed; no secret and no document text. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Acts that leave a dossier as it was: looking is no activity. */
const looking: ReadonlySet<AuditAction> = new Set(['document.open', 'document.export', 'content.inspect'])

/** The circle that may know of an act; undefined: everybody in the dossier. Nobody hears of a document by an act on it. */
async function circleOfAct(db: Kysely<Database>, { circle, objectKind, objectId }: Act): Promise<Circle | undefined> {
  if (circle || objectKind !== 'document') return circle?.visibility === 'everyone' ? undefined : circle
  const document = await db
    .selectFrom('documents')
    .select(['visibility', 'raised_by', 'koepel'])
    .where('id', '=', objectId)
    .executeTakeFirst()
  return document && circleOfDocument(document)
}

/**
 * Writes an act down. Give the transaction of the change itself, so that neither exists without the other.
 * An act in a dossier that was done is its newest activity, unless not everybody there may know of it: the time of the
 * newest activity would tell them.
 */
export async function recordAct(db: Kysely<Database>, actor: Actor, act: Act, nowMs: number): Promise<void> {
  const at = toInstant(nowMs)
  const result = act.result ?? 'done'
  const circle = await circleOfAct(db, act)
  await db
    .insertInto('acts')
    .values({
      at,
      actor_id: actor.userId,
      acts_for: actor.actsFor,
      action: act.action,
      object_kind: act.objectKind,
      object_id: act.objectId,
      dossier_id: act.dossierId ?? null,
      address: actor.address,
      request_id: actor.requestId,
      result,
      details: JSON.stringify(act.details ?? {}),
      ...optionalCircleColumns(circle),
    })
    .execute()
  if (!act.dossierId || result !== 'done' || looking.has(act.action) || circle) return
  await db.updateTable('dossiers').set({ last_activity_at: at }).where('id', '=', act.dossierId).execute()
}

/** The same refusal again and again is one row in this time: asking costs whoever asks nothing. */
export const REFUSE_ONCE_MS = 60 * 1000

/** What {@link noteAct} needs of the server's parts. */
export interface Notes {
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Writes down what changes nothing: somebody looked, took a copy, was refused. Unless this actor did the very same, from
 * the same address, within `withinMs`: a person repeats it all day. Where the storage takes no more the act goes to the
 * log, and what it is about goes on: a full disk keeps nobody from his text, and a refusal stays that refusal.
 */
export async function noteAct({ db, clock, log }: Notes, actor: Actor, act: Act, withinMs: number): Promise<void> {
  try {
    if (!(await didLately(db, actor, act, clock() - withinMs))) await recordAct(db, actor, act, clock())
  } catch (error) {
    if (storageFault(error) === undefined) throw error
    log.error({ err: error, actor, act }, 'an act could not be written down')
  }
}

async function didLately(db: Kysely<Database>, actor: Actor, act: Act, sinceMs: number): Promise<boolean> {
  const before = await db
    .selectFrom('acts')
    .select('seq')
    .where('actor_id', actor.userId === null ? 'is' : '=', actor.userId)
    .where('action', '=', act.action)
    .where('object_id', '=', act.objectId)
    .where('at', '>', toInstant(sinceMs))
    .where('acts_for', actor.actsFor === null ? 'is' : '=', actor.actsFor)
    .where('address', '=', actor.address)
    .where('result', '=', act.result ?? 'done')
    .where('details', '=', JSON.stringify(act.details ?? {}))
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}

/** Whoever works on the command line of the server. */
export const commandLine: Actor = { userId: null, actsFor: null, address: 'cli', requestId: null }
