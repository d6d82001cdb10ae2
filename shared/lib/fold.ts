/**
 * A text as search compares it: without case, diacritics, hyphens, apostrophes and other punctuation; words one space
 * apart. "Súdwest-Fryslân" and "sudwest fryslan" are the same, and so are "'s-Gravenhage" and "s gravenhage".
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
