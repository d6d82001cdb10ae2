import { fold } from '#shared/lib/fold.ts'

export interface CommonPasswords {
  /** Words that common passwords are made of, folded. */
  readonly words: ReadonlySet<string>
  /** Whole common passwords of 12 characters and more, in lower case. */
  readonly whole: ReadonlySet<string>
  /** What others know of this person: name, e-mail address, organisation. */
  readonly about: readonly string[]
}

/** Letters as people disguise them. */
const disguises: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** Rows of a keyboard and of the alphabet: any piece of one, forwards or backwards, is a sequence. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const product = ['samenschrift']
/** Shorter pieces of a name are in every other word. */
const MIN_PIECE = 4
/** What must be left of a password when the known parts are taken out. */
const MIN_REST = 6
/** As many different characters a password has at least. */
const MIN_DIFFERENT = 5

const letters = (text: string): string => fold(text).replaceAll(' ', '')
const undisguise = (text: string): string => text.replaceAll(/[0134577@$!]/gu, (sign) => disguises[sign] ?? sign)

/**
 * Is this among the passwords that are tried first? NIST SP 800-63B section 3.1.1.2: refuse common values, values from
 * context (name, service), repeated and sequential characters; ask no composition.
 */
export function isCommon(password: string, { words, whole, about }: CommonPasswords): boolean {
  const lower = password.toLowerCase()
  if (whole.has(lower) || new Set(lower).size < MIN_DIFFERENT || isRepeated(lower) || isSequence(lower)) return true
  // digits and signs around a word are what everybody adds to get at the length
  const bare = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const kernels = [letters(bare), letters(undisguise(bare)), letters(undisguise(lower))]
  return kernels.some((kernel) => isKnown(kernel, words)) || isAboutPerson(letters(undisguise(lower)), about)
}

/** One known word, a known word repeated, or two known words together. */
function isKnown(kernel: string, words: ReadonlySet<string>): boolean {
  if (kernel.length > 0 && kernel.length < MIN_REST) return true
  if (words.has(kernel)) return true
  for (let cut = 2; cut <= kernel.length - 2; cut++) {
    if (words.has(kernel.slice(0, cut)) && words.has(kernel.slice(cut))) return true
  }
  return false
}

function isAboutPerson(kernel: string, about: readonly string[]): boolean {
  const pieces = [...about, ...product]
    .flatMap((text) => [letters(text)].concat(fold(text).split(' ')))
    .map(undisguise)
    .filter((piece) => piece.length >= MIN_PIECE)
    .toSorted((a, b) => b.length - a.length)
  const rest = pieces.reduce((left, piece) => left.replaceAll(piece, ''), kernel)
  return rest.length < kernel.length && rest.replaceAll(/\d/gu, '').length < MIN_REST
}

const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+.{0,5}$/u.test(text) && text.length >= 2

/** Nearly all of it runs along a row. */
function isSequence(text: string): boolean {
  const along = rows.flatMap((row) => [row + row, (row + row).split('').toReversed().join('')])
  const signs = text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  let covered = 0
  for (let at = 0; at < signs.length;) {
    const step = longestRun(signs.slice(at), along)
    if (step >= 4) covered += step
    at += Math.max(1, step)
  }
  return signs.length > 0 && signs.length - covered < 4
}

function longestRun(text: string, along: readonly string[]): number {
  let length = 0
  while (length < text.length && along.some((row) => row.includes(text.slice(0, length + 1)))) length++
  return length
}
