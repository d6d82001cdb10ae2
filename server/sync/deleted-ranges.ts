/** Which items are deleted: per client sorted, disjoint runs of clocks, flat as [start, end, start, end, …]. */
export class DeletedRanges {
  readonly #runs = new Map<number, number[]>()

  /** Adds [start, end) of a client. */
  add(client: number, start: number, end: number): void {
    const runs = this.#runs.get(client)
    if (!runs) {
      this.#runs.set(client, [start, end])
      return
    }
    const first = firstEndingAtOrAfter(runs, start)
    let from = start
    let to = end
    let last = first
    for (; last < runs.length && at(runs, last) <= end; last += 2) {
      from = Math.min(from, at(runs, last))
      to = Math.max(to, at(runs, last + 1))
    }
    runs.splice(first, last - first, from, to)
  }

  /** The parts of [start, end) that are not deleted yet, as [start, end] pairs in order. */
  missing(client: number, start: number, end: number): [number, number][] {
    const runs = this.#runs.get(client)
    if (!runs) return [[start, end]]
    const parts: [number, number][] = []
    let from = start
    for (let i = firstEndingAtOrAfter(runs, start); i < runs.length && at(runs, i) < end; i += 2) {
      if (from < at(runs, i)) parts.push([from, at(runs, i)])
      from = Math.max(from, at(runs, i + 1))
    }
    if (from < end) parts.push([from, end])
    return parts
  }
}

/** Index of the start of the first run whose end is at or after `clock`; the length when there is none. */
function firstEndingAtOrAfter(runs: readonly number[], clock: number): number {
  let low = 0
  let high = runs.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(runs, middle * 2 + 1) < clock) low = middle + 1
    else high = middle
  }
  return low * 2
}

/** The callers stay within the array. */
const at = (runs: readonly number[], index: number): number => runs[index] ?? 0
