/** A number in a table cell as somebody wrote it in Dutch notation. Exact: `units` over ten to the power `decimals`. */
export interface DutchNumber {
  readonly kind: 'number'
  readonly units: bigint
  readonly decimals: number
  readonly unit: '€' | '%' | ''
  /** "duizend", "miljoen" or "miljard" as written behind it; the value is not multiplied by it. */
  readonly scale: Scale
  /** Written with "ca.", "circa", "ruim" or "±". */
  readonly approximate: boolean
}

export type CellValue =
  | DutchNumber
  /** Nothing, a dash or "n.v.t.": does not count. */
  | { readonly kind: 'none' }
  /** "nog niet te kwantificeren", "p.m.", "n.n.b.": there is an amount, and nobody knows it yet. */
  | { readonly kind: 'unknown' }
  /** Anything else: a word, or a number in another notation ("1.5") that could mean two things. */
  | { readonly kind: 'text' }

type Scale = '' | 'duizend' | 'miljoen' | 'miljard'
const power: Readonly<Record<Scale, number>> = { '': 0, duizend: 3, miljoen: 6, miljard: 9 }

const none = /^(?:[-–—]|n\.?\s?v\.?\s?t\.?|niet van toepassing|geen)?$/iu
const unknown =
  /^(?:nog niet (?:te kwantificeren|bekend|te bepalen)|niet te kwantificeren|onbekend|p\.?\s?m\.?|pro memorie|n\.?\s?n\.?\s?b\.?|n\.?\s?t\.?\s?b\.?|nader te bepalen)$/iu
const about = /^(?:ca\.?|circa|ongeveer|ruim|±)\s*/iu
/** Thousands by points or by spaces, decimals by a comma; "5,-" and "5,–" are whole euros. */
const digits = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(\d+|[-–—]{1,2}|))?$/u
const scaleWord = /\s*(duizend|miljoen|mln\.?|miljard|mld\.?)$/iu
/** More digits than any amount has; without a bound one cell could keep a browser busy. */
const MAX_LENGTH = 40

const scaleOf = (word: string): Scale => {
  const letter = word.toLowerCase()
  if (letter.startsWith('d')) return 'duizend'
  return letter.startsWith('miljo') || letter.startsWith('mln') ? 'miljoen' : 'miljard'
}

/** The sign, written before, behind, or as brackets around, also beside the euro sign. */
function takeSign(text: string): { sign: 1n | -1n; rest: string } {
  const bracketed = /^(€?)\s*\((.+)\)$/u.exec(text)
  if (bracketed) return { sign: -1n, rest: `${bracketed[1]}${bracketed[2]}` }
  const before = /^(€?)\s*[-−–]\s*(€?)\s*(?=\d)(.*)$/u.exec(text)
  if (before) return { sign: -1n, rest: `${before[1]}${before[2]}${before[3]}` }
  const behind = /^(.*\d)\s*[-−]$/u.exec(text)
  if (behind) return { sign: -1n, rest: behind[1] ?? '' }
  return { sign: 1n, rest: text.replace(/^\+\s*(?=[€\d])/u, '') }
}

/** What a cell of a number column holds. Never throws. */
export function parseCell(text: string): CellValue {
  const plain = text.replaceAll(/[\s\u00a0\u2007\u2009\u202f]+/gu, ' ').trim()
  if (none.test(plain)) return { kind: 'none' }
  if (unknown.test(plain)) return { kind: 'unknown' }
  if (plain.toLowerCase() === 'nihil') return number(0n, 0, {})
  if (plain.length > MAX_LENGTH) return { kind: 'text' }
  const exact = plain.replace(about, '')
  const { sign, rest } = takeSign(exact)
  const isEuro = /^(?:€|eur(?:o)?\b)|(?:€|\beuro|\beur)$/iu.test(rest)
  const withoutEuro = rest.replace(/^(?:€|eur(?:o)?\b)\s*/iu, '').replace(/\s*(?:€|\beuro|\beur)$/iu, '')
  const scale = scaleWord.exec(withoutEuro)?.[1]
  const percent = /\s*(?:%|procent)$/iu
  const bare = withoutEuro.replace(scaleWord, '').replace(percent, '')
  const found = digits.exec(bare)
  if (!found || (isEuro && percent.test(withoutEuro))) return { kind: 'text' }
  const decimals = /^\d+$/u.test(found[2] ?? '') ? (found[2] ?? '') : ''
  const whole = (found[1] ?? '').replaceAll(/[. ]/gu, '')
  return number(sign * BigInt(whole + decimals), decimals.length, {
    unit: isEuro ? '€' : percent.test(withoutEuro) ? '%' : '',
    scale: scale ? scaleOf(scale) : '',
    approximate: exact !== plain,
  })
}

const number = (units: bigint, decimals: number, more: Partial<DutchNumber>): DutchNumber => ({
  kind: 'number',
  units,
  decimals,
  unit: '',
  scale: '',
  approximate: false,
  ...more,
})

/** The same value with this many decimals, never fewer than it has. */
const widen = (value: DutchNumber, decimals: number): bigint => value.units * 10n ** BigInt(decimals - value.decimals)

/** As parsed, written in full: "€ 1,5 miljoen" is € 1.500.000. */
function unscaled(value: DutchNumber): DutchNumber {
  const shift = power[value.scale]
  const decimals = Math.max(0, value.decimals - shift)
  const units = value.units * 10n ** BigInt(Math.max(0, shift - value.decimals))
  return { ...value, units, decimals, scale: '' }
}

/** Dutch notation: "€ 1.234,50", "-3,5 %", "€ 42 miljoen"; the space is one that does not break. */
export function formatNumber(value: DutchNumber): string {
  const digitsOnly = (value.units < 0n ? -value.units : value.units).toString().padStart(value.decimals + 1, '0')
  const whole = digitsOnly.slice(0, digitsOnly.length - value.decimals).replaceAll(/\B(?=(?:\d{3})+$)/gu, '.')
  const decimals = value.decimals > 0 ? `,${digitsOnly.slice(-value.decimals)}` : ''
  const sign = value.units < 0n ? '-' : ''
  const before = value.unit === '€' ? '€\u00a0' : ''
  const behind = value.unit === '%' ? '%' : ''
  const scale = value.scale ? `\u00a0${value.scale}` : ''
  return `${value.approximate ? 'ca. ' : ''}${before}${sign}${whole}${decimals}${behind}${scale}`
}

/** The sum of a column, or why there is none. */
export type ColumnSum =
  | {
      readonly kind: 'sum'
      readonly value: DutchNumber
      /** How many amounts are not known yet: the sum is a lower bound, and must be shown as one. */
      readonly unknown: number
      /** How many cells hold something that is no number, and were not counted. */
      readonly skipped: number
    }
  /** No cell holds a number. */
  | { readonly kind: 'nothing' }
  /** Percentages among other numbers. */
  | { readonly kind: 'mixed' }

/**
 * Adds up the cells of a column, exactly. When the scales differ ("€ 3 miljoen" and "€ 250.000") the sum is in full;
 * bare numbers among euros are taken as euros, since people write the sign once.
 */
export function sumColumn(cells: readonly string[]): ColumnSum {
  const parsed = cells.map(parseCell)
  const numbers = parsed.filter((cell) => cell.kind === 'number')
  if (numbers.length === 0) return { kind: 'nothing' }
  const units = new Set(numbers.map((cell) => cell.unit))
  if (units.has('%') && units.size > 1) return { kind: 'mixed' }
  const sameScale = new Set(numbers.map((cell) => cell.scale)).size === 1
  const terms = sameScale ? numbers : numbers.map(unscaled)
  const decimals = Math.max(...terms.map((term) => term.decimals))
  const total = terms.reduce((sum, term) => sum + widen(term, decimals), 0n)
  return {
    kind: 'sum',
    value: number(total, decimals, {
      unit: units.has('€') ? '€' : units.has('%') ? '%' : '',
      scale: terms[0]?.scale ?? '',
      approximate: terms.some((term) => term.approximate),
    }),
    unknown: parsed.filter((cell) => cell.kind === 'unknown').length,
    skipped: parsed.filter((cell) => cell.kind === 'text').length,
  }
}
