import type { Kysely } from 'kysely'
import type { Adapter, DatabaseSession, Lucia } from 'lucia'
import type { SessionEnd } from '#shared/auth/schema.ts'
import type { Database } from '#server/db/database.ts'
import { exceptForStorage } from '#server/db/storage-errors.ts'
import type { SessionsTable } from '#server/db/tables/people.ts'
import { toInstant, type Clock } from '#server/lib/clock.ts'
import { hashSecret } from './secrets.ts'

/** Ends when nobody used it for this long … */
export const IDLE_MS = 12 * 60 * 60 * 1000
/** … and anyhow after this long. */
export const ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000
/** How often the use of a session is written down: often enough for "laatst gebruikt", seldom enough to cost nothing. */
const TOUCH_MS = 5 * 60 * 1000

declare module 'lucia' {
  // Lucia's way of typing what is stored beside a session and a user
  interface Register {
    Lucia: Lucia<SessionFacts, UserFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: UserFacts
  }
}
export interface SessionFacts {
  readonly idHash: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly address: string
  readonly userAgent: string
}
export interface UserFacts {
  readonly organisationCode: string
  readonly isAdmin: boolean
}

/** A listed session has no secret to be known by; only `deleteSession` accepts this form. */
const REF = 'ref:'
export const sessionRef = (idHash: string): string => REF + idHash

const factsOf = (row: SessionsTable): SessionFacts => ({
  idHash: row.id_hash,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  address: row.address,
  userAgent: row.user_agent,
})

/** A session with its owner, when his account is active. */
const sessionWithUser = (db: Kysely<Database>, idHash: string) =>
  db
    .selectFrom('sessions')
    .leftJoin('users', (join) => join.onRef('users.id', '=', 'sessions.user_id').on('users.deactivated_at', 'is', null))
    .selectAll('sessions')
    .select(['users.id as found_user', 'users.organisation_code', 'users.is_admin'])
    .where('id_hash', '=', idHash)
    .executeTakeFirst()

/**
 * Lucia's adapter that stores only the SHA-256 of a session's secret. Every method that gets a secret hashes it.
 * Lucia reads the time itself; times are moved by the difference between its clock and ours on the way in and out.
 */
export function sessionAdapter(db: Kysely<Database>, clock: Clock): Adapter {
  const toLucia = (instant: string): Date => new Date(Date.parse(instant) - clock() + Date.now())
  const fromLucia = (date: Date): number => date.getTime() - Date.now() + clock()
  const asSession = (id: string, row: SessionsTable): DatabaseSession => ({
    id,
    userId: row.user_id,
    expiresAt: toLucia(row.expires_at < row.ends_at ? row.expires_at : row.ends_at),
    attributes: factsOf(row),
  })
  return {
    async getSessionAndUser(secret) {
      const row = await sessionWithUser(db, hashSecret(secret))
      if (!row) return [null, null]
      const { found_user: id, organisation_code: organisationCode, is_admin: isAdmin } = row
      const user = id && organisationCode ? { id, attributes: { organisationCode, isAdmin: isAdmin === 1 } } : null
      return [asSession(secret, row), user]
    },
    async getUserSessions(userId) {
      const rows = await db.selectFrom('sessions').selectAll().where('user_id', '=', userId).execute()
      return rows.map((row) => asSession(sessionRef(row.id_hash), row))
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const row = {
        id_hash: hashSecret(id),
        user_id: userId,
        created_at: attributes.createdAt,
        last_seen_at: attributes.lastSeenAt,
        expires_at: toInstant(fromLucia(expiresAt)),
        ends_at: toInstant(clock() + ABSOLUTE_MS),
        address: attributes.address,
        user_agent: attributes.userAgent,
      }
      await db.insertInto('sessions').values(row).execute()
    },
    // Lucia does this while it validates: a full disk is no reason to turn somebody away
    async updateSessionExpiration(secret, expiresAt) {
      await db
        .updateTable('sessions')
        .set({ expires_at: toInstant(fromLucia(expiresAt)) })
        .where('id_hash', '=', hashSecret(secret))
        .execute()
        .catch(exceptForStorage)
    },
    async deleteSession(secretOrRef) {
      const idHash = secretOrRef.startsWith(REF) ? secretOrRef.slice(REF.length) : hashSecret(secretOrRef)
      await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
    },
    async deleteUserSessions(userId) {
      await db.deleteFrom('sessions').where('user_id', '=', userId).execute()
    },
    async deleteExpiredSessions() {
      const now = toInstant(clock())
      await db
        .deleteFrom('sessions')
        .where((eb) => eb.or([eb('expires_at', '<=', now), eb('ends_at', '<=', now)]))
        .execute()
    },
  }
}

/** Writes the use of a session down, at most every few minutes; its idle time starts anew. */
export async function touchSession(db: Kysely<Database>, facts: SessionFacts, userId: string, nowMs: number) {
  if (nowMs - Date.parse(facts.lastSeenAt) < TOUCH_MS) return
  const now = toInstant(nowMs)
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now, expires_at: toInstant(nowMs + IDLE_MS) })
    .where('id_hash', '=', facts.idHash)
    .execute()
  await db.updateTable('users').set({ last_seen_at: now }).where('id', '=', userId).execute()
}

/** Whose valid session this hash belongs to; for open sockets, which are asked about long after the cookie came by. */
export async function userOfSession(
  db: Kysely<Database>,
  idHash: string,
  nowMs: number,
): Promise<{ userId: string } | undefined> {
  const now = toInstant(nowMs)
  const found = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('users.id as userId')
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .where('ends_at', '>', now)
    .where('users.deactivated_at', 'is', null)
    .executeTakeFirst()
  return found
}

/** How long the session with this secret still holds; undefined when it does not. Nothing is written down. */
export async function endOfSession(
  db: Kysely<Database>,
  secret: string,
  nowMs: number,
): Promise<SessionEnd | undefined> {
  const row = await sessionWithUser(db, hashSecret(secret))
  if (!row?.found_user) return undefined
  const idleLeftMs = Date.parse(row.expires_at) - nowMs
  const leftMs = Date.parse(row.ends_at) - nowMs
  return idleLeftMs > 0 && leftMs > 0 ? { idleLeftMs, leftMs } : undefined
}

/** Ends all sessions of a person. */
export async function endAllSessions(db: Kysely<Database>, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).execute()
}

/** Ends all sessions of a person but one. */
export async function endOtherSessions(db: Kysely<Database>, userId: string, keptHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).where('id_hash', '!=', keptHash).execute()
}
