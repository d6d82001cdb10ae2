import * as encoding from 'lib0/encoding'
import { diffUpdate, encodeStateVector } from 'yjs'
import type { Known, News } from './known.ts'
import { MAX_NEW_CLIENTS_PER_UPDATE } from './limits.ts'
import { inOrder } from './order.ts'
import { placeOf, Places } from './places.ts'
import { RefusedUpdate } from './scan-values.ts'
import { scanUpdate, type DeletedRange, type Id, type Scan, type Section, type Struct } from './scan.ts'

/** What is new in an update, ready to be stored. */
export interface Sifted {
  /** An update of only what was unknown and fits; a copy of its own. Undefined when nothing remains. */
  readonly update: Uint8Array | undefined
  readonly news: News
  /** Something was left out because what it builds on is unknown here. */
  readonly hasGap: boolean
}

/** The structs of a section that are new and fit. */
interface Fresh {
  readonly section: Section
  readonly structs: readonly Struct[]
}

/**
 * What of an update is new and may be written by `userId`. Pure: nothing is taken in yet.
 * @throws {MalformedMessage} 4400, {@link scanUpdate}
 * @throws {RefusedUpdate} 4409: foreign clientID, foreign root, content or a place that no text of ours has
 */
export function sift(given: Uint8Array, known: Known, userId: string): Sifted {
  const { bytes, sections, deletes } = withoutHalfKnown(given, known)
  const unknown = sections.filter((section) => endOf(section) > known.clock(section.client))
  if (unknown.length > MAX_NEW_CLIENTS_PER_UPDATE) throw new RefusedUpdate('too many clients at once')
  for (const { client } of unknown) {
    const owner = known.owner(client)
    if (owner !== undefined && owner !== userId) throw new RefusedUpdate('a clientID of somebody else')
  }
  const { fresh, places, hasGap } = fitting(unknown, known)
  const clocks = new Map(fresh.map(({ section, structs }) => [section.client, endOf({ structs })]))
  const clockOf = (client: number): number => clocks.get(client) ?? known.clock(client)
  const within = deletes.filter((range) => range.clock + range.length <= clockOf(range.client))
  const newDeletes = within.flatMap((range) => unknownParts(range, known))
  const isAllNew =
    sections.every((section, i) => fresh[i]?.structs.length === section.structs.length) &&
    totalOf(newDeletes) === totalOf(deletes)
  const isNothing = fresh.length + newDeletes.length === 0
  return {
    update: isNothing ? undefined : isAllNew ? new Uint8Array(bytes) : write(bytes, fresh, newDeletes),
    news: {
      clocks,
      places,
      deletes: newDeletes,
      newClients: [...clocks.keys()].filter((client) => known.owner(client) === undefined),
    },
    hasGap: hasGap || within.length < deletes.length,
  }
}

const endOf = ({ structs }: Pick<Fresh, 'structs'>): number => {
  const last = structs.at(-1)
  return last ? last.clock + last.length : 0
}
const totalOf = (ranges: readonly DeletedRange[]): number => ranges.reduce((sum, { length }) => sum + length, 0)

/**
 * A struct of which we know a part, since the client joined it with the next one, is cut by Yjs itself: what remains
 * then says that it follows its own first part, and nothing else.
 */
function withoutHalfKnown(bytes: Uint8Array, known: Known): Scan & { bytes: Uint8Array } {
  const scan = scanUpdate(bytes)
  const half = scan.sections.filter((section) => {
    const clock = known.clock(section.client)
    return section.structs.some((struct) => struct.clock < clock && struct.clock + struct.length > clock)
  })
  if (half.length === 0) return { bytes, ...scan }
  const cut = diffUpdate(bytes, encodeStateVector(new Map(half.map(({ client }) => [client, known.clock(client)]))))
  return { bytes: cut, ...scanUpdate(cut) }
}

/** What of these sections Yjs can integrate now, and where it will be. */
function fitting(unknown: readonly Section[], known: Known): { fresh: Fresh[]; places: Places; hasGap: boolean } {
  const places = new Places()
  if (unknown.length === 0) return { fresh: [], places, hasGap: false }
  const { places: before } = known.items()
  const placeAt = (id: Id): number => (id.clock < known.clock(id.client) ? before : places).get(id)
  const taken = new Map<number, Struct[]>()
  inOrder(unknown, clocksFor(unknown, known), (struct) => {
    places.put(struct, placeOf(struct, placeAt))
    const structs = taken.get(struct.client)
    if (structs) structs.push(struct)
    else taken.set(struct.client, [struct])
  })
  const fresh = unknown.map((section) => ({ section, structs: taken.get(section.client) ?? [] }))
  return {
    fresh: fresh.filter(({ structs }) => structs.length > 0),
    places,
    hasGap: fresh.some(({ section, structs }) => endOf({ structs }) < endOf(section)),
  }
}

/** The known clocks of every client that these sections are of or refer to. */
function clocksFor(sections: readonly Section[], known: Known): Map<number, number> {
  const clocks = new Map<number, number>()
  for (const { structs } of sections) {
    for (const struct of structs) {
      for (const id of [struct, struct.origin, struct.rightOrigin, struct.parent]) {
        if (id && !clocks.has(id.client)) clocks.set(id.client, known.clock(id.client))
      }
    }
  }
  return clocks
}

function unknownParts(range: DeletedRange, known: Known): DeletedRange[] {
  const parts = known.items().deletes.missing(range.client, range.clock, range.clock + range.length)
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
