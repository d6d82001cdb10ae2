/** `low`: „zo” and ‘zo’; `high`: “zo” and ‘zo’. Both are right in Dutch; a house chooses one. */
const quoteStyles = ['low', 'high'] as const
export type QuoteStyle = (typeof quoteStyles)[number]

const apostrophe = '’'
const openDouble: Readonly<Record<QuoteStyle, string>> = { low: '„', high: '“' }

/** After these a quotation mark opens: a space, an opening bracket, a dash, a slash, or another opening mark. */
const opensAfter = /(?:^|[\s([{«„“‘—–/\u00a0-])$/u

/**
 * The mark to put where somebody typed a straight one.
 * @param before the text of the block before the caret; its last characters are enough
 */
export function smartQuote(before: string, typed: '"' | "'", style: QuoteStyle): string {
  const opens = opensAfter.test(before.slice(-1)) || before === ''
  if (typed === '"') return opens ? openDouble[style] : '”'
  // a hyphen or slash inside a word comes before an apostrophe far more often than before a quotation: "op-’t-Zand"
  if (/[\p{L}\p{N}][-/]$/u.test(before)) return apostrophe
  return opens ? '‘' : apostrophe
}

/** Words that begin with an apostrophe: ’s avonds, ’s-Gravenhage, ’t, ’n, ’k, ’m, ’r, ’ns, ’ie, ’er; and years: ’26. */
const late = /(^|[\s([{„“«—–/\u00a0-])‘((?:s|t|n|k|m|r|d|ns|ie|er)[\s\u00a0-]|\d\d(?!\d))$/iu

/**
 * Where the opening quote of a word such as ’s-Gravenhage, ’t or ’26 was put too early: known only when what follows
 * it is typed. Ask after each character that is no letter, and after a digit.
 * @param before the text of the block up to the caret
 * @returns the place of the mark to replace by an apostrophe; undefined when there is none
 */
export function lateApostrophe(before: string): number | undefined {
  const tail = before.slice(-8)
  const found = late.exec(tail)
  if (!found) return undefined
  return before.length - tail.length + found.index + (found[1]?.length ?? 0)
}

/** A whole text with its straight marks made Dutch, as if it had been typed. Marks that are curly already stay. */
export function smartenQuotes(text: string, style: QuoteStyle): string {
  const out: string[] = []
  let tail = ''
  const put = (character: string): void => {
    out.push(character)
    tail = (tail + character).slice(-8)
  }
  for (const character of text) {
    put(character === '"' || character === "'" ? smartQuote(tail, character, style) : character)
    const at = lateApostrophe(tail)
    if (at === undefined) continue
    // the mark stands `back` UTF-16 units from the end; every unit after it is one character of `out`
    const back = tail.length - at
    out[out.length - back] = apostrophe
    tail = tail.slice(0, at) + apostrophe + tail.slice(at + 1)
  }
  return out.join('')
}
