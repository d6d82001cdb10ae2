import * as decoding from 'lib0/decoding'
import { MalformedMessage } from '#shared/sync/protocol.ts'
import { MAX_NAME_LENGTH, MAX_VALUE_DEPTH } from './limits.ts'

/** An update that is well formed but carries what no client may write. The sender is closed with 4409. */
export class RefusedUpdate extends Error {}

/** lib0's type bytes of a value. */
const any = { bytes: 116, array: 117, object: 118, text: 119, bigint: 122, float64: 123, float32: 124, integer: 125 }
const FIRST_PLAIN = 120
const LAST_ANY = 127

/** Reads a name: of an element, an attribute or a format. */
export function readName(decoder: decoding.Decoder): string {
  const name = decoding.readVarString(decoder)
  if (name.length > MAX_NAME_LENGTH || name === '__proto__') throw new RefusedUpdate('a name that is none')
  return name
}

/**
 * How many code units a text has. Of ASCII, nearly all of it, that is its bytes and nothing is decoded: a third of the
 * time that a long document takes to be taken apart.
 */
export function readTextLength(decoder: decoding.Decoder): number {
  const start = decoder.pos
  const length = decoding.readVarUint(decoder)
  const { arr, pos } = decoder
  const end = pos + length
  if (end > arr.length) throw new MalformedMessage('the update ends too early')
  for (let at = pos; at < end; at += 1) {
    if ((arr[at] ?? 0) > 127) {
      decoder.pos = start
      return decoding.readVarString(decoder).length
    }
  }
  decoder.pos = end
  return length
}

/** Steps over one value of an attribute, as lib0's readAny would read it, without making it. */
export function skipAny(decoder: decoding.Decoder, depth = 0): void {
  if (depth > MAX_VALUE_DEPTH) throw new RefusedUpdate('a value nested too deep')
  const type = readByte(decoder)
  switch (type) {
    case any.text:
      decoding.readVarString(decoder)
      return
    case any.integer:
      skipVarInt(decoder)
      return
    case any.float64:
      decoding.readUint8Array(decoder, 8)
      return
    case any.float32:
      decoding.readUint8Array(decoder, 4)
      return
    case any.object:
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        readName(decoder)
        skipAny(decoder, depth + 1)
      }
      return
    case any.array:
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) skipAny(decoder, depth + 1)
      return
    case any.bigint:
    case any.bytes:
      throw new RefusedUpdate('a value that JSON cannot hold')
    default:
      if (type < FIRST_PLAIN || type > LAST_ANY) throw new MalformedMessage('no such type of value')
  }
}

/** Steps over JSON text. It is parsed: every browser in the room would throw on what is none. */
export function skipJson(decoder: decoding.Decoder): void {
  const value: unknown = JSON.parse(decoding.readVarString(decoder))
  if (isDeeperThan(value, MAX_VALUE_DEPTH)) throw new RefusedUpdate('a value nested too deep')
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1))
}

/** lib0's readVarInt gives a value for bytes that are not there; this does not. */
function skipVarInt(decoder: decoding.Decoder): void {
  let bytes = 0
  while (readByte(decoder) >= 128) {
    bytes += 1
    if (bytes > 8) throw new MalformedMessage('an integer out of range')
  }
}

/**
 * The next byte.
 * @throws {MalformedMessage} at the end, where lib0 would give undefined
 */
export function readByte(decoder: decoding.Decoder): number {
  const byte = decoder.arr[decoder.pos]
  if (byte === undefined) throw new MalformedMessage('the update ends too early')
  decoder.pos += 1
  return byte
}
