import type { Kysely } from 'kysely'
import { Problem } from '#shared/lib/problem.ts'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'
import { networkOf } from './network.ts'
import { hashSecret } from './secrets.ts'
import { accountPace, addressPace, waitMs, type Pace } from './throttle.ts'

/** What an attempt counts against. */
export interface Counter {
  readonly key: string
  readonly pace: Pace
  /** What a success does: a right password clears an account, but not the guesses at others from the same address. */
  readonly onSuccess: 'clear' | 'take-back'
}

/** Of the network: else whoever has IPv6 would have an address for every guess. */
const addressCounter = (address: string): Counter => ({
  key: `address:${networkOf(address)}`,
  pace: addressPace,
  onSuccess: 'take-back',
})

/**
 * What a sign-in counts against. From an address where this person signed in before it counts apart, so that whoever
 * guesses elsewhere cannot slow down the owner at his own desk.
 */
export async function signInCounters(
  db: Kysely<Database>,
  asked: { email: string; userId: string | undefined; address: string },
): Promise<Counter[]> {
  const { email, userId, address } = asked
  const isKnownPlace = userId !== undefined && (await signedInFrom(db, userId, address))
  // the e-mail may be of nobody; hashed, so that what people mistype is not kept
  const account = `account:${hashSecret(email)}`
  const key = isKnownPlace ? `${account}:${address}` : account
  return [{ key, pace: accountPace, onSuccess: 'clear' }, addressCounter(address)]
}

/** What a question for the own password counts against. */
export const ownPasswordCounters = (userId: string, address: string): Counter[] => [
  { key: `password:${userId}`, pace: accountPace, onSuccess: 'clear' },
  addressCounter(address),
]

async function signedInFrom(db: Kysely<Database>, userId: string, address: string): Promise<boolean> {
  const before = await db
    .selectFrom('acts')
    .select('seq')
    .where('actor_id', '=', userId)
    .where('action', '=', 'session.create')
    .where('address', '=', address)
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}

/**
 * Counts an attempt as failed before it is tried, so that many at once gain nothing; {@link succeeded} takes it back.
 * @throws {Problem} `too-many-requests`, with how long to wait; a refused attempt does not count
 */
export async function attempt(db: Kysely<Database>, counters: readonly Counter[], nowMs: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const counted = await Promise.all(counters.map((counter) => read(tx, counter)))
    const wait = Math.max(...counted.map(({ pace, failures }) => waitMs(failures, pace, nowMs)))
    if (wait > 0) throw new Problem('too-many-requests', { retryAfterSeconds: Math.ceil(wait / 1000) })
    for (const { key, pace, failures } of counted) {
      const isForgotten = !failures || nowMs - failures.lastMs >= pace.forgetMs
      const row = { failures: isForgotten ? 1 : failures.count + 1, last_failure_at: toInstant(nowMs) }
      await tx
        .insertInto('throttle')
        .values({ key, ...row })
        .onConflict((oc) => oc.column('key').doUpdateSet(row))
        .execute()
    }
  })
}

async function read(db: Kysely<Database>, counter: Counter) {
  const row = await db.selectFrom('throttle').selectAll().where('key', '=', counter.key).executeTakeFirst()
  const failures = row && { count: row.failures, lastMs: Date.parse(row.last_failure_at) }
  return { ...counter, failures }
}

/** The attempt was right after all. */
export async function succeeded(db: Kysely<Database>, counters: readonly Counter[]): Promise<void> {
  for (const { key, onSuccess } of counters) {
    if (onSuccess === 'clear') await db.deleteFrom('throttle').where('key', '=', key).execute()
    else
      await db
        .updateTable('throttle')
        .set((eb) => ({ failures: eb('failures', '-', 1) }))
        .where('key', '=', key)
        .where('failures', '>', 0)
        .execute()
  }
}

/** Drops the runs that are forgotten anyhow; at start. */
export async function forgetOldFailures(db: Kysely<Database>, nowMs: number): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('last_failure_at', '<', toInstant(nowMs - Math.max(accountPace.forgetMs, addressPace.forgetMs)))
    .execute()
}
