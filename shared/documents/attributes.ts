import { safeHref } from './href.ts'

export const headingLevels = [1, 2, 3, 4] as const

/** Numbering of an ordered list, as HTML names it; null is 1, 2, 3. */
const listTypes = ['a', 'A', 'i', 'I'] as const
const alignments = ['left', 'center', 'right'] as const

/** CommonMark's most digits of a list number. */
const MAX_LIST_START = 999_999_999
/** Wider tables are no tables; without a bound one attribute makes every browser lay out a billion cells. */
const MAX_SPAN = 100
/** Pixels, of a column that somebody set. */
const MAX_COLUMN_WIDTH = 2000
/** What `newBlockId` makes, and what older or other clients may have made. */
const blockId = /^[\w-]{1,64}$/u

type Attributes = Readonly<Record<string, unknown>>
type Clean = (value: unknown, all: Attributes) => unknown

const whole = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,10}$/u.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}
const wholeBetween =
  (least: number, most: number, otherwise: number): Clean =>
  (value) =>
    Math.min(most, Math.max(least, whole(value) ?? otherwise))
const oneOf =
  (choices: readonly string[]): Clean =>
  (value) =>
    choices.find((choice) => choice === value) ?? null

const columnWidths: Clean = (value, all) => {
  const span = whole(all['colspan']) ?? 1
  if (!Array.isArray(value) || value.length !== span) return null
  const widths = value.map((width) => whole(width) ?? 0)
  return widths.every((width) => width > 0 && width <= MAX_COLUMN_WIDTH) ? widths : null
}

const id: Clean = (value) => (typeof value === 'string' && blockId.test(value) ? value : null)
const cell: Readonly<Record<string, Clean>> = {
  id,
  colspan: wholeBetween(1, MAX_SPAN, 1),
  rowspan: wholeBetween(1, MAX_SPAN, 1),
  colwidth: columnWidths,
  align: oneOf(alignments),
}

/** Per node or mark its attributes, each with what makes any value harmless. Not listed: only the block's id. */
const cleaners: Readonly<Record<string, Readonly<Record<string, Clean>>>> = {
  heading: { id, level: wholeBetween(1, headingLevels.length, 1) },
  orderedList: { id, start: wholeBetween(0, MAX_LIST_START, 1), type: oneOf(listTypes) },
  tableCell: cell,
  tableHeader: cell,
  link: { href: (value) => safeHref(value) ?? null },
  bold: {},
  italic: {},
  hardBreak: {},
}

/**
 * The attributes that a node or mark of this name may have, made harmless whatever `given` holds: a wrong value becomes
 * the nearest right one or the default, an unknown attribute goes. Documents come from other people's clients.
 */
export function cleanAttributes(name: string, given: unknown): Record<string, unknown> {
  const all: Attributes = typeof given === 'object' && given !== null ? { ...given } : {}
  const own = Object.hasOwn(cleaners, name) ? cleaners[name] : undefined
  return Object.fromEntries(Object.entries(own ?? { id }).map(([key, clean]) => [key, clean(all[key], all)]))
}
