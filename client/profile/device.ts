/** Order matters: Edge and Opera call themselves Chrome too, Chrome calls itself Safari. */
const browsers = [
  ['Edge', /Edg\//u],
  ['Opera', /OPR\//u],
  ['Firefox', /Firefox\//u],
  ['Chrome', /Chrom(e|ium)\//u],
  ['Safari', /Safari\//u],
] as const
const systems = [
  ['iOS', /iPhone|iPad/u],
  ['Android', /Android/u],
  ['Windows', /Windows/u],
  ['macOS', /Mac OS X/u],
  ['Linux', /Linux/u],
] as const

const first = (names: readonly (readonly [string, RegExp])[], text: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(text))?.[0]

/** Browser and system in a user-agent line, roughly: enough to recognise one's own devices. */
export const deviceOf = (userAgent: string): { browser: string | undefined; system: string | undefined } => ({
  browser: first(browsers, userAgent),
  system: first(systems, userAgent),
})
