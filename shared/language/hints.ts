import { wordsIn } from './counts.ts'
import { findPassive } from './passive.ts'
import type { PlainWord } from './plain-words.ts'
import { splitSentences, type Span } from './sentences.ts'

/** B1 asks for 10 to 15 words on average; above this number a reader must go back. General practice, no norm. */
export const LONG_SENTENCE_WORDS = 25
/** About a third of a page. General practice, no norm. */
const LONG_PARAGRAPH_WORDS = 150

/** Something in a text that may be hard to read, with its place. Never an error: a hint may be passed over. */
export type Hint = Span &
  (
    | { readonly kind: 'long-sentence'; readonly words: number }
    | { readonly kind: 'long-paragraph'; readonly words: number }
    | { readonly kind: 'passive' }
    | { readonly kind: 'officialese'; readonly phrase: string; readonly plainer: string }
  )

/** A word list made ready to look up: by the first word of each phrase, the longest phrase first. */
export type WordIndex = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly entry: PlainWord }[]>

export function indexWords(list: readonly PlainWord[]): WordIndex {
  const entries = list.map((entry) => ({ words: entry.phrase.toLowerCase().split(' '), entry }))
  const byFirst = Map.groupBy(entries, ({ words }) => words[0] ?? '')
  return new Map(
    [...byFirst].map(([first, group]) => [first, group.toSorted((a, b) => b.words.length - a.words.length)]),
  )
}

/** The words and phrases of the list that stand in the text, each longest match once. */
export function findOfficialese(text: string, index: WordIndex): Hint[] {
  const spans = wordsIn(text)
  const words = spans.map(({ from, to }) => text.slice(from, to).toLowerCase())
  const hints: Hint[] = []
  for (let at = 0; at < words.length; at += 1) {
    const match = index
      .get(words[at] ?? '')
      ?.find(({ words: wanted }) => wanted.every((word, offset) => words[at + offset] === word))
    const first = spans[at]
    const last = spans[at + (match?.words.length ?? 1) - 1]
    if (!match || !first || !last) continue
    hints.push({ kind: 'officialese', from: first.from, to: last.to, ...match.entry })
    at += match.words.length - 1
  }
  return hints
}

/**
 * Hints for one block of Dutch text, by place. Linear in its length: ask again for a block whose text changed, and keep
 * the answer of the others.
 */
export function hintsFor(text: string, index: WordIndex): Hint[] {
  const hints: Hint[] = findOfficialese(text, index)
  const words = wordsIn(text).length
  if (words > LONG_PARAGRAPH_WORDS) hints.push({ kind: 'long-paragraph', from: 0, to: text.length, words })
  for (const { from, to } of splitSentences(text)) {
    const sentence = text.slice(from, to)
    const length = wordsIn(sentence).length
    if (length > LONG_SENTENCE_WORDS) hints.push({ kind: 'long-sentence', from, to, words: length })
    const passive = findPassive(sentence)
    if (passive) hints.push({ kind: 'passive', from: from + passive.from, to: from + passive.to })
  }
  return hints.toSorted((a, b) => a.from - b.from || b.to - a.to)
}
