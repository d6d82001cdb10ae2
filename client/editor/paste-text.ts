/** Fewer lines are no page that was cut into lines. */
const MIN_LINES = 3
/** Characters of a usual printed line; text that people typed themselves has far shorter or far longer ones. */
const LINE_LENGTH = { least: 35, most: 140 }
/** A line this much shorter than the others, with a full stop, ends its paragraph. */
const SHORT_LINE = 0.7

const opensItem = /^\s*(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+\S/u
const endsSentence = /[.!?:;…]["”’)\]]*$/u

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** Are these the lines of a printed page, which say nothing about where a paragraph ends? */
function isPrinted(lines: readonly string[]): boolean {
  if (lines.length < MIN_LINES) return false
  const length = medianOf(lines.map((line) => line.length))
  if (length < LINE_LENGTH.least || length > LINE_LENGTH.most) return false
  const open = lines.slice(0, -1).filter((line) => !endsSentence.test(line))
  return open.length >= (lines.length - 1) / 2
}

/** Two lines as one: "beleids-" and "voorstel" are one word, "provincie-" and "en gemeente" are not. */
function joined(before: string, line: string): string {
  const isBroken =
    /\p{Ll}[-\u00AD\u2010]$/u.test(before) && /^\p{Ll}/u.test(line) && !/^(?:en|of|als|dan|noch|tot)\s/u.test(line)
  return isBroken ? before.slice(0, -1) + line : `${before} ${line}`
}

function joinLines(lines: readonly string[]): string[] {
  const usual = medianOf(lines.map((line) => line.length))
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (!isOpen || last === undefined || opensItem.test(line)) paragraphs.push(line)
    else paragraphs[paragraphs.length - 1] = joined(last, line)
    isOpen = !(endsSentence.test(line) && line.length < usual * SHORT_LINE)
  }
  return paragraphs
}

/**
 * The paragraphs of a plain text. Each line is one, as in a text editor; but where the lines are those of a printed page
 * (copied out of a PDF), they are joined again, and words that were broken at the end of a line are whole.
 */
export function paragraphsOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .split(/\n[ \t]*\n/u)
    .flatMap((block) => {
      const lines = block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
      return isPrinted(lines) ? joinLines(lines) : lines
    })
}
