import { fold } from '#shared/lib/fold.ts'

/** More words make a search no better, and each costs a lookup. */
const MAX_WORDS = 8
/** Longer is no word that somebody looks for. */
const MAX_WORD_LENGTH = 60

/**
 * What the search box means: every word must be there, as a word or the beginning of one, whatever its case, diacritics
 * and punctuation. "’s-Graven Sudwest" looks for "s", "graven" and "sudwest".
 * @returns the folded words, each once; empty when there is nothing to look for
 */
export function searchWords(query: string): string[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD_LENGTH))
  return [...new Set(words)].slice(0, MAX_WORDS)
}

/** Does a text answer these words: is each of them the beginning of a word in it? */
export function answers(text: string, words: readonly string[]): boolean {
  const folded = ` ${fold(text)}`
  return words.every((word) => folded.includes(` ${word}`))
}

/** Shorter is in every title somewhere. */
const MIN_FRAGMENT_LENGTH = 3

/**
 * Does a title answer these words when each may also stand inside another word? Dutch writes words as one: "bodem" looks
 * for "Veenbodemnota" too.
 */
export function answersInside(title: string, words: readonly string[]): boolean {
  const folded = ` ${fold(title)}`
  return words.every((word) => folded.includes(word.length < MIN_FRAGMENT_LENGTH ? ` ${word}` : word))
}

/** A piece of a text that was found, and whether it is what was looked for. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** Stand around a hit in what the index gives; neither can be in a text, which has no control characters. */
export const hitStart = '\u0001'
export const hitEnd = '\u0002'

/** A marked text of the index as parts, so that a reader never has to trust markup in it. */
export function snippetParts(marked: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  for (const [index, piece] of marked.split(hitStart).entries()) {
    const [hit = '', ...after] = index === 0 ? ['', piece] : piece.split(hitEnd)
    if (hit) parts.push({ text: hit, hit: true })
    const rest = after.join('')
    if (rest) parts.push({ text: rest, hit: false })
  }
  return parts
}
