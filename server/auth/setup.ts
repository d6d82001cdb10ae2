import type { Kysely } from 'kysely'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'
import type { Parts } from '#server/parts.ts'
import { hasAdministrator } from './account-store.ts'
import { insertLink, linkByToken, linkState, revokeSetupLinks, type LinkRow } from './link-store.ts'
import { newLinkToken } from './secrets.ts'

const VALID_MS = 24 * 60 * 60 * 1000

/**
 * A fresh link by which the first administrator makes his account, valid for 24 hours; older ones stop working.
 * @returns undefined when there is an administrator already
 */
export async function firstAdministratorLink(
  { db, newId, clock }: Pick<Parts, 'db' | 'newId' | 'clock'>,
  publicUrl: string,
): Promise<string | undefined> {
  const nowMs = clock()
  const token = newLinkToken()
  const isMade = await db.transaction().execute(async (tx) => {
    if (await hasAdministrator(tx)) return false
    await revokeSetupLinks(tx, nowMs)
    const nothing = { email: null, dossierId: null, role: null, organisationCode: null, createdBy: null }
    const expiresAt = toInstant(nowMs + VALID_MS)
    await insertLink(tx, { ...nothing, id: newId(), token, kind: 'setup', isAdmin: true, expiresAt }, nowMs)
    return true
  })
  return isMade ? `${publicUrl}/eerste-beheerder#${token}` : undefined
}

/**
 * The link for the first administrator that this token opens.
 * @throws {Problem} `setup-done` or `link-not-valid`
 */
export async function demandSetupLink(db: Kysely<Database>, token: string, nowMs: number): Promise<LinkRow> {
  const link = await linkByToken(db, 'setup', token)
  if (!link) throw new Problem('link-not-valid')
  if (await hasAdministrator(db)) throw new Problem('setup-done')
  if (linkState(link, nowMs) !== 'open') throw new Problem('link-not-valid')
  return link
}
