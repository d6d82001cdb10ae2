export interface ConsultationsTable {
  id: string
  dossier_id: string
  document_id: string
  version_id: string
  step: string
  /** JSON array of `{id, text}`. */
  questions: string
  /** JSON array of the invited organisations' codes, in the order in which they were given. */
  invited: string
  opens_on: string
  closes_on: string
  short_reason: string
  follow_up: string
  opened_by: string
  /** The organisation that leads it. */
  opened_for: string
  opened_at: string
}

/** Every step of a round. Append only. */
export interface ConsultationStepsTable {
  consultation_id: string
  seq: number
  type: string
  to_step: string
  user_id: string
  acts_for: string
  at: string
  reason: string
}

export interface ConsultationExtensionsTable {
  id: string
  consultation_id: string
  /** The invited organisation that asks. */
  organisation_code: string
  until: string
  reason: string
  asked_by: string
  asked_at: string
  /** `granted` or `refused`; null while it is not decided. */
  decision: string | null
  granted_until: string | null
  decision_reason: string | null
  decided_by: string | null
  decided_for: string | null
  decided_at: string | null
}

/** Who opened a round first, namens whom: for the koepel of that organisation only. */
export interface ConsultationViewsTable {
  consultation_id: string
  user_id: string
  acts_for: string
  first_seen_at: string
}

/** The document in which an organisation writes its reaction. */
export interface ConsultationDraftsTable {
  consultation_id: string
  organisation_code: string
  document_id: string
}

/** Each time a reaction was given. Append only: what its frozen version says, without what stays inside. */
export interface ConsultationReactionsTable {
  id: string
  consultation_id: string
  organisation_code: string
  /** 1, 2, 3 … of this organisation in this round. */
  seq: number
  mandate: string
  body: string
  decided_on: string | null
  standpoint: string
  summary: string
  /** JSON array of points. */
  points: string
  given_by: string
  given_at: string
  is_late: number
  /** The frozen version of its document; null for what was given before reactions had one. */
  version_id: string | null
}

/** The reactienota each time that a round was settled. Append only. */
export interface ConsultationNotasTable {
  consultation_id: string
  /** 1, 2, 3 … of this round. */
  number: number
  /** JSON of `Nota`: the hash is over these bytes. */
  content: string
  sha256: string
  settled_at: string
}

/** A koepel's own calendar. */
export interface CommitteeDatesTable {
  id: string
  organisation_code: string
  name: string
  meets_on: string
  papers_due_on: string | null
  added_by: string
  added_at: string
  removed_at: string | null
}
