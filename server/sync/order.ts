import type { Id, Section, Struct } from './scan.ts'

/**
 * Visits the structs of an update in an order in which Yjs can integrate them: contiguous with what is known, no hole,
 * and everything a struct refers to known or visited before it. Two clients that wait for each other are never visited.
 * @param clocks the next clock of each client, before and, as structs are visited, after
 */
export function inOrder(
  sections: readonly Section[],
  clocks: Map<number, number>,
  visit: (struct: Struct) => void,
): void {
  const waiting = new Map<number, { cursor: Cursor; clock: number }[]>()
  const ready: Cursor[] = sections.map((section) => ({ section, next: 0 })).toReversed()
  for (let cursor = ready.pop(); cursor; cursor = ready.pop()) {
    const missing = advance(cursor, clocks, visit)
    if (missing) {
      const list = waiting.get(missing.client)
      const entry = { cursor, clock: missing.clock }
      if (list) list.push(entry)
      else waiting.set(missing.client, [entry])
    }
    const { client } = cursor.section
    const list = waiting.get(client)
    if (!list) continue
    const reached = clocks.get(client) ?? 0
    ready.push(...list.filter((entry) => entry.clock < reached).map((entry) => entry.cursor))
    waiting.set(
      client,
      list.filter((entry) => entry.clock >= reached),
    )
  }
}

interface Cursor {
  readonly section: Section
  next: number
}

/** Visits as many structs of a section as can be. @returns what the next one waits for, when it waits */
function advance(cursor: Cursor, clocks: Map<number, number>, visit: (struct: Struct) => void): Id | undefined {
  const { client, structs } = cursor.section
  let clock = clocks.get(client) ?? 0
  for (let struct = structs[cursor.next]; struct; struct = structs[cursor.next]) {
    const end = struct.clock + struct.length
    if (end > clock) {
      if (struct.kind === 'skip' || struct.clock > clock) return undefined
      const missing = missingOf(struct, clocks)
      if (missing) return missing
      visit(struct)
      clock = end
      clocks.set(client, clock)
    }
    cursor.next += 1
  }
  return undefined
}

/** The first item that a struct refers to and that is not there. Of its own client all before it is there. */
function missingOf(struct: Struct, clocks: ReadonlyMap<number, number>): Id | undefined {
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (id && id.client !== struct.client && id.clock >= (clocks.get(id.client) ?? 0)) return id
  }
  return undefined
}
