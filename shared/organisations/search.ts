import { fold } from '#shared/lib/fold.ts'

/**
 * Other names by which people look for an organisation, by its code: the Dutch name beside the Frisian one, the common
 * name beside the official one, and how a ministry's abbreviation is written elsewhere. Source: general knowledge of
 * Dutch place names and of rijksoverheid.nl; a wrong or missing one only makes a search miss.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  pv21: ['Friesland', 'provincie Friesland'],
  ws0653: ['waterschap Friesland', 'waterschap Fryslân'],
  gm1900: ['Zuidwest-Friesland'],
  gm1970: ['Noordoost-Friesland'],
  gm1940: ['De Friese Meren'],
  gm0080: ['Ljouwert'],
  gm1891: ['Dantumadeel'],
  gm0737: ['Tietjerksteradeel'],
  gm0518: ["'s-Gravenhage", 'The Hague'],
  gm0796: ['Den Bosch'],
  mnre1130: ['I&W'],
  mnre1058: ['J&V'],
  mnre1162: ['A&M'],
  mnre1045: ['EZ'],
}

/** Articles that Dutch place names begin with; people leave them out, or write another one. */
const article = /^(?:de|het|den|s|t) (?=.)/u

const key = (name: string): string => fold(name).replace(article, '')

interface Named {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly abbreviation: string | null
}

/** What is stored to search in: every folded name between bars, so that a bar before a name is its beginning. */
export function searchText({ code, name, shortName, abbreviation }: Named): string {
  const names = [abbreviation, shortName, name, ...(aliases[code] ?? [])].filter((each) => each !== null)
  return `|${[...new Set(names.map(key))].join('|')}|`
}

/** What to look for when somebody types `query`; empty when there is nothing to look for. */
export const searchKey = key

/**
 * How well an organisation answers: 0 a whole name or abbreviation, 1 the beginning of one, 2 the beginning of a word,
 * 3 somewhere inside; undefined when not at all.
 * @param text what {@link searchText} made
 * @param wanted what {@link searchKey} made, not empty
 */
export function rank(text: string, wanted: string): number | undefined {
  if (text.includes(`|${wanted}|`)) return 0
  if (text.includes(`|${wanted}`)) return 1
  if (text.includes(` ${wanted}`)) return 2
  return text.includes(wanted) ? 3 : undefined
}
