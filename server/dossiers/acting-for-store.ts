import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'

/** Namens whom a member acts in a dossier; null: his employer. Somebody who is no member acts for his employer only. */
export async function setActingFor(
  db: Kysely<Database>,
  member: { dossierId: string; userId: string },
  organisationCode: string | null,
): Promise<void> {
  await db
    .updateTable('dossier_members')
    .set({ acts_for: organisationCode })
    .where('dossier_id', '=', member.dossierId)
    .where('user_id', '=', member.userId)
    .execute()
}
