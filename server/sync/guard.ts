import * as encoding from 'lib0/encoding'
import type { Known, News } from './known.ts'
import { RefusedUpdate } from './scan-values.ts'
import { scanUpdate, type DeletedRange, type Id, type Section, type Struct } from './scan.ts'

/** What is new in an update, ready to be stored. */
export interface Sifted {
  /** An update of only what was unknown and fits; a copy of its own. Undefined when nothing remains. */
  readonly update: Uint8Array | undefined
  readonly news: News
  /** Something was left out because what it builds on is unknown here. */
  readonly hasGap: boolean
}

/** A section without what is known and without what cannot be integrated yet. */
interface Fresh {
  readonly section: Section
  readonly structs: readonly Struct[]
}

/**
 * What of an update is new and may be written by `userId`. Pure: nothing is taken in yet.
 * @throws {MalformedMessage} 4400, {@link scanUpdate}
 * @throws {RefusedUpdate} 4409: foreign clientID, foreign root, content that no text of ours has
 */
export function sift(bytes: Uint8Array, known: Known, userId: string): Sifted {
  const { sections, deletes } = scanUpdate(bytes)
  const unknown = sections.map((section) => withoutKnown(section, known)).filter(({ structs }) => structs.length > 0)
  for (const { section } of unknown) {
    const owner = known.owner(section.client)
    if (owner !== undefined && owner !== userId) throw new RefusedUpdate('a clientID of somebody else')
  }
  const fresh = withoutGaps(unknown, known)
  const clocks = new Map(fresh.map(({ section, structs }) => [section.client, endOf(structs.at(-1))]))
  const fitting = deletes.filter(
    (range) => range.clock + range.length <= (clocks.get(range.client) ?? known.clock(range.client)),
  )
  const newDeletes = fitting.length === 0 ? [] : fitting.flatMap((range) => unknownParts(range, known))
  const isWhole = sections.every((section, i) => fresh[i]?.structs.length === section.structs.length)
  const isAllNew = isWhole && newDeletes.length === deletes.length && totalOf(newDeletes) === totalOf(deletes)
  return {
    update:
      fresh.length + newDeletes.length === 0
        ? undefined
        : isAllNew
          ? new Uint8Array(bytes)
          : write(bytes, fresh, newDeletes),
    news: {
      clocks,
      deletes: newDeletes,
      newClients: [...clocks.keys()].filter((client) => known.owner(client) === undefined),
    },
    hasGap: fitting.length < deletes.length || countOf(fresh) < countOf(unknown),
  }
}

const endOf = (struct: Struct | undefined): number => (struct ? struct.clock + struct.length : 0)
const countOf = (fresh: readonly Fresh[]): number => fresh.reduce((sum, { structs }) => sum + structs.length, 0)
const totalOf = (ranges: readonly DeletedRange[]): number => ranges.reduce((sum, { length }) => sum + length, 0)

function withoutKnown(section: Section, known: Known): Fresh {
  const clock = known.clock(section.client)
  const first = section.structs.findIndex((struct) => endOf(struct) > clock)
  return { section, structs: first === -1 ? [] : section.structs.slice(first) }
}

/**
 * As much of each section as Yjs can integrate now: contiguous with what is known, no hole, and everything it refers
 * to is known or comes before it. Two clients that wait for each other never get in.
 */
function withoutGaps(unknown: readonly Fresh[], known: Known): Fresh[] {
  const reached = new Map<number, number>()
  const clockOf = (client: number): number => reached.get(client) ?? known.clock(client)
  const taken = new Map<Fresh, number>()
  const waiting = new Map<number, { fresh: Fresh; clock: number }[]>()
  const ready = unknown.toReversed()
  for (let fresh = ready.pop(); fresh; fresh = ready.pop()) {
    const { client } = fresh.section
    let count = taken.get(fresh) ?? 0
    for (let struct = fresh.structs[count]; struct; struct = fresh.structs[count]) {
      if (struct.kind === 'skip' || struct.clock > clockOf(client)) break
      const missing = missingOf(struct, clockOf)
      if (missing) {
        const list = waiting.get(missing.client) ?? []
        list.push({ fresh, clock: missing.clock })
        waiting.set(missing.client, list)
        break
      }
      reached.set(client, endOf(struct))
      count += 1
    }
    taken.set(fresh, count)
    const list = waiting.get(client) ?? []
    const isWoken = (entry: { clock: number }): boolean => entry.clock < clockOf(client)
    ready.push(...list.filter(isWoken).map((entry) => entry.fresh))
    waiting.set(
      client,
      list.filter((entry) => !isWoken(entry)),
    )
  }
  return unknown
    .map((fresh) => ({ section: fresh.section, structs: fresh.structs.slice(0, taken.get(fresh)) }))
    .filter(({ structs }) => structs.length > 0)
}

/** The first item that a struct refers to and that is not there. Of its own client all before it is there. */
function missingOf(struct: Struct, clockOf: (client: number) => number): Id | undefined {
  const isMissing = (id: Id | undefined): id is Id =>
    id !== undefined && id.client !== struct.client && id.clock >= clockOf(id.client)
  return [struct.origin, struct.rightOrigin, struct.parent].find(isMissing)
}

function unknownParts(range: DeletedRange, known: Known): DeletedRange[] {
  const parts = known.deletes().missing(range.client, range.clock, range.clock + range.length)
  return parts.map(([start, end]) => ({ client: range.client, clock: start, length: end - start }))
}

/** An update of these structs, their bytes taken as they are, and these deletions. */
function write(bytes: Uint8Array, fresh: readonly Fresh[], deletes: readonly DeletedRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, fresh.length)
  for (const { section, structs } of fresh) {
    const [first] = structs
    if (!first) continue
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, section.client)
    encoding.writeVarUint(encoder, first.clock)
    const next = section.structs[section.structs.indexOf(first) + structs.length]
    encoding.writeUint8Array(encoder, bytes.subarray(first.at, next ? next.at : section.end))
  }
  const perClient = Map.groupBy(deletes, (range) => range.client)
  encoding.writeVarUint(encoder, perClient.size)
  for (const [client, ranges] of perClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
