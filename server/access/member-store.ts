import type { Kysely } from 'kysely'
import type { Role } from '#shared/access/roles.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** What a person is given in a dossier. */
export interface Grant {
  readonly dossierId: string
  readonly userId: string
  readonly role: Role
  /** Namens which organisation other than his employer he may act here; null takes that away, undefined leaves it. */
  readonly mayActFor?: string | null | undefined
  /** Who gives it; null for the command line. */
  readonly addedBy: string | null
}

/** A person's role and choice of organisation in a dossier, as stored. */
export const memberRow = (db: Kysely<Database>, dossierId: string, userId: string) =>
  db
    .selectFrom('dossier_members')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('user_id', '=', userId)
    .executeTakeFirst()

/**
 * Makes somebody a member or changes his role.
 * @returns the role he had before; undefined for a new member
 */
export async function setMember(db: Kysely<Database>, grant: Grant, nowMs: number): Promise<string | undefined> {
  const before = await memberRow(db, grant.dossierId, grant.userId)
  const actsFor = grant.mayActFor === undefined ? {} : { may_act_for: grant.mayActFor, acts_for: grant.mayActFor }
  if (before) {
    await db
      .updateTable('dossier_members')
      .set({ role: grant.role, ...actsFor })
      .where('dossier_id', '=', grant.dossierId)
      .where('user_id', '=', grant.userId)
      .execute()
    return before.role
  }
  await db
    .insertInto('dossier_members')
    .values({
      dossier_id: grant.dossierId,
      user_id: grant.userId,
      role: grant.role,
      acts_for: null,
      may_act_for: null,
      ...actsFor,
      added_at: toInstant(nowMs),
      added_by: grant.addedBy,
    })
    .execute()
  return undefined
}

/** @returns the role that was taken away; undefined when there was none */
export async function removeMember(
  db: Kysely<Database>,
  dossierId: string,
  userId: string,
): Promise<string | undefined> {
  const before = await memberRow(db, dossierId, userId)
  await db.deleteFrom('dossier_members').where('dossier_id', '=', dossierId).where('user_id', '=', userId).execute()
  return before?.role
}

const organisationRow = (db: Kysely<Database>, dossierId: string, code: string) =>
  db
    .selectFrom('dossier_organisations')
    .select('role')
    .where('dossier_id', '=', dossierId)
    .where('organisation_code', '=', code)
    .executeTakeFirst()

/** Gives everybody of an organisation a role. @returns the role it had before */
export async function setOrganisation(
  db: Kysely<Database>,
  grant: { dossierId: string; code: string; role: Role; addedBy: string },
  nowMs: number,
): Promise<string | undefined> {
  const before = await organisationRow(db, grant.dossierId, grant.code)
  await db
    .insertInto('dossier_organisations')
    .values({
      dossier_id: grant.dossierId,
      organisation_code: grant.code,
      role: grant.role,
      added_at: toInstant(nowMs),
      added_by: grant.addedBy,
    })
    .onConflict((oc) => oc.columns(['dossier_id', 'organisation_code']).doUpdateSet({ role: grant.role }))
    .execute()
  return before?.role
}

/** @returns the role that was taken away; undefined when there was none */
export async function removeOrganisation(
  db: Kysely<Database>,
  dossierId: string,
  code: string,
): Promise<string | undefined> {
  const before = await organisationRow(db, dossierId, code)
  await db
    .deleteFrom('dossier_organisations')
    .where('dossier_id', '=', dossierId)
    .where('organisation_code', '=', code)
    .execute()
  return before?.role
}

/**
 * Passes when somebody with an active account manages the dossier, himself or through his organisation. Ask after the
 * change, in its transaction.
 * @throws {Problem} `last-manager`
 */
export async function demandManager(db: Kysely<Database>, dossierId: string): Promise<void> {
  const person = await db
    .selectFrom('dossier_members')
    .innerJoin('users', 'users.id', 'dossier_members.user_id')
    .select('users.id')
    .where('dossier_id', '=', dossierId)
    .where('role', '=', 'manager')
    .where('users.deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (person) return
  const colleague = await db
    .selectFrom('dossier_organisations')
    .innerJoin('users', 'users.organisation_code', 'dossier_organisations.organisation_code')
    .select('users.id')
    .where('dossier_id', '=', dossierId)
    .where('role', '=', 'manager')
    .where('users.employer_confirmed', '=', 1)
    .where('users.deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!colleague) throw new Problem('last-manager')
}

/** The dossiers of which this person is a manager, himself or through his employer. */
export async function managedDossiers(db: Kysely<Database>, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('dossier_members')
    .select('dossier_id')
    .where('user_id', '=', userId)
    .where('role', '=', 'manager')
    .union(
      db
        .selectFrom('dossier_organisations')
        .innerJoin('users', 'users.organisation_code', 'dossier_organisations.organisation_code')
        .select('dossier_organisations.dossier_id')
        .where('users.id', '=', userId)
        .where('users.employer_confirmed', '=', 1)
        .where('role', '=', 'manager'),
    )
    .execute()
  return rows.map((row) => row.dossier_id)
}

export async function documentIdsIn(db: Kysely<Database>, dossierId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('documents').select('id').where('dossier_id', '=', dossierId).execute()
  return new Set(rows.map((row) => row.id))
}
