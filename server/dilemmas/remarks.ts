import type { z } from 'zod'
import type { optionText } from '#shared/dilemmas/options-schema.ts'
import { type OptionRow, rowName } from '#shared/dilemmas/options-text.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle, Visibility } from '#shared/threads/visibility.ts'
import { circleKey } from '#server/db/circle.ts'
import type { Actor } from '#server/events/acts.ts'
import { itemsOf, type KeptItem } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import type { Look } from './look.ts'
import { rewriteSaid, sayOnce } from './say.ts'
import type { OptionTableOf } from './table-store.ts'
import { demandTable, readTable } from './tables.ts'

/** What a remark holds. Of before there were tables it hangs on a row that is an item of its own, and has only a body. */
export interface RemarkContent {
  readonly body: string
  /** The cells of the row that it is about, when it was said. */
  readonly cellIds?: readonly string[]
  /** What that row was called. */
  readonly option?: string
}

// what remarkOn() and the routes of before wrote
export const remarkOf = (item: KeptItem): RemarkContent => item.content as RemarkContent

/** The cells by which its row is known; the row of before had the id of its first cell. */
const cellsOf = (remark: KeptItem): readonly string[] =>
  remarkOf(remark).cellIds ?? (remark.parentId === null ? [] : [remark.parentId])

/**
 * Knows in which table a remark is, and on which row: its table is its parent, or has the circle of the row of before
 * that is its parent.
 * @param said what was said about the dilemma
 */
export function remarkPlaces(said: readonly KeptItem[]) {
  const byId = new Map(said.map((item) => [item.id, item]))
  const parentOf = ({ parentId }: KeptItem): KeptItem | undefined => byId.get(parentId ?? '')
  return {
    isIn: (remark: KeptItem, { item }: OptionTableOf): boolean => {
      const parent = parentOf(remark)
      if (parent?.kind !== 'option') return parent?.id === item.id
      // what was taken back stands in no table
      return parent.withdrawnAt === null && circleKey(parent.circle) === circleKey(item.circle)
    },
    /** The row that has most of its cells; undefined when none has one. */
    rowOf: (remark: KeptItem, rows: readonly OptionRow[]): OptionRow | undefined => {
      const cells = new Set(cellsOf(remark))
      const shared = rows.map(({ ids }) => ids.filter((id) => cells.has(id)).length)
      const most = Math.max(0, ...shared)
      return most === 0 ? undefined : rows[shared.indexOf(most)]
    },
    /** What its row was called when it was said. */
    nameOf: (remark: KeptItem): string | null => {
      const parent = parentOf(remark)
      // what the routes of before wrote, after its schema
      const before = parent?.kind === 'option' ? (parent.content as z.output<typeof optionText>).option : null
      return remarkOf(remark).option ?? before
    },
  }
}

/** A remark as somebody sends it. */
export interface RemarkInput {
  readonly body: string
  readonly basedOn?: number | undefined
  readonly visibility?: Visibility | undefined
}

/**
 * Remarks on a row namens an organisation, or changes what it remarked ([D20]).
 * @returns who may know of it
 * @throws {Problem} `not-found` for a table that he may not see and a row that it does not have, and as `sayOnce`
 */
export async function remarkOn(
  parts: Parts,
  actor: Actor,
  look: Look,
  remark: RemarkInput & { readonly tableId: string; readonly cellId: string },
): Promise<Circle> {
  const { tableId, cellId, body, basedOn, visibility } = remark
  const table = await demandTable(parts.db, look, tableId)
  const { rows } = await readTable(parts, table)
  const row = rows.find(({ ids }) => ids.includes(cellId))
  if (!row) throw new Problem('not-found')
  const places = remarkPlaces(await itemsOf(parts.db, look.dilemma.id, look.viewer))
  const content: RemarkContent = { body, cellIds: row.ids, option: rowName(row) }
  return await sayOnce(parts, actor, look, {
    kind: 'remark',
    content,
    about: table.item,
    basedOn,
    visibility,
    isSame: (item) => places.isIn(item, table) && places.rowOf(item, rows) === row,
  })
}

/**
 * Changes what one's own organisation remarked, also on a row that stands there no more.
 * @throws {Problem} as {@link rewriteSaid}
 */
export const rewriteRemark = (
  parts: Parts,
  actor: Actor,
  look: Look,
  { id, body, basedOn }: { readonly id: string; readonly body: string; readonly basedOn: number },
): Promise<Circle> =>
  rewriteSaid(parts, actor, look, {
    id,
    kind: 'remark',
    basedOn,
    content: (before): RemarkContent => ({ ...remarkOf(before), body }),
  })
