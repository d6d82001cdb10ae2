import * as encoding from 'lib0/encoding'

/** One struct of a hand-made update. Left out: no origin, in the root `content`. */
export interface HandMade {
  readonly client: number
  readonly clock: number
  /** The content's number in Yjs's encoding: 0 gc, 1 deleted, 4 text, 6 format, 7 type, 8 value, 10 skip. */
  readonly ref: number
  readonly content: (encoder: encoding.Encoder) => void
  readonly origin?: readonly [number, number]
  readonly rightOrigin?: readonly [number, number]
  readonly parent?: readonly [number, number]
  readonly root?: string
  readonly key?: string
}

/** An update of these structs, a section each, and deletions as [client, clock, length]. No check of any kind. */
export function handMade(
  structs: readonly HandMade[],
  deletes: readonly (readonly [number, number, number])[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, structs.length)
  for (const struct of structs) {
    for (const value of [1, struct.client, struct.clock]) encoding.writeVarUint(encoder, value)
    writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const [client, clock, length] of deletes) {
    for (const value of [client, 1, clock, length]) encoding.writeVarUint(encoder, value)
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: HandMade): void {
  const { ref, origin, rightOrigin, parent, key, content } = struct
  const bits = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  encoding.writeUint8(encoder, ref | bits)
  if (ref !== 0 && ref !== 10) {
    for (const id of [origin, rightOrigin]) for (const value of id ?? []) encoding.writeVarUint(encoder, value)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, parent ? 0 : 1)
      if (parent) for (const value of parent) encoding.writeVarUint(encoder, value)
      else encoding.writeVarString(encoder, struct.root ?? 'content')
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
  }
  content(encoder)
}

export const text =
  (value: string) =>
  (encoder: encoding.Encoder): void =>
    encoding.writeVarString(encoder, value)
export const length =
  (value: number) =>
  (encoder: encoding.Encoder): void =>
    encoding.writeVarUint(encoder, value)
/** A type by its number: 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text of XML. */
export const type =
  (ref: number, name?: string) =>
  (encoder: encoding.Encoder): void => {
    encoding.writeVarUint(encoder, ref)
    if (name !== undefined) encoding.writeVarString(encoder, name)
  }
/** Values of an attribute. */
export const values =
  (...list: readonly unknown[]) =>
  (encoder: encoding.Encoder): void => {
    encoding.writeVarUint(encoder, list.length)
    for (const value of list) encoding.writeAny(encoder, value as never)
  }
