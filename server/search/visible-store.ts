import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'

/**
 * The dossiers in which this person has a role, himself or through his employer: the only ones whose documents he may
 * find. Put inside every query, so that a right that went is gone at once. An administrator's inspection of a dossier
 * does not make it findable.
 */
export const visibleDossierIds = (db: Kysely<Database>, userId: string) =>
  db
    .selectFrom('dossier_members')
    .innerJoin('users', 'users.id', 'dossier_members.user_id')
    .select('dossier_members.dossier_id')
    .where('dossier_members.user_id', '=', userId)
    .where('users.deactivated_at', 'is', null)
    .union(
      db
        .selectFrom('dossier_organisations')
        .innerJoin('users', 'users.organisation_code', 'dossier_organisations.organisation_code')
        .select('dossier_organisations.dossier_id')
        .where('users.id', '=', userId)
        .where('users.employer_confirmed', '=', 1)
        .where('users.deactivated_at', 'is', null),
    )
