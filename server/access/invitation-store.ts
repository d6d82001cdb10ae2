import type { Kysely } from 'kysely'
import { can } from '#shared/access/can.ts'
import { roles } from '#shared/access/roles.ts'
import type { Invitation } from '#shared/access/schema.ts'
import { linkState, type LinkRow } from '#server/auth/link-store.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { recordAct, type Actor } from '#server/events/acts.ts'
import { toInstant } from '#server/lib/clock.ts'
import { dossierStanding } from './standing.ts'

/** The invitations of a dossier, or with null those without one; the newest first. */
export async function invitationsOf(
  db: Kysely<Database>,
  dossierId: string | null,
  nowMs: number,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('kind', '=', 'invitation')
    .where('dossier_id', dossierId === null ? 'is' : '=', dossierId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return await asInvitations(db, rows, nowMs)
}

/** One invitation, in the form of the API. */
export async function invitationById(db: Kysely<Database>, id: string, nowMs: number): Promise<Invitation> {
  const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const [invitation] = await asInvitations(db, [row], nowMs)
  if (!invitation) throw new Error(`invitation ${id} is missing`)
  return invitation
}

async function asInvitations(db: Kysely<Database>, rows: readonly LinkRow[], nowMs: number): Promise<Invitation[]> {
  const people = await peopleById(
    db,
    rows.map((row) => row.created_by),
  )
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.organisation_code),
  )
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? '',
    role: roles.find((role) => role === row.role) ?? null,
    organisation: known(organisations, row.organisation_code ?? ''),
    isAdmin: row.is_admin === 1,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    createdBy: known(people, row.created_by ?? ''),
    state: linkState(row, nowMs),
  }))
}

/**
 * Withdraws an invitation of this dossier (null: one without a dossier).
 * @returns false when there is none that is open
 */
export async function revokeInvitation(
  db: Kysely<Database>,
  dossierId: string | null,
  id: string,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ revoked_at: toInstant(nowMs) })
    .where('id', '=', id)
    .where('kind', '=', 'invitation')
    .where('dossier_id', dossierId === null ? 'is' : '=', dossierId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The dossiers into which this person has invited somebody who can still accept. */
export async function dossiersInvitedInto(db: Kysely<Database>, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('invitations')
    .select('dossier_id')
    .distinct()
    .where('created_by', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((row) => row.dossier_id).filter((id) => id !== null)
}

/**
 * Withdraws the open invitations of those who may not invite into this dossier any more: else whoever is put out leaves
 * a door open. Ask after every change of access, in its transaction; each is written down.
 */
export async function revokeOrphanedInvitations(
  tx: Kysely<Database>,
  actor: Actor,
  dossierId: string,
  nowMs: number,
): Promise<void> {
  const open = await tx
    .selectFrom('invitations')
    .select(['id', 'created_by'])
    .where('dossier_id', '=', dossierId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  for (const [inviter, invitations] of Map.groupBy(open, (row) => row.created_by ?? '')) {
    const standing = await dossierStanding(tx, inviter, dossierId, nowMs)
    // an archived dossier takes nobody, and its invitations hold again when it is restored
    if (standing && can({ ...standing, archived: false }, 'invitation.create') === 'yes') continue
    for (const { id } of invitations) {
      await revokeInvitation(tx, dossierId, id, nowMs)
      const act = { action: 'invitation.revoke', objectKind: 'invitation', objectId: id, dossierId } as const
      await recordAct(tx, actor, { ...act, details: { reason: 'inviter-lost-right' } }, nowMs)
    }
  }
}

export async function dossierTitle(db: Kysely<Database>, dossierId: string | null): Promise<string | null> {
  if (dossierId === null) return null
  const found = await db.selectFrom('dossiers').select('title').where('id', '=', dossierId).executeTakeFirst()
  return found?.title ?? null
}
