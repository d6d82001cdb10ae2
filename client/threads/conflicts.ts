import type { ThreadView } from '#shared/threads/schema.ts'
import type { Threads } from './queries.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Do two proposals want the same words, or to insert at the same place? What only touches does not clash. */
const overlaps = (a: Stretch, b: Stretch): boolean =>
  a.from === a.to && b.from === b.to ? a.from === b.from : a.from < b.to && b.from < a.to

/** Per open proposal the other ones that it clashes with: one of them can be taken over, not both. */
export function conflictsOf(threads: Threads, spots: ReadonlyMap<string, Stretch>): Map<string, ThreadView[]> {
  const placed = threads
    .filter(({ proposal, state }) => proposal !== null && state === 'open')
    .flatMap((thread) => {
      const spot = spots.get(thread.id)
      return spot ? [{ thread, spot }] : []
    })
    .toSorted((a, b) => a.spot.from - b.spot.from)
  const clashes = new Map<string, ThreadView[]>()
  const add = (thread: ThreadView, other: ThreadView): void =>
    void clashes.set(thread.id, [...(clashes.get(thread.id) ?? []), other])
  for (const [index, a] of placed.entries()) {
    for (const b of placed.slice(index + 1)) {
      if (b.spot.from > a.spot.to) break
      if (!overlaps(a.spot, b.spot)) continue
      add(a.thread, b.thread)
      add(b.thread, a.thread)
    }
  }
  return clashes
}
