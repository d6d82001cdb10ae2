import { imageAt } from '#shared/images/address.ts'
import { maxImageFrames, maxImageSide } from '#shared/images/limits.ts'
import { isDay } from '#shared/lib/day.ts'
import { safeHref } from './href.ts'

export const headingLevels = [1, 2, 3, 4] as const

/** Numbering of an ordered list, as HTML names it; null is 1, 2, 3. */
const listTypes = ['a', 'A', 'i', 'I'] as const
/** What a callout ("kader") says it is: beside its text, in words and with an icon, never by colour alone. */
export const calloutKinds = ['info', 'attention', 'decision'] as const
export type CalloutKind = (typeof calloutKinds)[number]
/** Languages that a part of a text may be in: those of the Kingdom, and of neighbours and Europe. BCP 47. */
export const partLanguages = ['nl', 'en', 'fr', 'de', 'fy', 'pap'] as const
const mentionKinds = ['person', 'organisation'] as const
const alignments = ['left', 'center', 'right'] as const

/** CommonMark's most digits of a list number. */
const MAX_LIST_START = 999_999_999
/** Wider tables are no tables; without a bound one attribute makes every browser lay out a billion cells. */
const MAX_SPAN = 100
/** Pixels, of a column that somebody set. */
const MAX_COLUMN_WIDTH = 2000
/** Alternative text: longer belongs in the text itself, where everybody reads it. */
export const MAX_ALT = 500
/** As a name of a person or an organisation may be. */
const MAX_LABEL = 200
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

// oxlint-disable-next-line no-control-regex -- what a name or a description never holds, and what makes one look like another
const deceiving = /[\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu
const lineUpTo =
  (most: number): Clean =>
  (value) =>
    typeof value === 'string'
      ? value.slice(0, most).toWellFormed().replace(deceiving, ' ').replaceAll(/\s+/gu, ' ').trim()
      : null
/** Null where the value is no whole number in the range: what is not known is not guessed. */
const wholeOrNone =
  (least: number, most: number): Clean =>
  (value) => {
    const number = whole(value)
    return number !== undefined && number >= least && number <= most ? number : null
  }
const flag: Clean = (value) => value === true || null

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
  superscript: {},
  subscript: {},
  smallCaps: {},
  language: { lang: oneOf(partLanguages) },
  hardBreak: {},
  table: { id, sumRow: flag },
  taskItem: { id, checked: (value) => value === true },
  callout: { id, kind: (value) => calloutKinds.find((kind) => kind === value) ?? 'info' },
  image: {
    id,
    src: (value) => (imageAt(value) ? value : null),
    // empty: said to be decoration; null: nobody has described it yet
    alt: lineUpTo(MAX_ALT),
    width: wholeOrNone(1, maxImageSide),
    height: wholeOrNone(1, maxImageSide),
    frames: wholeOrNone(1, maxImageFrames),
  },
  footnote: { id, note: id },
  footnoteReference: { note: id },
  mention: {
    kind: (value) => mentionKinds.find((kind) => kind === value) ?? 'person',
    ref: id,
    label: lineUpTo(MAX_LABEL),
  },
  date: { day: (value) => (isDay(value) ? value : null) },
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

/** Nodes without content: one place each in ProseMirror. */
export const leafNodes = [
  'hardBreak',
  'horizontalRule',
  'pageBreak',
  'image',
  'footnoteReference',
  'mention',
  'date',
] as const

/** Without this attribute the node or mark is nothing: a link without address, a mention of nobody. */
const needed: Readonly<Record<string, string>> = {
  link: 'href',
  language: 'lang',
  footnoteReference: 'note',
  mention: 'label',
  date: 'day',
}

/** Do these clean attributes leave anything of a node or mark of this name? */
export function isMeaningful(name: string, clean: Readonly<Record<string, unknown>>): boolean {
  const key = Object.hasOwn(needed, name) ? needed[name] : undefined
  return key === undefined || (clean[key] !== null && clean[key] !== '')
}
