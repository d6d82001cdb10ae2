const roman: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
/** What browsers write in Roman; a higher number is written in digits. */
const MOST_ROMAN = 3999

function inRoman(number: number): string {
  let rest = number
  return roman.reduce((written, [value, letters]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return written + letters.repeat(times)
  }, '')
}

/** a … z, aa, ab … */
function inLetters(number: number): string {
  let written = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    written = String.fromCodePoint(97 + ((rest - 1) % 26)) + written
  return written
}

/** The number of a list item as its list writes it: `type` as HTML names it (a, A, i, I), digits for all else. */
export function listMarker(number: number, type: unknown): string {
  const isRoman = (type === 'i' || type === 'I') && number <= MOST_ROMAN
  if (number < 1 || (type !== 'a' && type !== 'A' && !isRoman)) return String(number)
  const written = isRoman ? inRoman(number) : inLetters(number)
  return type === 'A' || type === 'I' ? written.toUpperCase() : written
}
