import { draftKey } from '#client/lib/draft.ts'
import type { OptionRowAnswer, OptionsTableAnswer, Remark } from './options-queries.ts'
import type { Began } from './said-once.tsx'

/** What somebody types as a remark, kept until it is sent. */
export interface RemarkInput extends Began {
  readonly body: string
  /** What the row was called: it may be gone when he comes back to his words. */
  readonly option: string
}

/**
 * Where words are kept: in their table, by the remark that they change and by the row. Both may go, and a colleague's remark
 * may come; as long as one of the two is there, the words are offered with it.
 */
interface Slot {
  /** Empty: there was no remark. */
  readonly remarkId: string
  /** Empty: the row was gone. */
  readonly cellId: string
}

const nameIn = (tableId: string, { remarkId, cellId }: Slot): string =>
  `dilemma-remark/${tableId}/${remarkId}/${cellId}`

function slotsIn(userId: string, tableId: string): Slot[] {
  const start = draftKey(userId, `dilemma-remark/${tableId}/`)
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => {
      const [remarkId = '', cellId = ''] = key.slice(start.length).split('/')
      return { remarkId, cellId }
    })
}

/** The row that is known by a cell: of those that have it as well, it is the first. */
export const rowAt = ({ rows }: OptionsTableAnswer, cellId: string): OptionRowAnswer | undefined =>
  rows?.find(({ ids }) => ids.includes(cellId))

/** The draft about a row, or about a remark on a row that is gone: the one that was begun, else a new one. */
export function remarkDraft(
  userId: string,
  table: OptionsTableAnswer,
  { row, now }: { readonly row: OptionRowAnswer | undefined; readonly now: Remark | undefined },
): string {
  const slots = slotsIn(userId, table.id)
  const begun =
    slots.find(({ remarkId }) => remarkId === now?.id) ??
    slots.find(({ cellId }) => row && rowAt(table, cellId) === row)
  return nameIn(table.id, begun ?? { remarkId: now?.id ?? '', cellId: row?.ids[0] ?? '' })
}

/** Where words are kept about what stands in the table no more: neither their row nor the remark that they change. */
export function leftDrafts(userId: string, table: OptionsTableAnswer): string[] {
  const { id, rows, loose } = table
  const shown = rows ?? []
  const remarks = new Set([...loose, ...shown.flatMap((row) => row.remarks)].map((remark) => remark.id))
  return slotsIn(userId, id)
    .filter(({ remarkId, cellId }) => !remarks.has(remarkId) && !rowAt(table, cellId))
    .map((slot) => draftKey(userId, nameIn(id, slot)))
}
