import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { type StoredRound, toRound } from './store.ts'

/** A round that is not settled, with the names that tell which one it is. */
export interface WaitingRound extends StoredRound {
  readonly documentTitle: string
  readonly versionName: string
}

/** The rounds in these dossiers that are not settled. */
export async function waitingRounds(db: Kysely<Database>, dossierIds: readonly string[]): Promise<WaitingRound[]> {
  if (dossierIds.length === 0) return []
  const rows = await db
    .selectFrom('consultations')
    .innerJoin('documents', 'documents.id', 'consultations.document_id')
    .innerJoin('versions', 'versions.id', 'consultations.version_id')
    .selectAll('consultations')
    .select(['documents.title as documentTitle', 'versions.name as versionName'])
    .where('consultations.dossier_id', 'in', dossierIds)
    .where('consultations.step', '!=', 'settled')
    .execute()
  return rows.map((row) =>
    Object.assign({ documentTitle: row.documentTitle, versionName: row.versionName }, toRound(row)),
  )
}

/** The organisations that gave a reaction, and those namens which this person opened the round, by round. */
export async function givenAndSeen(
  db: Kysely<Database>,
  roundIds: readonly string[],
  userId: string,
): Promise<{ readonly given: ReadonlySet<string>; readonly seen: ReadonlySet<string> }> {
  if (roundIds.length === 0) return { given: new Set(), seen: new Set() }
  const given = await db
    .selectFrom('consultation_reactions')
    .select(['consultation_id', 'organisation_code'])
    .distinct()
    .where('consultation_id', 'in', roundIds)
    .execute()
  const seen = await db
    .selectFrom('consultation_views')
    .select(['consultation_id', 'acts_for'])
    .where('consultation_id', 'in', roundIds)
    .where('user_id', '=', userId)
    .execute()
  return {
    given: new Set(given.map((row) => inRound(row.consultation_id, row.organisation_code))),
    seen: new Set(seen.map((row) => inRound(row.consultation_id, row.acts_for))),
  }
}

/** An organisation in a round, as a key. */
export const inRound = (roundId: string, organisation: string): string => `${roundId} ${organisation}`
