import type { Kysely } from 'kysely'
import { type Role, strongest } from '#shared/access/roles.ts'
import { unconfirmed, type Viewer, viewerOf } from '#shared/threads/visibility.ts'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { asRole } from './standing.ts'
import { koepels } from './viewer-store.ts'

/** A dossier that somebody is in, and the eyes with which he looks there. */
export interface Reach {
  readonly dossierId: string
  readonly title: string
  readonly viewer: Viewer
}

/** The same, with the strongest role of himself and his employer. */
interface HeldReach extends Reach {
  readonly role: Role
}

/**
 * The dossiers that a person is in, himself or through his employer; not those that he only looks into as an
 * administrator. Archived ones are left out unless one is asked for by its id.
 */
export async function reachOf(db: Kysely<Database>, userId: string, dossierId?: string): Promise<HeldReach[]> {
  let query = db
    .selectFrom('dossiers')
    .innerJoin('users', (join) => join.on('users.id', '=', userId))
    .leftJoin('dossier_members as member', (join) =>
      join.onRef('member.dossier_id', '=', 'dossiers.id').onRef('member.user_id', '=', 'users.id'),
    )
    .leftJoin('dossier_organisations as employer', (join) =>
      join
        .onRef('employer.dossier_id', '=', 'dossiers.id')
        .onRef('employer.organisation_code', '=', 'users.organisation_code')
        .on('users.employer_confirmed', '=', 1),
    )
    .select(['dossiers.id', 'dossiers.title', 'member.acts_for'])
    .select(['users.organisation_code', 'users.employer_confirmed'])
    .select(['member.role as member_role', 'employer.role as employer_role'])
    .where((eb) => eb.or([eb('member.role', 'is not', null), eb('employer.role', 'is not', null)]))
  query =
    dossierId === undefined
      ? query.where('dossiers.archived_at', 'is', null)
      : query.where('dossiers.id', '=', dossierId)
  const rows = await query.execute()
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => row.acts_for ?? row.organisation_code),
  )
  const all = await koepels(db)
  return rows.map((row) => ({
    dossierId: row.id,
    title: row.title,
    role: strongest([row.member_role, row.employer_role].filter((role) => role !== null).map(asRole)) ?? 'reader',
    viewer:
      row.acts_for === null && row.employer_confirmed === 0
        ? unconfirmed(row.organisation_code)
        : viewerOf(known(organisations, row.acts_for ?? row.organisation_code), all),
  }))
}
