import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The messages of the wire, each a varUint at its start: y-websocket's four, and two of our own from 100 on. */
export const messageTypes = { sync: 0, presence: 1, auth: 2, queryPresence: 3, ack: 100, notice: 101 } as const
/** y-protocols' kinds of a sync message. */
const syncKinds = { step1: 0, step2: 1, update: 2 } as const
/** y-protocols' only kind of an auth message. */
const permissionDenied = 0

/** What a client may send. */
export type ClientMessage =
  | { readonly kind: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  /** An awareness update; see {@link readPresence}. */
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'query-presence' }

/** Bytes that are no message of this protocol, or one that a client may not send. */
export class MalformedMessage extends Error {}

/**
 * Reads what a client sent. The byte arrays in the result are views of `bytes`: copy what is kept.
 * @throws {MalformedMessage} when it is no whole message of a client, or when something follows it
 */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(bytes)
  try {
    const message = readBody(decoder)
    if (message && !decoding.hasContent(decoder)) return message
  } catch (cause) {
    throw new MalformedMessage('not a message', { cause })
  }
  throw new MalformedMessage('not a message of a client')
}

function readBody(decoder: decoding.Decoder): ClientMessage | undefined {
  switch (decoding.readVarUint(decoder)) {
    case messageTypes.sync:
      return readSync(decoder)
    case messageTypes.presence:
      return { kind: 'presence', states: decoding.readVarUint8Array(decoder) }
    case messageTypes.queryPresence:
      return { kind: 'query-presence' }
    default:
      return undefined
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage | undefined {
  const kind = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  switch (kind) {
    case syncKinds.step1:
      return { kind: 'sync-step-1', stateVector: body }
    case syncKinds.step2:
      return { kind: 'sync-step-2', update: body }
    case syncKinds.update:
      return { kind: 'update', update: body }
    default:
      return undefined
  }
}

/** A message: its types as varUints, then a byte array with its length before it. */
function write(types: readonly number[], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const type of types) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

/** Asks the other side for what this state vector lacks. */
export const writeSyncStep1 = (stateVector: Uint8Array): Uint8Array =>
  write([messageTypes.sync, syncKinds.step1], stateVector)
/** The answer to step 1: after it the asker calls itself synced. */
export const writeSyncStep2 = (update: Uint8Array): Uint8Array => write([messageTypes.sync, syncKinds.step2], update)
/** A change of the document, a Yjs update in version 1 encoding. */
export const writeUpdate = (update: Uint8Array): Uint8Array => write([messageTypes.sync, syncKinds.update], update)
/** An awareness update; see {@link writePresenceStates}. */
export const writePresence = (states: Uint8Array): Uint8Array => write([messageTypes.presence], states)

/** Tells a client that what it wrote was not accepted; stock clients show `reason` on their console. */
export function writePermissionDenied(reason: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.auth)
  encoding.writeVarUint(encoder, permissionDenied)
  encoding.writeVarString(encoder, reason)
  return encoding.toUint8Array(encoder)
}

/** So many of this connection's document messages (sync step 2 and update), in order, are on disk. */
export function writeAck(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.ack)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the type of an ack. */
export const readAck = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder)

/** Something beside the text changed: what kind, and which. */
export interface Notice {
  readonly kind: string
  readonly id: string
}

export function writeNotice(notice: Notice): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.notice)
  encoding.writeVarString(encoder, notice.kind)
  encoding.writeVarString(encoder, notice.id)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the type of a notice. */
export function readNotice(decoder: decoding.Decoder): Notice {
  const kind = decoding.readVarString(decoder)
  return { kind, id: decoding.readVarString(decoder) }
}

/** One entry of an awareness update. */
export interface PresenceState {
  readonly clientId: number
  readonly clock: number
  /** UTF-8 of the state's JSON; `null` when the client left. */
  readonly json: Uint8Array
}

/**
 * Walks the entries of an awareness update without reading their JSON. `json` is a view: copy what is kept.
 * @throws {MalformedMessage} when the bytes are no awareness update
 */
export function readPresenceStates(bytes: Uint8Array, visit: (state: PresenceState) => void): void {
  const decoder = decoding.createDecoder(bytes)
  const read = <T>(part: (from: decoding.Decoder) => T): T => {
    try {
      return part(decoder)
    } catch (cause) {
      throw new MalformedMessage('not an awareness update', { cause })
    }
  }
  const count = read(decoding.readVarUint)
  for (let i = 0; i < count; i += 1) visit(read(readPresenceState))
  if (decoding.hasContent(decoder)) throw new MalformedMessage('something follows the awareness update')
}

function readPresenceState(decoder: decoding.Decoder): PresenceState {
  const clientId = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  return { clientId, clock, json: decoding.readVarUint8Array(decoder) }
}

/** The pair of {@link readPresenceStates}. */
export function writePresenceStates(states: readonly PresenceState[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const state of states) {
    encoding.writeVarUint(encoder, state.clientId)
    encoding.writeVarUint(encoder, state.clock)
    encoding.writeVarUint8Array(encoder, state.json)
  }
  return encoding.toUint8Array(encoder)
}
