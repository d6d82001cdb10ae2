import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const peers = ['samenschrift', 'y-websocket-server', 'hocuspocus'] as const
export type Peer = (typeof peers)[number]

/** How a client speaks to a server: y-websocket's protocol, or Hocuspocus's envelope around it. */
export interface Dialect {
  path(document: string, person: string): string
  /** What is sent before anything else. */
  hello(document: string): readonly Uint8Array[]
  wrap(document: string, message: Uint8Array): Uint8Array
  /** The message in y-websocket's terms; undefined when it is none of those. */
  unwrap(bytes: Uint8Array): Uint8Array | undefined
}

const plain: Dialect = {
  path: (document, person) => `/sync/${document}?session=${person}&ack=1`,
  hello: () => [],
  wrap: (_document, message) => message,
  unwrap: (bytes) => bytes,
}

/** Hocuspocus's own numbers of message types beside y-websocket's. */
const hocuspocusTypes = { auth: 2, syncReply: 4 }

const enveloped: Dialect = {
  path: () => '/',
  hello: (document) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, document)
    for (const value of [hocuspocusTypes.auth, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, 'token')
    return [encoding.toUint8Array(encoder)]
  },
  wrap: (document, message) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, document)
    encoding.writeUint8Array(encoder, message)
    return encoding.toUint8Array(encoder)
  },
  unwrap: (bytes) => {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarString(decoder)
    const message = bytes.subarray(decoder.pos)
    if (message[0] === 0 || message[0] === 1) return message
    return message[0] === hocuspocusTypes.syncReply
      ? Uint8Array.from(message, (byte, i) => (i === 0 ? 0 : byte))
      : undefined
  },
}

export const dialectOf = (peer: Peer): Dialect =>
  peer === 'hocuspocus'
    ? enveloped
    : peer === 'y-websocket-server'
      ? { ...plain, path: (document) => `/${document}` }
      : plain
