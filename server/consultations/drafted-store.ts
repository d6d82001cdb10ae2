import type { Kysely } from 'kysely'
import type { Place } from '#shared/consultations/schema.ts'
import type { Database } from '#server/db/database.ts'
import type { DraftKey } from './draft-store.ts'

/** A point of a draft of before reactions were documents. */
export interface DraftedPoint {
  readonly id: string
  readonly text: string
  readonly place: Place | null
  readonly questionId: string | null
  readonly remarkIds: readonly string[]
}

/**
 * What an organisation drafted in a round before reactions were documents: its document begins with it. Nothing of it
 * changes any more.
 */
export async function draftedBefore(
  db: Kysely<Database>,
  { roundId, organisation }: DraftKey,
): Promise<{ readonly summary: string; readonly points: readonly DraftedPoint[] }> {
  const rows = await db
    .selectFrom('kept_items')
    .select(['id', 'kind', 'content'])
    .where('subject_id', '=', roundId)
    .where('acts_for', '=', organisation)
    .where('kind', 'in', ['summary', 'point'])
    .where('withdrawn_at', 'is', null)
    .execute()
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  // the two contents as they were written then
  const summary = of('summary').map((row) => (JSON.parse(row.content) as { summary: string }).summary)[0] ?? ''
  const points = of('point')
    .map((row) => Object.assign({ id: row.id }, JSON.parse(row.content) as Omit<DraftedPoint, 'id'> & { rank: number }))
    .toSorted((a, b) => a.rank - b.rank)
  return { summary, points }
}
