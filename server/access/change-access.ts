import { recordAct, type Act } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { revokeOrphanedInvitations } from './invitation-store.ts'
import { standingOf } from './may.ts'
import { demandManager } from './member-store.ts'
import { reconsiderDossier } from './reconsider.ts'

/**
 * A change of access: it and its act in one transaction, never without a manager; what somebody gave out who
 * may not any more is withdrawn with it. Then open editors are asked again, so
 * that whoever lost access is out within a second.
 */
export function changeAccess(parts: Parts) {
  const { db, clock } = parts
  type Tx = Parts['db']
  return async (
    c: AppContext,
    act: Pick<Act, 'action' | 'objectKind' | 'objectId'>,
    apply: (tx: Tx) => Promise<Record<string, unknown>>,
  ): Promise<void> => {
    const { dossierId } = standingOf(c)
    await db.transaction().execute(async (tx) => {
      const details = await apply(tx)
      await demandManager(tx, dossierId)
      await recordAct(tx, actorOf(c), { ...act, dossierId, details }, clock())
      await revokeOrphanedInvitations(tx, actorOf(c), dossierId, clock())
    })
    await reconsiderDossier(parts, dossierId)
  }
}
