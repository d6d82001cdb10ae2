import type { Kysely } from 'kysely'
import type { PasswordLink } from '#shared/admin/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import { REFUSE_ONCE_MS, noteAct, recordAct, type Actor } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { accountById, changePassword, type AccountRow } from './account-store.ts'
import { insertLink, linkByToken, linkState, revokePasswordLinks, useLink, type LinkRow } from './link-store.ts'
import { hashNewPassword } from './new-password.ts'
import { newLinkToken } from './secrets.ts'
import { endAllSessions } from './session-store.ts'

/** Long enough for a letter to be read, short enough that a lost one is soon worth nothing. */
const VALID_MS = 24 * 60 * 60 * 1000

type Needs = Pick<Parts, 'db' | 'clock' | 'log' | 'newId' | 'config'>

/**
 * A one-time link by which somebody chooses a new password. Nothing changes until it is used; an earlier one of the same
 * account stops working.
 * @throws {Problem} `not-found` for an account that is not there or is closed
 */
export async function makePasswordLink(needs: Needs, c: AppContext, userId: string): Promise<PasswordLink> {
  const { db, clock, newId, config } = needs
  const token = newLinkToken()
  const expiresAt = toInstant(clock() + VALID_MS)
  await db.transaction().execute(async (tx) => {
    const account = await accountById(tx, userId)
    if (!account || account.deactivated_at !== null) throw new Problem('not-found')
    await revokePasswordLinks(tx, userId, clock())
    const actor = actorOf(c)
    const nothing = { email: null, dossierId: null, role: null, organisationCode: null, isAdmin: false }
    const link = {
      ...nothing,
      id: newId(),
      token,
      kind: 'password',
      createdBy: actor.userId,
      expiresAt,
      userId,
    } as const
    await insertLink(tx, link, clock())
    const act = { action: 'account.password-link', objectKind: 'account', objectId: userId } as const
    await recordAct(tx, actor, { ...act, details: { until: expiresAt } }, clock())
  })
  return { link: `${config.publicUrl}/nieuw-wachtwoord#${token}`, expiresAt }
}

/**
 * The link that this token opens now, with its account. One that was used, has expired or was withdrawn is written down
 * as refused.
 * @throws {Problem} `link-not-valid`
 */
export async function demandPasswordLink(
  parts: Pick<Needs, 'db' | 'clock' | 'log'>,
  c: AppContext,
  token: string,
): Promise<{ link: LinkRow; account: AccountRow }> {
  const { db, clock } = parts
  const link = await linkByToken(db, 'password', token)
  const account = link?.user_id ? await accountById(db, link.user_id) : undefined
  const state = link ? linkState(link, clock()) : 'unknown'
  if (link && account && account.deactivated_at === null && state === 'open') return { link, account }
  const reason = account && account.deactivated_at !== null ? 'deactivated' : state
  const act = { action: 'account.password-reset', objectKind: 'account', objectId: account?.id ?? 'unknown' } as const
  await noteAct(parts, actorOf(c), { ...act, result: 'refused', details: { reason } }, REFUSE_ONCE_MS)
  throw new Problem('link-not-valid')
}

/**
 * Gives the account of the link its new password. All its sessions end, and other links for it stop working.
 * @returns whose account it was
 * @throws {Problem} `link-not-valid` or `password-too-common`
 */
export async function usePasswordLink(
  needs: Pick<Needs, 'db' | 'clock' | 'log'>,
  c: AppContext,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const { db, clock } = needs
  const { link, account } = await demandPasswordLink(needs, c, token)
  const hash = await hashNewPassword(password, [account.name, account.email])
  await db.transaction().execute(async (tx) => {
    if (!(await useLink(tx, link.id, account.id, clock()))) throw new Problem('link-not-valid')
    await revokePasswordLinks(tx, account.id, clock())
    const actor = { ...actorOf(c), userId: account.id, actsFor: account.organisation_code }
    await resetPassword(tx, actor, { userId: account.id, hash, by: 'link' }, clock())
  })
  return account.id
}

/** Sets a password without the old one, ends all sessions, and writes it down. Give a transaction. */
export async function resetPassword(
  tx: Kysely<Database>,
  actor: Actor,
  { userId, hash, by }: { userId: string; hash: string; by: 'link' | 'cli' },
  nowMs: number,
): Promise<void> {
  await changePassword(tx, userId, hash)
  await endAllSessions(tx, userId)
  const act = { action: 'account.password-reset', objectKind: 'account', objectId: userId } as const
  await recordAct(tx, actor, { ...act, details: { by } }, nowMs)
}
