import type { Generated } from 'kysely'
import type { OptionalCircleColumns } from '../circle.ts'

export interface OrganisationsTable {
  code: string
  name: string
  short_name: string
  abbreviation: string | null
  kind: string
  layer: string
  province_code: string | null
  tooi: string | null
  oin: string | null
  /** Folded names by which search finds it: see `shared/organisations/search.ts`. */
  search_text: string
  /** JSON: where the facts come from. */
  sources: string
  note: string | null
  begins_on: string | null
  ends_on: string | null
}

export interface UsersTable {
  id: string
  email: string
  name: string
  organisation_code: string
  password_hash: string
  is_admin: number
  locale: string
  created_at: string
  last_seen_at: string | null
  deactivated_at: string | null
  /** 1 when an administrator, the command line or somebody of that organisation says that he works there. */
  employer_confirmed: Generated<number>
}

export interface SessionsTable {
  /** SHA-256 of the secret in the cookie, hex. The secret itself is nowhere. */
  id_hash: string
  user_id: string
  created_at: string
  last_seen_at: string
  /** Slides with use. */
  expires_at: string
  /** Does not slide. */
  ends_at: string
  address: string
  user_agent: string
}

/** One-time links: the first administrator, invitations, new passwords. */
export interface InvitationsTable {
  id: string
  token_hash: string
  kind: 'setup' | 'invitation' | 'password'
  email: string | null
  dossier_id: string | null
  role: string | null
  organisation_code: string | null
  is_admin: number
  created_at: string
  created_by: string | null
  expires_at: string
  used_at: string | null
  used_by: string | null
  revoked_at: string | null
  /** For a new password: of which account. */
  user_id: string | null
}

/** Failed sign-ins per account and per address. */
export interface ThrottleTable {
  key: string
  failures: number
  last_failure_at: string
}

/**
 * What somebody did: the facts that audit, activity and "nog niet gehoord" read. Append only. With the circle of what is
 * not everybody's: see `server/db/circle.ts`.
 */
export interface ActsTable extends OptionalCircleColumns {
  seq: Generated<number>
  at: string
  actor_id: string | null
  acts_for: string | null
  action: string
  object_kind: string
  object_id: string
  dossier_id: string | null
  address: string
  request_id: string | null
  result: string
  details: string
}
