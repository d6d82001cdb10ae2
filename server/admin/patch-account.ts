import type { z } from 'zod'
import type { accountPatch } from '#shared/admin/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { demandManager, managedDossiers } from '#server/access/member-store.ts'
import { accountByEmail, accountById, demandOrganisation, hasAdministrator } from '#server/auth/account-store.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { recordAct, type Act } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { changeAccount, hasOthers } from './store.ts'

type Patch = z.output<typeof accountPatch>

/**
 * Changes an account. Closing it, or moving it to another employer, ends what it could do at once.
 * @throws {Problem} `not-found`, `email-in-use`, `invalid-input`, `last-administrator`, `last-manager`
 */
export async function patchAccount(parts: Parts, c: AppContext, userId: string, patch: Patch): Promise<void> {
  const { db, clock, sync } = parts
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
      await recordAct(tx, actorOf(c), { ...act, objectKind: 'account', objectId: userId }, clock())
    }
  })
  if (patch.active === false) await createSessions(parts).endAll(userId)
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
