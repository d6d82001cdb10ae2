import type { CircleColumns } from '../circle.ts'

/**
 * Something that people said about a subject (a dilemma, a round) and may change. `content` is JSON that its feature
 * reads; the row holds the newest version, `kept_versions` all of them.
 */
export interface KeptItemsTable extends CircleColumns {
  id: string
  /** The dilemma or round that it is about. */
  subject_id: string
  /** 1, 2, 3 … of the subject: the order in which it was said, also within a millisecond. Tells nobody anything. */
  seq: number
  /** What it is for its feature: `option`, `remark`, … */
  kind: string
  /** The item it belongs to (a remark on an option); null for none. */
  parent_id: string | null
  content: string
  version: number
  author_id: string
  acts_for: string
  created_at: string
  changed_by: string
  changed_at: string
  withdrawn_at: string | null
}

/**
 * Every text that an item had, this one included, in the widest circle that it had while it was the newest. No text is
 * changed or deleted.
 */
export interface KeptVersionsTable extends CircleColumns {
  item_id: string
  version: number
  content: string
  author_id: string
  acts_for: string
  at: string
}
