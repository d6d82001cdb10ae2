import type { Kysely } from 'kysely'
import { type Role, strongest } from '#shared/access/roles.ts'
import { actingFor, type Viewer } from '#shared/threads/visibility.ts'
import { known, organisationsByCode } from '#server/auth/people-store.ts'
import type { Database } from '#server/db/database.ts'
import { asHeld, holdingsOf } from './standing.ts'
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

interface Which {
  /** Only this one, archived or not. */
  readonly dossierId?: string | undefined
  /** Those in the archive instead of all others. */
  readonly archived?: boolean
}

/**
 * The dossiers that a person is in, himself or through his employer; not those that he only looks into as an
 * administrator.
 */
export async function reachOf(
  db: Kysely<Database>,
  userId: string,
  { dossierId, archived = false }: Which = {},
): Promise<HeldReach[]> {
  const query = holdingsOf(db, userId)
    .select(['dossiers.id', 'dossiers.title'])
    .where((eb) => eb.or([eb('member.role', 'is not', null), eb('employer.role', 'is not', null)]))
  const rows = await (
    dossierId === undefined
      ? query.where('dossiers.archived_at', archived ? 'is not' : 'is', null)
      : query.where('dossiers.id', '=', dossierId)
  ).execute()
  const organisations = await organisationsByCode(
    db,
    rows.map((row) => asHeld(row).actsFor),
  )
  const all = await koepels(db)
  return rows.map((row) => {
    const { held, actsFor, isVouchedFor } = asHeld(row)
    return {
      dossierId: row.id,
      title: row.title,
      role: strongest(held) ?? 'reader',
      viewer: actingFor({ actsFor: known(organisations, actsFor), isVouchedFor }, all),
    }
  })
}
