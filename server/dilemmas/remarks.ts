import { rowName } from '#shared/dilemmas/options-text.ts'
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
  /** A cell of the row that it is about. */
  readonly cellId?: string
  /** What that row was called. */
  readonly option?: string
}

// what remarkOn() and the routes of before wrote
export const remarkOf = (item: KeptItem): RemarkContent => item.content as RemarkContent

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
      if (parent?.kind === 'option') return circleKey(parent.circle) === circleKey(item.circle)
      return parent?.id === item.id
    },
    cellOf: (remark: KeptItem): string | undefined => remarkOf(remark).cellId ?? remark.parentId ?? undefined,
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
  const row = (await readTable(parts, table)).rows.find(({ ids }) => ids.includes(cellId))
  if (!row) throw new Problem('not-found')
  const places = remarkPlaces(await itemsOf(parts.db, look.dilemma.id, look.viewer))
  const content: RemarkContent = { body, cellId: row.ids[0] ?? cellId, option: rowName(row) }
  return await sayOnce(parts, actor, look, {
    kind: 'remark',
    content,
    about: table.item,
    basedOn,
    visibility,
    isSame: (item) => places.isIn(item, table) && row.ids.includes(places.cellOf(item) ?? ''),
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
