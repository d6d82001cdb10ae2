import type { Item, XmlText } from 'yjs'
import { makeAnchor, resolveAnchor, type Place } from '#shared/threads/anchor.ts'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import { readTextIndex, squeeze, type TextIndex } from '#shared/threads/text-index.ts'
import { Random } from '#test/support/random.ts'
import { History, type Side } from './histories.ts'

/** One letter of the document: where it is, of which typed word it is, and which Yjs item it is. */
interface Letter {
  readonly place: number
  readonly letter: string
  readonly origin: string
  readonly item: string
}

function itemsOf(text: XmlText): string[] {
  const ids: string[] = []
  // oxlint-disable-next-line no-underscore-dangle -- ids of letters are nowhere else to be had
  for (let item: Item | null = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let at = 0; at < item.length; at += 1) ids.push(`${item.id.client}:${item.id.clock + at}`)
  }
  return ids
}

function lettersOf(index: TextIndex): Letter[] {
  return index.parts.flatMap((part) =>
    part.runs.flatMap(({ text, place }) => {
      const items = itemsOf(text)
      const delta: { insert: string; attributes?: { origin?: { id?: string } } }[] = text.toDelta()
      const letters = delta.flatMap(({ insert, attributes }) =>
        insert.split('').map((letter) => ({ letter, origin: attributes?.origin?.id ?? '' })),
      )
      return letters.flatMap(({ letter, origin }, at) =>
        letter.trim() === '' ? [] : [{ letter, origin, place: part.place + place + at, item: items[at] ?? '' }],
      )
    }),
  )
}

/** What a test remembers of an anchor, to know afterwards whose words it points at. */
export interface Watched {
  readonly anchor: Anchor
  readonly origins: ReadonlySet<string>
  readonly items: ReadonlySet<string>
}

/** Remembers the words between two positions. @returns undefined where no anchor can be */
export function watch(side: Side, from: number, to: number): Watched | undefined {
  const index = readTextIndex(side.fragment)
  const anchor = makeAnchor(index, from, to)
  if (!anchor) return undefined
  const letters = lettersOf(index)
  const within =
    anchor.quote === '' ? neighbours(letters, from) : letters.filter(({ place }) => place >= from && place < to)
  return {
    anchor,
    origins: new Set(within.map(({ origin }) => origin)),
    items: new Set(within.map(({ item }) => item)),
  }
}

const neighbours = (letters: readonly Letter[], place: number): Letter[] =>
  [letters.findLast((each) => each.place < place), letters.find((each) => each.place >= place)].filter(
    (each) => each !== undefined,
  )

type Fate = 'stays' | 'edited' | 'found-in-block' | 'found-elsewhere' | 'lost'

/** How often each fate was met, and of the lost how often the words were still there in one piece. */
export type Tally = Record<Fate | 'lost-but-there' | 'between-words' | 'between-lost' | 'twin', number>
export const emptyTally = (): Tally => ({
  stays: 0,
  edited: 0,
  'found-in-block': 0,
  'found-elsewhere': 0,
  lost: 0,
  'lost-but-there': 0,
  'between-words': 0,
  'between-lost': 0,
  twin: 0,
})

/** @returns what is wrong with where it points; undefined when it points at its own words, or at none */
export function wrong(side: Side, index: TextIndex, watched: Watched, place: Place): string | undefined {
  if (place.kind === 'lost') return undefined
  const { anchor, origins, items } = watched
  const { from, to } = place
  const node = side.node()
  if (to > node.content.size) return `points beyond the document: ${from}-${to}`
  const text = node.textBetween(from, to, ' ')
  const letters = lettersOf(index)
  if (anchor.quote === '') {
    if (from !== to) return 'a place between words became words'
    const isOwn = neighbours(letters, from).some(({ origin, item }) => origins.has(origin) || items.has(item))
    if (isOwn) return undefined
    return isTwinPlace(letters, anchor, from) ? 'twin' : 'between other words'
  }
  if (place.isExact && squeeze(text) !== squeeze(anchor.quote)) return `says "${anchor.quote}" but points at "${text}"`
  const within = letters.filter((each) => each.place >= from && each.place < to)
  const least = within.length / 2
  if (within.length === 0) return 'points at nothing'
  if (within.filter(({ origin }) => origins.has(origin)).length >= least) return undefined
  if (within.filter(({ item }) => items.has(item)).length >= least) return undefined
  const hasOwn = within.some(({ origin, item }) => origins.has(origin) || items.has(item))
  if (hasOwn && readsTheSame(squeeze(text), squeeze(anchor.quote))) return 'twin'
  if (place.isExact && isTwin(letters, anchor, from)) return 'twin'
  return `"${anchor.quote}" points at other words "${text}" (${place.how})`
}

/**
 * The same words with the same words around them as made them the only ones, but not those: where a paper says something
 * twice and one of the two goes, what was around it may come to stand around the other. No reader can tell them apart.
 */
function isTwin(letters: readonly Letter[], { quote, prefix, suffix, alone }: Anchor, from: number): boolean {
  const [before, after] = wordsAround(letters, from)
  const endsWith = alone.includes('before') ? squeeze(prefix) : undefined
  const startsWith = alone.includes('after') ? squeeze(quote + suffix) : undefined
  const isQuote = after.startsWith(squeeze(quote))
  if (isQuote && alone.includes('quote')) return true
  if (isQuote && endsWith !== undefined && before.endsWith(endsWith)) return true
  return startsWith !== undefined && after.startsWith(startsWith)
}

const wordsAround = (letters: readonly Letter[], from: number): [string, string] => [
  letters.flatMap(({ place, letter }) => (place < from ? letter : [])).join(''),
  letters.flatMap(({ place, letter }) => (place < from ? [] : letter)).join(''),
]

/** The same letters on both sides, or twice as many on one. */
function isTwinPlace(letters: readonly Letter[], { prefix, suffix }: Anchor, from: number): boolean {
  const [before, after] = wordsAround(letters, from)
  const isBefore = (some: number): boolean => before.endsWith(squeeze(prefix).slice(-some))
  const isAfter = (some: number): boolean => after.startsWith(squeeze(suffix).slice(0, some))
  return (isBefore(8) && isAfter(8)) || isBefore(16) || isAfter(16)
}

/** How many letters two texts have in common, in order: judged otherwise than the code under test does. */
function common(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const letter of a.split('')) {
    const next = [0]
    for (let at = 1; at <= b.length; at += 1) {
      const same = (row[at - 1] ?? 0) + 1
      next.push(letter === b[at - 1] ? same : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}
/** The words with an edit in them, or all of them with something put in. */
function readsTheSame(now: string, was: string): boolean {
  const letters = common(now, was)
  return (
    letters >= 0.75 * Math.max(now.length, was.length) || (letters === was.length && now.length <= 1.6 * was.length)
  )
}

function count(tally: Tally, index: TextIndex, { anchor, origins }: Watched, place: Place): void {
  if (anchor.quote === '') {
    tally[place.kind === 'lost' ? 'between-lost' : 'between-words'] += 1
    return
  }
  if (place.kind === 'anchored') {
    if (place.how === 'position') tally[place.isExact ? 'stays' : 'edited'] += 1
    else tally[place.how === 'block' ? 'found-in-block' : 'found-elsewhere'] += 1
    return
  }
  tally.lost += 1
  const own = lettersOf(index).map(({ letter, origin }) => (origins.has(origin) ? letter : ' '))
  if (own.join('').includes(squeeze(anchor.quote))) tally['lost-but-there'] += 1
}

/**
 * One random history with some anchors in it, looked at after every change on both sides.
 * @throws Error with the seed when an anchor points at other words, or the two sides do not agree in the end
 */
export function anchorTrial(seed: number, tally: Tally): void {
  const random = new Random(seed)
  const history = new History(random)
  const watched: Watched[] = []
  const steps: string[] = []
  for (let step = 0; step < 4 + random.below(12); step += 1) {
    if (watched.length < 4 && (step === 0 || random.chance(30))) {
      const side = random.pick(history.sides)
      const found = watchSome(side, random)
      if (found) watched.push(found)
    }
    steps.push(history.step(towards(history.sides[0], watched[0])))
    for (const side of history.sides) check(side, watched, `seed ${seed}, after ${steps.join(', ')}`)
  }
  history.sync()
  history.sync()
  const [places, others] = history.sides.map((side) => {
    const index = readTextIndex(side.fragment)
    return watched.map((each) => resolveAnchor(index, each.anchor, side.doc))
  })
  if (JSON.stringify(places) !== JSON.stringify(others)) throw new Error(`seed ${seed}: two people see two places`)
  const index = readTextIndex(history.sides[0].fragment)
  watched.forEach((each, at) => {
    const place = places?.[at]
    if (!place) return
    count(tally, index, each, place)
    if (wrong(history.sides[0], index, each, place) === 'twin') tally.twin += 1
  })
}

function watchSome(side: Side, random: Random): Watched | undefined {
  const { size } = side.node().content
  const from = random.below(size)
  // one in ten is a place between words, one in ten spans blocks, most are some words
  const length = random.chance(10) ? 0 : random.chance(10) ? 150 : 4 + random.below(70)
  return watch(side, from, Math.min(size, from + length))
}

function towards(side: Side, watched: Watched | undefined): { from: number; to: number } | undefined {
  if (!watched) return undefined
  const place = resolveAnchor(readTextIndex(side.fragment), watched.anchor, side.doc)
  return place.kind === 'anchored' ? place : undefined
}

function check(side: Side, watched: readonly Watched[], when: string): void {
  // y-tiptap takes out of the document what two people together made impossible, when it shows it
  side.node()
  const index = readTextIndex(side.fragment)
  for (const each of watched) {
    const fault = wrong(side, index, each, resolveAnchor(index, each.anchor, side.doc))
    if (fault !== undefined && fault !== 'twin') throw new Error(`${when}: ${fault}`)
  }
}
