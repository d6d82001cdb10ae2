import type { Kysely } from 'kysely'
import { can, roleInCircle, type DossierAction, type DossierStanding } from '#shared/access/can.ts'
import { roles, strongest, type Role } from '#shared/access/roles.ts'
import { Problem } from '#shared/lib/problem.ts'
import { circleOfDocument } from '#server/db/circle.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'
import { viewerIn } from './viewer-store.ts'

/** @throws Error when the database holds something else than a role */
export const asRole = (value: string): Role => {
  const role = roles.find((known) => known === value)
  if (!role) throw new Error(`unknown role in the database: ${value}`)
  return role
}

/**
 * All dossiers, and how an account is in each: by its membership and by its employer, who counts only when confirmed. No
 * rows for an account that is closed or does not exist.
 */
export const holdingsOf = (db: Kysely<Database>, userId: string) =>
  db
    .selectFrom('dossiers')
    .innerJoin('users', (join) => join.on('users.id', '=', userId).on('users.deactivated_at', 'is', null))
    .leftJoin('dossier_members as member', (join) =>
      join.onRef('member.dossier_id', '=', 'dossiers.id').onRef('member.user_id', '=', 'users.id'),
    )
    .leftJoin('dossier_organisations as employer', (join) =>
      join
        .onRef('employer.dossier_id', '=', 'dossiers.id')
        .onRef('employer.organisation_code', '=', 'users.organisation_code')
        .on('users.employer_confirmed', '=', 1),
    )
    .select(['users.organisation_code', 'users.employer_confirmed', 'users.is_admin'])
    .select(['member.role as member_role', 'member.acts_for', 'employer.role as employer_role'])

/** A row of {@link holdingsOf}. */
interface Holding {
  readonly organisation_code: string
  readonly employer_confirmed: number
  readonly acts_for: string | null
  readonly member_role: string | null
  readonly employer_role: string | null
}

/** The roles in it, for whom one acts, and whether somebody who can know says that one belongs there. */
export function asHeld(row: Holding): { held: Role[]; actsFor: string; isVouchedFor: boolean } {
  return {
    held: [row.member_role, row.employer_role].filter((role) => role !== null).map(asRole),
    actsFor: row.acts_for ?? row.organisation_code,
    isVouchedFor: row.acts_for !== null || row.employer_confirmed === 1,
  }
}

/**
 * What `userId` may do in a dossier now: the strongest of his membership, his employer's role and an opened inspection.
 * Undefined when the dossier or the account does not exist.
 */
export async function dossierStanding(
  db: Kysely<Database>,
  userId: string,
  dossierId: string,
  nowMs: number,
): Promise<DossierStanding | undefined> {
  const found = await holdingsOf(db, userId)
    .select('dossiers.archived_at')
    .where('dossiers.id', '=', dossierId)
    .executeTakeFirst()
  if (!found) return undefined
  const inspectionUntil = found.is_admin ? await openInspection(db, userId, dossierId, nowMs) : null
  const { held, actsFor, isVouchedFor } = asHeld(found)
  return {
    dossierId,
    role: strongest(inspectionUntil ? [...held, 'reader'] : held),
    archived: found.archived_at !== null,
    actsFor,
    isVouchedFor,
    inspectionUntil: held.length > 0 ? null : inspectionUntil,
  }
}

async function openInspection(
  db: Kysely<Database>,
  userId: string,
  dossierId: string,
  nowMs: number,
): Promise<string | null> {
  const open = await db
    .selectFrom('inspections')
    .select('until')
    .where('dossier_id', '=', dossierId)
    .where('user_id', '=', userId)
    .where('until', '>', toInstant(nowMs))
    .orderBy('until', 'desc')
    .executeTakeFirst()
  return open?.until ?? null
}

/**
 * As {@link dossierStanding}, by a document: an archived document is as archived as its dossier, and one with a circle is
 * not there for who is outside it, whatever his role.
 */
export async function documentStanding(
  db: Kysely<Database>,
  userId: string,
  documentId: string,
  nowMs: number,
): Promise<DossierStanding | undefined> {
  const document = await db
    .selectFrom('documents')
    .select(['dossier_id', 'archived_at', 'visibility', 'raised_by', 'koepel', 'co_written'])
    .where('id', '=', documentId)
    .where('is_ready', '=', 1)
    .executeTakeFirst()
  if (!document) return undefined
  const standing = await dossierStanding(db, userId, document.dossier_id, nowMs)
  if (!standing) return undefined
  const archived = standing.archived || document.archived_at !== null
  const coWritten = document.co_written === 1
  const within = circleOfDocument(document)
  if (!within) return { ...standing, archived, coWritten }
  const role = roleInCircle(standing.role, within, await viewerIn(db, standing))
  return role && { ...standing, role, archived, coWritten, within }
}

/** May somebody with this standing say of another that he belongs to this organisation? Only who does so himself. */
export const mayVouchFor = ({ actsFor, isVouchedFor }: DossierStanding, organisation: string): boolean =>
  isVouchedFor && actsFor === organisation

/**
 * Passes when the standing allows the action.
 * @throws {Problem} `not-found`, `not-allowed` or `archived`
 */
export function demand(standing: DossierStanding | undefined, action: DossierAction): DossierStanding {
  const verdict = standing ? can(standing, action) : 'unseen'
  if (!standing || verdict === 'unseen') throw new Problem('not-found')
  if (verdict === 'no') throw new Problem('not-allowed')
  if (verdict === 'archived') throw new Problem('archived')
  return standing
}
