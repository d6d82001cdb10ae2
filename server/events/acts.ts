import type { Kysely } from 'kysely'
import type { AuditAction, auditResults } from '#shared/audit/entry.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

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
  readonly objectKind: 'account' | 'session' | 'invitation' | 'dossier' | 'document' | 'organisation' | 'workspace'
  readonly objectId: string
  readonly dossierId?: string | undefined
  readonly result?: (typeof auditResults)[number]
  /** What changed; no secret and no document text. */
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * Writes an act down. Give the transaction of the change itself, so that neither exists without the other.
 * An act in a dossier that was done is its newest activity.
 */
export async function recordAct(db: Kysely<Database>, actor: Actor, act: Act, nowMs: number): Promise<void> {
  const at = toInstant(nowMs)
  const result = act.result ?? 'done'
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
    })
    .execute()
  if (!act.dossierId || result !== 'done') return
  await db.updateTable('dossiers').set({ last_activity_at: at }).where('id', '=', act.dossierId).execute()
}
