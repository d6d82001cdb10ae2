import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Account, accountQuery } from '#shared/admin/schema.ts'
import type { Page } from '#shared/lib/page.ts'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import type { AccountRow } from '#server/auth/account-store.ts'
import { contains } from '#server/db/dialect.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A page of accounts by name; `q` is a part of a name or an e-mail address. */
export async function accounts(
  db: Kysely<Database>,
  { q, limit, after }: z.output<typeof accountQuery>,
): Promise<Page<Account>> {
  let query = db.selectFrom('users').selectAll()
  if (q.trim() !== '') {
    query = query.where((eb) => eb.or([contains(eb.ref('name'), q.trim()), contains(eb.ref('email'), q.trim())]))
  }
  const last =
    after === undefined
      ? undefined
      : await db.selectFrom('users').select(['id', 'name']).where('id', '=', after).executeTakeFirst()
  if (last) {
    query = query.where((eb) =>
      eb.or([eb('name', '>', last.name), eb.and([eb('name', '=', last.name), eb('id', '>', last.id)])]),
    )
  }
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return { items: await asAccounts(db, shown), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** One account as the administrator sees it. */
export async function accountOf(db: Kysely<Database>, row: AccountRow): Promise<Account> {
  const [account] = await asAccounts(db, [row])
  if (!account) throw new Error(`account ${row.id} is missing`)
  return account
}

async function asAccounts(db: Kysely<Database>, rows: readonly AccountRow[]): Promise<Account[]> {
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.organisation_code),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    organisation: known(organisations, row.organisation_code),
    isAdmin: row.is_admin === 1,
    employerConfirmed: row.employer_confirmed === 1,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    deactivatedAt: row.deactivated_at,
  }))
}

/** What an administrator changes of an account; undefined stays as it is. */
export interface AccountChange {
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** By the word of whoever changes it: an administrator. */
  readonly organisation?: string | undefined
  readonly isAdmin?: boolean | undefined
  /** null: active again. */
  readonly deactivatedAt?: string | null | undefined
}

export async function changeAccount(db: Kysely<Database>, id: string, change: AccountChange): Promise<void> {
  const { name, email, organisation, isAdmin, deactivatedAt } = change
  const set = {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(organisation !== undefined && { organisation_code: organisation, employer_confirmed: 1 }),
    ...(isAdmin !== undefined && { is_admin: isAdmin ? 1 : 0 }),
    ...(deactivatedAt !== undefined && { deactivated_at: deactivatedAt }),
  }
  if (Object.keys(set).length > 0) await db.updateTable('users').set(set).where('id', '=', id).execute()
}

/** Is there anybody else with access to this dossier? Where there is not, nobody misses a manager. */
export async function hasOthers(db: Kysely<Database>, dossierId: string, userId: string): Promise<boolean> {
  const member = await db
    .selectFrom('dossier_members')
    .innerJoin('users', 'users.id', 'dossier_members.user_id')
    .select('users.id')
    .where('dossier_id', '=', dossierId)
    .where('users.id', '!=', userId)
    .where('users.deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (member) return true
  const colleague = await db
    .selectFrom('dossier_organisations')
    .innerJoin('users', 'users.organisation_code', 'dossier_organisations.organisation_code')
    .select('users.id')
    .where('dossier_id', '=', dossierId)
    .where('users.id', '!=', userId)
    .where('users.employer_confirmed', '=', 1)
    .where('users.deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return colleague !== undefined
}

export async function dossierExists(db: Kysely<Database>, id: string): Promise<boolean> {
  return (await db.selectFrom('dossiers').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Opens a dossier to an administrator for a while; all its readers see it. */
export async function insertInspection(
  db: Kysely<Database>,
  inspection: { id: string; dossierId: string; userId: string; reason: string; until: string },
  nowMs: number,
): Promise<void> {
  const { id, dossierId, userId, reason, until } = inspection
  await db
    .insertInto('inspections')
    .values({ id, dossier_id: dossierId, user_id: userId, reason, opened_at: toInstant(nowMs), until })
    .execute()
}

/** Ends the looks that somebody has open, so that they are not open again when he is an administrator again. */
export async function endInspections(db: Kysely<Database>, userId: string, nowMs: number): Promise<void> {
  const now = toInstant(nowMs)
  await db
    .updateTable('inspections')
    .set({ until: now })
    .where('user_id', '=', userId)
    .where('until', '>', now)
    .execute()
}
