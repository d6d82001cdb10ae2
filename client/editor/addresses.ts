import { safeHref } from '#shared/documents/href.ts'

/** An address among words. */
export interface Address {
  readonly text: string
  readonly href: string
  /** Where it begins in the words. */
  readonly index: number
}

/** Not after a letter or a slash: there it is part of something longer. So many characters as {@link safeHref} allows. */
const beginning =
  /(?<![\p{L}\p{N}/])(?:https?:\/\/(?=[\p{L}\p{N}])|mailto:(?=[^\s@]{1,64}@[\p{L}\p{N}.-]+\.\p{L}))[^\s<>"“”„\ufffc]{1,2048}/giu

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
/** These are of the sentence when nothing of the address comes after them. */
const neverLast = `.,:;!?'‘’…»)]}`

/** How much of it is address: what the sentence put after it is not; a bracket that closes one of the address is. */
function lengthOf(words: string): number {
  const open: string[] = []
  let length = 0
  for (let at = 0; at < words.length; at += 1) {
    const char = words.charAt(at)
    const closer = closerOf[char]
    if (closer !== undefined) open.push(closer)
    else if (char === open.at(-1)) {
      open.pop()
      length = at + 1
    } else if (!neverLast.includes(char)) length = at + 1
  }
  return length
}

/** All addresses among these words that say what they are: http, https or mailto. */
export function addressesIn(words: string): Address[] {
  return [...words.matchAll(beginning)].flatMap(({ 0: found, index }) => {
    const text = found.slice(0, lengthOf(found))
    const href = safeHref(text)
    return href === undefined ? [] : [{ text, href, index }]
  })
}

/** The address that this word is, or that stands in it between brackets: `(https://vng.nl)`. */
export function addressOfWord(word: string): Address | undefined {
  const [address] = addressesIn(word)
  if (!address) return undefined
  return [address.text, `(${address.text})`, `[${address.text}]`].includes(word) ? address : undefined
}

/** The address that somebody typed as one, completed: `rijksoverheid.nl` and `a@b.nl` are enough. */
export function hrefOfTyped(typed: string): string | undefined {
  const given = typed.trim()
  if (/^[^\s/@:]+@[^\s/@:]+\.[^\s/@:]+$/u.test(given)) return safeHref(`mailto:${given}`)
  if (/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(given)) return safeHref(`https://${given}`)
  return safeHref(given)
}

/** A site or mail address without its beginning. Of a country, or one of the other endings that people here meet. */
const bare =
  /^(?:[\p{L}\p{N}][\p{L}\p{N}._+-]*@(?=[^:/?#]+$))?(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+(?:[a-z]{2}|com|org|net|info|int|gov|edu|mil|biz|app|dev|amsterdam|frl)(?::\d+)?(?:[/?#][^\s<>"“”„]*)?$/iu

/** What was pasted, when it is an address and nothing else: more careful than with what was typed as one. */
export function hrefOfPasted(words: string): string | undefined {
  const [address] = addressesIn(words)
  if (address) return address.text === words ? address.href : undefined
  return bare.test(words) && lengthOf(words) === words.length ? hrefOfTyped(words) : undefined
}
