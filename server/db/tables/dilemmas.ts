import type { CircleColumns } from '../circle.ts'

/** Versions of the ground rules. Append only: what cites a rule cites one of these. */
export interface GroundRulesTable {
  id: string
  version: number
  title: string
  wording: string
  source: string
  source_url: string | null
  /** JSON array of layers. */
  layers: string
  withdrawn: number
  changed_at: string
  /** null: it came with the product. */
  changed_by: string | null
  reason: string
}

/** What a dilemma is beside its text, which is the kept item with the same id. */
export interface DilemmasTable {
  id: string
  dossier_id: string
  thread_id: string | null
  document_id: string | null
  block_id: string | null
  owner_id: string | null
  /** JSON of `Dilemma` in `shared/dilemmas/machine.ts`. */
  state: string
}

export interface DilemmaGroundRulesTable {
  dilemma_id: string
  rule_id: string
  version: number
}

/** The options table of a circle; the kept item with this id says whose it is, and is what remarks hang on. */
export interface DilemmaTablesTable {
  item_id: string
  dilemma_id: string
  /** Which circle: see `circleKey` of `server/db/circle.ts`. */
  circle: string
  document_id: string
}

/** Every step that was taken, with the circle in which it was. Append only. */
export interface DilemmaStepsTable extends CircleColumns {
  dilemma_id: string
  seq: number
  type: string
  from_step: string
  to_step: string
  user_id: string
  acts_for: string
  at: string
  reason: string
}

/** Who opened a dilemma first, once for each circle that it had then. */
export interface DilemmaViewsTable extends CircleColumns {
  dilemma_id: string
  user_id: string
  acts_for: string
  first_seen_at: string
}
