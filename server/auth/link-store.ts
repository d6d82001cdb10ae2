import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { InvitationsTable } from '#server/db/tables/people.ts'
import { toInstant } from '#server/lib/clock.ts'
import { hashSecret } from './secrets.ts'

export type LinkRow = Selectable<InvitationsTable>

export interface NewLink {
  readonly id: string
  readonly token: string
  readonly kind: LinkRow['kind']
  readonly email: string | null
  readonly dossierId: string | null
  readonly role: string | null
  readonly organisationCode: string | null
  readonly isAdmin: boolean
  readonly createdBy: string | null
  readonly expiresAt: string
  /** Whose password a link of that kind changes. */
  readonly userId?: string
}

/** Stores a one-time link; of its token only the hash. */
export async function insertLink(db: Kysely<Database>, link: NewLink, nowMs: number): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      id: link.id,
      token_hash: hashSecret(link.token),
      kind: link.kind,
      email: link.email,
      dossier_id: link.dossierId,
      role: link.role,
      organisation_code: link.organisationCode,
      is_admin: link.isAdmin ? 1 : 0,
      created_at: toInstant(nowMs),
      created_by: link.createdBy,
      expires_at: link.expiresAt,
      used_at: null,
      used_by: null,
      revoked_at: null,
      user_id: link.userId ?? null,
    })
    .execute()
}

export const linkByToken = (db: Kysely<Database>, kind: LinkRow['kind'], token: string): Promise<LinkRow | undefined> =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where('kind', '=', kind)
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst()

/** What a link is worth now. */
export function linkState(link: LinkRow, nowMs: number): 'open' | 'used' | 'revoked' | 'expired' {
  if (link.used_at !== null) return 'used'
  if (link.revoked_at !== null) return 'revoked'
  return link.expires_at <= toInstant(nowMs) ? 'expired' : 'open'
}

/** Uses a link up. @returns false when somebody was first, or it was withdrawn or expired meanwhile */
export async function useLink(db: Kysely<Database>, id: string, userId: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ used_at: toInstant(nowMs), used_by: userId })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', toInstant(nowMs))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Withdraws the links for the first administrator that are still open. */
export async function revokeSetupLinks(db: Kysely<Database>, nowMs: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ revoked_at: toInstant(nowMs) })
    .where('kind', '=', 'setup')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Withdraws the links for a new password of this account that are still open. */
export async function revokePasswordLinks(db: Kysely<Database>, userId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ revoked_at: toInstant(nowMs) })
    .where('kind', '=', 'password')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Withdraws what somebody gave out as an administrator and nobody used: invitations into the workspace, new passwords. */
export async function revokeLinksOfAdministrator(db: Kysely<Database>, userId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ revoked_at: toInstant(nowMs) })
    .where('created_by', '=', userId)
    .where('dossier_id', 'is', null)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}
