import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { toInstant } from '#server/lib/clock.ts'

/** A reactienota that nobody can change any more. */
export interface SettledNota {
  /** 1, 2, 3 … of this round: it is settled again when a reaction changed after the first time. */
  readonly number: number
  /** Hex SHA-256 over the bytes of its content. */
  readonly sha256: string
  readonly settledAt: string
}

/** Keeps a nota as the next of its round. Give the transaction in which the round is settled. @returns its hash */
export async function keepNota(db: Kysely<Database>, roundId: string, content: string, nowMs: number): Promise<string> {
  const last = (await settledNotas(db, roundId)).at(-1)?.number ?? 0
  const sha256 = createHash('sha256').update(content, 'utf8').digest('hex')
  await db
    .insertInto('consultation_notas')
    .values({ consultation_id: roundId, number: last + 1, content, sha256, settled_at: toInstant(nowMs) })
    .execute()
  return sha256
}

/** The notas of a round, each as it was when the round was settled; the first settled first. */
export async function settledNotas(db: Kysely<Database>, roundId: string): Promise<SettledNota[]> {
  const rows = await db
    .selectFrom('consultation_notas')
    .select(['number', 'sha256', 'settled_at'])
    .where('consultation_id', '=', roundId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ number: row.number, sha256: row.sha256, settledAt: row.settled_at }))
}

/**
 * A settled nota with its content, the bytes that were hashed.
 * @param number of a nota of this round; undefined for the one that was settled last
 * @returns undefined when there is none
 */
export async function settledNota(
  db: Kysely<Database>,
  roundId: string,
  number: number | undefined,
): Promise<(SettledNota & { readonly content: string }) | undefined> {
  const all = db.selectFrom('consultation_notas').selectAll().where('consultation_id', '=', roundId)
  const asked = number === undefined ? all.orderBy('number', 'desc').limit(1) : all.where('number', '=', number)
  const row = await asked.executeTakeFirst()
  return row && { number: row.number, sha256: row.sha256, settledAt: row.settled_at, content: row.content }
}
