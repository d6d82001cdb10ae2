import type { z } from 'zod'
import type { accountPatch } from '#shared/admin/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { dossiersInvitedInto, revokeOrphanedInvitations } from '#server/access/invitation-store.ts'
import { demandManager, managedDossiers } from '#server/access/member-store.ts'
import { accountByEmail, accountById, demandOrganisation, hasAdministrator } from '#server/auth/account-store.ts'
import { revokeLinksOfAdministrator } from '#server/auth/link-store.ts'
import { endAllSessions } from '#server/auth/session-store.ts'
import { recordAct, type Act } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { changeAccount, endInspections, hasOthers } from './store.ts'

type Patch = z.output<typeof accountPatch>

/**
 * Changes an account. Closing it, or moving it to another employer, ends what it could do at once: sessions, what it
 * gave out and nobody used, looks into dossiers.
 * @throws {Problem} `not-found`, `email-in-use`, `invalid-input`, `last-administrator`, `last-manager`
 */
export async function patchAccount(parts: Parts, c: AppContext, userId: string, patch: Patch): Promise<void> {
  const { db, clock, sync } = parts
  const actor = actorOf(c)
  await db.transaction().execute(async (tx) => {
    const before = await accountById(tx, userId)
    if (!before) throw new Problem('not-found')
    if (patch.email !== undefined && patch.email !== before.email && (await accountByEmail(tx, patch.email))) {
      throw new Problem('email-in-use')
    }
    if (patch.organisation !== undefined) await demandOrganisation(tx, patch.organisation, clock())
    const managed = await managedDossiers(tx, userId)
    const isActive = before.deactivated_at === null
    const { active, ...facts } = patch
    const deactivatedAt = active === undefined || active === isActive ? undefined : active ? null : toInstant(clock())
    await changeAccount(tx, userId, { ...facts, deactivatedAt })
    if (!(await hasAdministrator(tx))) throw new Problem('last-administrator')
    for (const dossierId of managed) if (await hasOthers(tx, dossierId, userId)) await demandManager(tx, dossierId)
    for (const act of actsOf(patch, { isActive, isAdmin: before.is_admin === 1 })) {
      await recordAct(tx, actor, { ...act, objectKind: 'account', objectId: userId }, clock())
    }
    const invitedInto = await dossiersInvitedInto(tx, userId)
    for (const dossierId of invitedInto) await revokeOrphanedInvitations(tx, actor, dossierId, clock())
    if (patch.active === false) await endAllSessions(tx, userId)
    if (patch.active === false || patch.isAdmin === false) {
      await revokeLinksOfAdministrator(tx, userId, clock())
      await endInspections(tx, userId, clock())
    }
  })
  await sync.reconsider((connection) => connection.userId === userId)
}

/** What is written down: each kind of change apart, and of the rest only which fields. */
function actsOf(patch: Patch, before: { isActive: boolean; isAdmin: boolean }): Pick<Act, 'action' | 'details'>[] {
  const acts: Pick<Act, 'action' | 'details'>[] = []
  if (patch.active !== undefined && patch.active !== before.isActive) {
    acts.push({ action: patch.active ? 'account.reactivate' : 'account.deactivate' })
  }
  if (patch.isAdmin !== undefined && patch.isAdmin !== before.isAdmin) {
    acts.push({ action: patch.isAdmin ? 'administrator.grant' : 'administrator.revoke' })
  }
  const changed = Object.keys(patch).filter((key) => key !== 'active' && key !== 'isAdmin')
  if (changed.length > 0) acts.push({ action: 'account.change', details: { changed } })
  return acts
}
