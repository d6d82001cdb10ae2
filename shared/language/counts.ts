import type { Span } from './sentences.ts'

/** What is counted of a text. Counts of blocks add up to the count of the document. */
export interface TextCount {
  readonly words: number
  /** Characters as a reader sees them (grapheme clusters are not looked at: code points), with spaces. */
  readonly characters: number
}

export const nothingCounted: TextCount = { words: 0, characters: 0 }

/** Letters and digits with what holds them together: "B&W", "’s-Gravenhage", "3,5", "1.250", "a.d." is one word. */
const word = /[\p{L}\p{N}\p{M}]+(?:[-’'.,&/\u00ad\u2011][\p{L}\p{N}\p{M}]+)*/gu

/** Where the words of a text are, in order. */
export const wordsIn = (text: string): Span[] =>
  [...text.matchAll(word)].map((found) => ({ from: found.index, to: found.index + found[0].length }))

/** The count of one block's text. Soft hyphens are no characters. */
export function countText(text: string): TextCount {
  let words = 0
  for (const _ of text.matchAll(word)) words += 1
  let characters = 0
  for (const character of text) if (character !== '\u00ad') characters += 1
  return { words, characters }
}

/** The count of a document in which some blocks went and others came: costs what changed, not what there is. */
export function recount(total: TextCount, gone: readonly TextCount[], come: readonly TextCount[]): TextCount {
  let { words, characters } = total
  for (const count of gone) {
    words -= count.words
    characters -= count.characters
  }
  for (const count of come) {
    words += count.words
    characters += count.characters
  }
  return { words, characters }
}

/**
 * Words a minute of somebody who reads a policy paper with attention. General knowledge: Dutch prose is read at some
 * 200 (aloud) to 240 words (silently); tables and figures slow down, so the lower end.
 */
const WORDS_PER_MINUTE = 200

/** Whole minutes to read this many words; at least one when there is any. */
export const readingMinutes = (words: number): number => Math.ceil(words / WORDS_PER_MINUTE)
