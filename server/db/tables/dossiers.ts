import type { Generated } from 'kysely'
import type { OptionalCircleColumns } from '../circle.ts'

export interface DossiersTable {
  id: string
  title: string
  question: string
  /** JSON array of layers. */
  affected_layers: string
  phase: string
  created_at: string
  created_by: string
  last_activity_at: string
  archived_at: string | null
}

export interface DossierMembersTable {
  dossier_id: string
  user_id: string
  role: string
  /** Namens which organisation he acts here; null: his employer. */
  acts_for: string | null
  /** An organisation other than the employer that the grant lets him act for. */
  may_act_for: string | null
  added_at: string
  added_by: string | null
}

export interface DossierOrganisationsTable {
  dossier_id: string
  organisation_code: string
  role: string
  added_at: string
  added_by: string | null
}

/** An administrator's look at content, with its reason, seen by all parties. */
export interface InspectionsTable {
  id: string
  dossier_id: string
  user_id: string
  reason: string
  opened_at: string
  until: string
}

/**
 * A document of a dossier: what is known of it beside its text, which is in `update-log.ts`. Its circle, if it has one,
 * is in three columns: see `server/db/circle.ts`.
 */
export interface DocumentsTable extends OptionalCircleColumns {
  id: string
  dossier_id: string
  title: string
  template: string
  /** Which version of the template; null when it had none yet. */
  template_version: number | null
  created_at: string
  created_by: string
  changed_at: string
  archived_at: string | null
  /** 0 until its first text is on disk: such a document is there for nobody, and gone at the next start. */
  is_ready: Generated<number>
  /** 1: headings and paragraphs carry numbers. */
  numbered: Generated<number>
  /** 1: whoever may comment writes in it. */
  co_written: Generated<number>
}
