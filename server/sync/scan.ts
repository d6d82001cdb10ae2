import * as decoding from 'lib0/decoding'
import { MalformedMessage } from '#shared/sync/protocol.ts'
import { MAX_CLIENTS_PER_UPDATE, MAX_CLOCK } from './limits.ts'
import { readByte, readName, readTextLength, RefusedUpdate, skipAny, skipJson } from './scan-values.ts'

/** The only root type of a document. */
export const ROOT = 'content'

/** A place in the log of a client's items. */
export interface Id {
  readonly client: number
  readonly clock: number
}

/** What a struct holds: `gc` and `deleted` are what Yjs leaves of deleted items, `skip` is a hole. */
export type StructKind = 'skip' | 'gc' | 'deleted' | 'text' | 'format' | 'element' | 'text-node' | 'value'

/** A struct of an update: a run of items of one client, as Yjs encodes them. */
export interface Struct {
  readonly kind: StructKind
  readonly client: number
  readonly clock: number
  /** How many clock values it takes; at least 1. */
  readonly length: number
  /** Where its bytes begin in the update. */
  readonly at: number
  /** The item to its left and right when it was made. */
  readonly origin: Id | undefined
  readonly rightOrigin: Id | undefined
  /** The item that holds it; undefined when it is in the root, or where its origins are. */
  readonly parent: Id | undefined
  /** It says itself that it is in the root. */
  readonly inRoot: boolean
  /** The attribute it is the value of; known only when it has no origins. */
  readonly key: string | undefined
}

/** The structs of one client in an update: contiguous, holes included. */
export interface Section {
  readonly client: number
  readonly structs: readonly Struct[]
  /** Where its bytes end. */
  readonly end: number
}

/** A run of deleted items. */
export interface DeletedRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** An update taken apart. */
export interface Scan {
  readonly sections: readonly Section[]
  readonly deletes: readonly DeletedRange[]
}

// Bits and numbers of Yjs's version 1 encoding: yjs/src/utils/updates.js, structs/Item.js
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const CONTENT = 0x1f
const GC = 0
const SKIP = 10
const content = { deleted: 1, text: 4, format: 6, type: 7, value: 8 }
const elementType = 3
const textType = 6

/**
 * Takes an update apart without making anything of it: no Y.Doc, no items, no values. It is stricter than Yjs, which
 * trusts what it reads (SPEC.md, [G2] to [G6]).
 * @throws {MalformedMessage} when Yjs could not read it, or would read something else in it than we do
 * @throws {RefusedUpdate} when it carries what is no part of a document of ours
 */
export function scanUpdate(bytes: Uint8Array): Scan {
  const decoder = decoding.createDecoder(bytes)
  try {
    const sections = readSections(decoder)
    const deletes = readDeletes(decoder)
    if (decoding.hasContent(decoder)) throw new MalformedMessage('something follows the update')
    return { sections, deletes }
  } catch (error) {
    if (error instanceof MalformedMessage || error instanceof RefusedUpdate) throw error
    throw new MalformedMessage('not an update', { cause: error })
  }
}

function readSections(decoder: decoding.Decoder): Section[] {
  const count = decoding.readVarUint(decoder)
  if (count > MAX_CLIENTS_PER_UPDATE) throw new MalformedMessage('too many clients in an update')
  const sections: Section[] = []
  const seen = new Set<number>()
  for (let i = 0; i < count; i += 1) {
    const section = readSection(decoder)
    // Yjs would forget the first of the two when it applies the update, but not when it merges it
    if (seen.has(section.client)) throw new MalformedMessage('a client twice in an update')
    seen.add(section.client)
    sections.push(section)
  }
  return sections
}

function readSection(decoder: decoding.Decoder): Section {
  const count = decoding.readVarUint(decoder)
  const client = decoding.readVarUint(decoder)
  let clock = decoding.readVarUint(decoder)
  if (count === 0) throw new MalformedMessage('a client without structs')
  const structs: Struct[] = []
  for (let i = 0; i < count; i += 1) {
    const struct = readStruct(decoder, client, clock)
    clock += struct.length
    if (struct.length < 1 || clock > MAX_CLOCK) throw new MalformedMessage('a struct of impossible length')
    structs.push(struct)
  }
  return { client, structs, end: decoder.pos }
}

const bare = { origin: undefined, rightOrigin: undefined, parent: undefined, inRoot: false, key: undefined }

function readStruct(decoder: decoding.Decoder, client: number, clock: number): Struct {
  const at = decoder.pos
  const info = readByte(decoder)
  if (info === GC || info === SKIP) {
    const kind = info === GC ? 'gc' : 'skip'
    return { kind, client, clock, length: decoding.readVarUint(decoder), at, ...bare }
  }
  const origin = (info & HAS_ORIGIN) === 0 ? undefined : readEarlierId(decoder, client, clock)
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? undefined : readEarlierId(decoder, client, clock)
  const isFirst = !origin && !rightOrigin
  const inRoot = isFirst && readIsRoot(decoder)
  const parent = isFirst && !inRoot ? readEarlierId(decoder, client, clock) : undefined
  const key = isFirst && (info & HAS_KEY) !== 0 ? readName(decoder) : undefined
  if (inRoot && key !== undefined) throw new RefusedUpdate('an attribute of the root')
  const { kind, length } = readContent(decoder, info & CONTENT)
  return { kind, client, clock, length, at, origin, rightOrigin, parent, inRoot, key }
}

/** An item can only refer to items before it; of a later one of the same client Yjs would throw, in every browser. */
function readEarlierId(decoder: decoding.Decoder, client: number, clock: number): Id {
  const id = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
  if (id.client === client && id.clock >= clock) throw new MalformedMessage('an item that refers to itself or later')
  return id
}

function readIsRoot(decoder: decoding.Decoder): boolean {
  if (decoding.readVarUint(decoder) !== 1) return false
  if (decoding.readVarString(decoder) !== ROOT) throw new RefusedUpdate('a root other than the text')
  return true
}

function readContent(decoder: decoding.Decoder, ref: number): { kind: StructKind; length: number } {
  switch (ref) {
    case content.deleted:
      return { kind: 'deleted', length: decoding.readVarUint(decoder) }
    case content.text:
      return { kind: 'text', length: readTextLength(decoder) }
    case content.format:
      readName(decoder)
      skipJson(decoder)
      return { kind: 'format', length: 1 }
    case content.type:
      return { kind: readType(decoder), length: 1 }
    case content.value: {
      const length = decoding.readVarUint(decoder)
      for (let left = length; left > 0; left -= 1) skipAny(decoder)
      return { kind: 'value', length }
    }
    case 2: // JSON, of before Yjs 13.5
    case 3: // bytes
    case 5: // an embed
    case 9: // a document in a document
      throw new RefusedUpdate('content that no text of ours has')
    default:
      throw new MalformedMessage('no such content')
  }
}

function readType(decoder: decoding.Decoder): StructKind {
  const type = decoding.readVarUint(decoder)
  if (type === textType) return 'text-node'
  if (type > textType) throw new MalformedMessage('no such type')
  if (type !== elementType) throw new RefusedUpdate('a type that no text of ours has')
  readName(decoder)
  return 'element'
}

function readDeletes(decoder: decoding.Decoder): DeletedRange[] {
  const deletes: DeletedRange[] = []
  const clients = decoding.readVarUint(decoder)
  for (let i = 0; i < clients; i += 1) {
    const client = decoding.readVarUint(decoder)
    const count = decoding.readVarUint(decoder)
    for (let j = 0; j < count; j += 1) {
      const range = { client, clock: decoding.readVarUint(decoder), length: decoding.readVarUint(decoder) }
      if (range.length < 1) throw new MalformedMessage('a deletion of nothing')
      deletes.push(range)
    }
  }
  return deletes
}
