/**
 * What the checker looks for, by number: the tests and the README cite these. `structure` to `language` are mistakes that
 * shut readers out; `reading` are hints, which may be passed over.
 */
export const rules = {
  /** More than one heading of the first level in the text. WCAG 2.4.6, general practice. */
  C1: 'structure',
  /** A heading that skips a level. WCAG 1.3.1, general practice. */
  C2: 'structure',
  /** A heading without words. WCAG 2.4.6. */
  C3: 'structure',
  /** Bold or italic inside a heading: the heading already says it. */
  C4: 'structure',
  /** A short bold paragraph that poses as a heading. WCAG 1.3.1. */
  C5: 'structure',
  /** A long paragraph that is bold from begin to end. */
  C6: 'structure',
  /** A list typed by hand, with hyphens or numbers. WCAG 1.3.1. */
  C7: 'structure',
  /** An image that has no text instead and is not decoration. WCAG 1.1.1. */
  C8: 'images-and-tables',
  /** A table without header cells. WCAG 1.3.1. */
  C9: 'images-and-tables',
  /** A table of one row. */
  C10: 'images-and-tables',
  /** Words of a link that say nothing of where it goes. WCAG 2.4.4. */
  C11: 'links-and-language',
  /** A sentence in another language that is not marked as such: a guess. WCAG 3.1.2. */
  C12: 'links-and-language',
  /** A long paragraph. */
  C13: 'reading',
  /** A long sentence. */
  C14: 'reading',
  /** A passive. */
  C15: 'reading',
  /** A word of officials for which there is a plainer one. */
  C16: 'reading',
} as const

export type RuleId = keyof typeof rules
export const ruleKinds = ['structure', 'images-and-tables', 'links-and-language', 'reading'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** What mends a finding without changing what the text says. Applied by `repair.ts` as an ordinary edit. */
export type Fix =
  /** Another level for the heading. */
  | { readonly kind: 'level'; readonly level: number }
  /** A paragraph becomes a heading, without its bold. */
  | { readonly kind: 'heading'; readonly level: number }
  /** A heading becomes body text. */
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'unmark'; readonly marks: readonly string[] }
  /** So many paragraphs from here become the items of one list, without the marks typed before them. */
  | { readonly kind: 'list'; readonly count: number; readonly start: number | undefined; readonly type: 'a' | null }
  | { readonly kind: 'header-row' }
  | { readonly kind: 'language'; readonly language: string }
  /** One of these instead: the writer chooses, because grammar may ask for more. */
  | { readonly kind: 'replace'; readonly choices: readonly string[] }

/** Something found, by its place within one child of the document: 0 is the place before that child. */
export interface Finding {
  readonly rule: RuleId
  readonly from: number
  readonly to: number
  /** The words it is about, cut when long; empty when there are none. */
  readonly quote: string
  /** Filled in where the sentence about the finding has a number. */
  readonly n?: number
  readonly fix?: Fix
}

/** Longer quotes are cut: enough to recognise a place by, few enough characters for a list. */
const longQuote = /^(.{79}).{2,}$/u

/** The words of a finding as a list shows them. */
export const quoteOf = (text: string): string =>
  text
    .replaceAll(/[\s\ufffc]+/gu, ' ')
    .trim()
    .replace(longQuote, '$1…')
