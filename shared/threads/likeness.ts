/** The part of the letters that must be common: what is less like it is other words. */
const LEAST = 0.75
/** So many times longer it may have become by what was put in: by then more than a third is not its own. */
const MOST_PUT_IN = 1.6
/** Letters of a common piece: shorter ones are met by chance in any two Dutch sentences. */
const PIECE = 12

/** Letters that two texts have in common at their begin and at their end. */
function commonEnds(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  return { head, tail }
}

/** How many letters lie in pieces that both texts have, in the same order. */
function commonPieces(a: string, b: string): number {
  let [letters, from, at] = [0, 0, 0]
  while (at + PIECE <= a.length) {
    const found = b.indexOf(a.slice(at, at + PIECE), from)
    let length = found < 0 ? 0 : PIECE
    while (length > 0 && at + length < a.length && a[at + length] === b[found + length]) length += 1
    letters += length
    if (length > 0) from = found + length
    at += Math.max(1, length)
  }
  return letters
}

/**
 * Is this text, as it stands now, still `was` with edits in it? Either all of it is still there with something put in; or most letters of the longer one are common: at both ends (one edit), or in pieces of some words
 * (more edits). Both without white space.
 */
export function isLike(now: string, was: string): boolean {
  const longest = Math.max(now.length, was.length)
  if (now === '' || was === '') return false
  const { head, tail } = commonEnds(now, was)
  if (head > 0 && tail > 0 && head + tail === was.length) return now.length <= MOST_PUT_IN * was.length
  if (head + tail >= LEAST * longest) return true
  return commonPieces(now, was) >= LEAST * longest
}
