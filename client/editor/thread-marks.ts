import type { Editor } from '@tiptap/core'
import { makeAnchor, resolveAnchor, type Place } from '#shared/threads/anchor.ts'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import { watchText, type TextWatch } from '#shared/threads/text-index.ts'
import type { Group } from '#shared/organisations/layers.ts'
import type { Room } from './room.ts'
import { createStore, type Store } from './store.ts'
import { marksIn, showMarks, threadInDom, type MarkSpot, type ThreadMark } from './thread-decorations.ts'

/** A thread that stands somewhere in the text. */
export interface MarkedThread {
  readonly id: string
  readonly anchor: Anchor
  readonly group: Group
  /** What a tekstvoorstel puts in its place; undefined for what is none. */
  readonly words?: string | undefined
  readonly label: string
}

/** Where threads are, as far as the rest of the page has to know: a key in the text changes nothing of it. */
export interface Spot {
  readonly isLost: boolean
  /** False: the words have been edited since. */
  readonly isExact: boolean
  /** Its place in the order of the text; of a lost one near where it was, and 0 when even that is gone. */
  readonly at: number
}
export type Spots = ReadonlyMap<string, Spot>

/** What a card says of a spot; a word, so that a card that says the same stays as it is. */
export type Standing = 'unknown' | 'exact' | 'edited' | 'lost'
export const standingOf = (spot: Spot | undefined): Standing => {
  if (!spot) return 'unknown'
  if (spot.isLost) return 'lost'
  return spot.isExact ? 'exact' : 'edited'
}

/** Rest after a change before all is looked at again; several people typing must not keep this busy. */
const REST_MS = 250
/** Longest that one look may keep the page from answering a key. */
const SLICE_MS = 4
/** So many new threads are shown at once; more (a page that opens) wait for a free moment. */
const AT_ONCE = 20

const spotOf = (place: Place): Spot =>
  place.kind === 'lost'
    ? { isLost: true, isExact: false, at: place.near ?? 0 }
    : { isLost: false, isExact: place.isExact, at: place.from }

/** Do they say the same: which are lost or edited, and in which order all stand? */
function saysTheSame(a: Spots, b: Spots): boolean {
  if (a.size !== b.size) return false
  for (const [id, spot] of a) {
    const other = b.get(id)
    if (other?.isLost !== spot.isLost || other.isExact !== spot.isExact) return false
  }
  const order = (spots: Spots): string => orderOf(spots).join(' ')
  return order(a) === order(b)
}

/** The ids in the order of the text. */
export const orderOf = (spots: Spots): string[] =>
  [...spots.entries()].toSorted(([, a], [, b]) => a.at - b.at).map(([id]) => id)

/** Finds the threads in the text, shows them there, and says where they are. */
export class ThreadMarks {
  readonly spots: Store<Spots> = createStore<Spots>(new Map(), saysTheSame)
  readonly #editor: Editor
  readonly #room: Room
  readonly #watch: TextWatch
  #threads: ReadonlyMap<string, MarkedThread> = new Map()
  #places = new Map<string, Place>()
  #active: string | null = null
  #cards: ReadonlySet<string> = new Set()
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle = 0
  /** The text changed since the last look: what is shown has moved along, `#places` has not. */
  #isStale = false
  #isStopped = false

  constructor(editor: Editor, room: Room) {
    this.#editor = editor
    this.#room = room
    this.#watch = watchText(room.fragment)
    editor.on('update', this.#changed)
  }

  stop(): void {
    this.#isStopped = true
    this.#editor.off('update', this.#changed)
    clearTimeout(this.#timer)
    cancelIdleCallback(this.#idle)
    this.#watch.stop()
  }

  /** Shows these threads from now on. */
  setThreads(threads: readonly MarkedThread[]): void {
    const before = this.#threads
    this.#threads = new Map(threads.map((thread) => [thread.id, thread]))
    for (const id of this.#places.keys()) if (!this.#threads.has(id)) this.#places.delete(id)
    const fresh = threads.filter(({ id, anchor }) => !this.#places.has(id) || before.get(id)?.anchor !== anchor)
    if (fresh.length > AT_ONCE) this.#lookSoon(0)
    else {
      const index = fresh.length > 0 ? this.#watch.read() : undefined
      if (index) for (const { id, anchor } of fresh) this.#places.set(id, resolveAnchor(index, anchor, this.#room.doc))
      this.#show()
    }
  }

  /** The thread that is looked at, and the cards that are in the page: marks may only point at these. */
  setShown(active: string | null, cards: ReadonlySet<string>): void {
    if (active === this.#active && cards === this.#cards) return
    this.#active = active
    this.#cards = cards
    this.#show()
  }

  /** An anchor on these words; undefined where there is no text, or too much of it. */
  anchorAt(from: number, to: number): Anchor | undefined {
    return makeAnchor(this.#watch.read(), from, to)
  }

  /** Where an anchor leads at this moment. */
  placeOf(anchor: Anchor): Place {
    return resolveAnchor(this.#watch.read(), anchor, this.#room.doc)
  }

  /** Where the shown threads are at this moment. */
  now(): Map<string, MarkSpot> {
    return marksIn(this.#editor.state)
  }

  /** The threads around a position, the innermost first. */
  at(position: number): string[] {
    return [...marksIn(this.#editor.state, position, position).entries()]
      .toSorted(([, a], [, b]) => a.to - a.from - (b.to - b.from))
      .map(([id]) => id)
  }

  /** The thread whose mark was clicked on. */
  static clicked(event: Event): string | undefined {
    const mark = event.target instanceof Element ? event.target.closest(`[${threadInDom}]`) : null
    return mark?.getAttribute(threadInDom) ?? undefined
  }

  readonly #changed = (): void => {
    if (this.#threads.size === 0) return
    this.#isStale = true
    this.#lookSoon(REST_MS)
  }

  #lookSoon(afterMs: number): void {
    clearTimeout(this.#timer)
    cancelIdleCallback(this.#idle)
    const begin = (): void => this.#look([...this.#threads.values()], new Map())
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback(begin, { timeout: REST_MS })
    }, afterMs)
  }

  /** Looks for the rest of the threads, a slice at a time; what changes meanwhile begins it anew. */
  #look(rest: MarkedThread[], found: Map<string, Place>): void {
    if (this.#isStopped) return
    const until = performance.now() + SLICE_MS
    const index = this.#watch.read()
    while (rest.length > 0 && performance.now() < until) {
      const thread = rest.pop()
      if (thread) found.set(thread.id, resolveAnchor(index, thread.anchor, this.#room.doc))
    }
    if (rest.length > 0) {
      this.#idle = requestIdleCallback(() => this.#look(rest, found), { timeout: REST_MS })
      return
    }
    this.#places = found
    this.#isStale = false
    this.#show()
  }

  #show(): void {
    const { view } = this.#editor
    if (this.#isStopped || view.isDestroyed) return
    // an unfinished character of an input method would be taken away
    if (view.composing) return this.#lookSoon(REST_MS)
    const marks = this.#marks(view.state.doc.content.size)
    view.dispatch(showMarks(view.state, marks))
    this.spots.set(new Map([...this.#places].map(([id, place]) => [id, spotOf(place)])))
  }

  #marks(size: number): ThreadMark[] {
    const moved = this.#isStale ? this.now() : undefined
    return [...this.#threads.values()].flatMap(({ id, group, words, label }) => {
      const place = this.#places.get(id)
      const spot = moved?.get(id) ?? (place?.kind === 'anchored' ? place : undefined)
      if (!spot || spot.to > size) return []
      const shown = { isActive: id === this.#active, isCardThere: this.#cards.has(id) }
      return [{ id, from: spot.from, to: spot.to, group, words, label, ...shown }]
    })
  }
}
