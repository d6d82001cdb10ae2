import type { Kysely, Selectable } from 'kysely'
import { locales, type Locale, type Me } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { UsersTable } from '#server/db/tables/people.ts'
import { toInstant } from '#server/lib/clock.ts'
import { organisationRefOf } from './people-store.ts'

export type AccountRow = Selectable<UsersTable>

export interface NewAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly organisationCode: string
  readonly passwordHash: string
  readonly isAdmin: boolean
  /** False: nobody who can know has said that he works there, so what everybody of that organisation may he may not. */
  readonly isEmployerConfirmed?: boolean
  readonly locale: Locale
}

/**
 * Makes an account.
 * @throws {Problem} `email-in-use`, or `invalid-input` when there is no such organisation now
 */
export async function insertAccount(db: Kysely<Database>, account: NewAccount, nowMs: number): Promise<void> {
  if (await accountByEmail(db, account.email)) throw new Problem('email-in-use')
  await demandOrganisation(db, account.organisationCode, nowMs)
  await db
    .insertInto('users')
    .values({
      id: account.id,
      email: account.email,
      name: account.name,
      organisation_code: account.organisationCode,
      password_hash: account.passwordHash,
      is_admin: account.isAdmin ? 1 : 0,
      locale: account.locale,
      created_at: toInstant(nowMs),
      last_seen_at: null,
      deactivated_at: null,
      employer_confirmed: account.isEmployerConfirmed === false ? 0 : 1,
    })
    .execute()
}

/**
 * Passes when the organisation exists today.
 * @throws {Problem} `invalid-input`, naming the field `organisation`
 */
export async function demandOrganisation(db: Kysely<Database>, code: string, nowMs: number): Promise<void> {
  const found = await db.selectFrom('organisations').select('ends_on').where('code', '=', code).executeTakeFirst()
  if (found && (found.ends_on === null || found.ends_on > toInstant(nowMs).slice(0, 10))) return
  throw new Problem('invalid-input', { fields: [{ path: 'organisation', message: 'no such organisation now' }] })
}

export const accountByEmail = (db: Kysely<Database>, email: string): Promise<AccountRow | undefined> =>
  db.selectFrom('users').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst()

export const accountById = (db: Kysely<Database>, id: string): Promise<AccountRow | undefined> =>
  db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()

/** Somebody as he sees himself. */
export async function meOf(db: Kysely<Database>, userId: string): Promise<Me> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    organisation: await organisationRefOf(db, row.organisation_code),
    isAdmin: row.is_admin === 1,
    locale: locales.find((known) => known === row.locale) ?? 'nl',
  }
}

export async function changeProfile(
  db: Kysely<Database>,
  userId: string,
  change: { name?: string | undefined; locale?: Locale | undefined },
): Promise<void> {
  const { name, locale } = change
  if (name === undefined && locale === undefined) return
  await db
    .updateTable('users')
    .set({ ...(name !== undefined && { name }), ...(locale !== undefined && { locale }) })
    .where('id', '=', userId)
    .execute()
}

export async function changePassword(db: Kysely<Database>, userId: string, passwordHash: string): Promise<void> {
  await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
}

export async function noteSeen(db: Kysely<Database>, userId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('users')
    .set({ last_seen_at: toInstant(nowMs) })
    .where('id', '=', userId)
    .execute()
}

/** Is there anybody who can administer the workspace? */
export async function hasAdministrator(db: Kysely<Database>): Promise<boolean> {
  const found = await db
    .selectFrom('users')
    .select('id')
    .where('is_admin', '=', 1)
    .where('deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
