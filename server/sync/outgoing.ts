/** RFC 6455, section 5.2: a final binary frame, not masked since a server sends it. */
const FINAL_BINARY = 0x82
const LENGTH_IN_2_BYTES = 126
const LENGTH_IN_8_BYTES = 127
const MAX_2_BYTE_LENGTH = 0xff_ff

/** Messages on their way to one or many clients, framed once whatever the number of clients. */
export class Outgoing {
  readonly messages: readonly Uint8Array[]
  #framed: Buffer | undefined

  constructor(messages: readonly Uint8Array[]) {
    this.messages = messages
  }

  /** The messages as WebSocket frames, one after the other: the same buffer for every client. */
  get framed(): Buffer {
    this.#framed ??= frame(this.messages)
    return this.#framed
  }

  /** Bytes of the messages, without their frames. */
  get byteLength(): number {
    return this.messages.reduce((sum, message) => sum + message.length, 0)
  }
}

function frame(messages: readonly Uint8Array[]): Buffer {
  const size = messages.reduce((sum, message) => sum + headerLength(message.length) + message.length, 0)
  const bytes = Buffer.allocUnsafeSlow(size)
  let at = 0
  for (const message of messages) {
    at = writeHeader(bytes, at, message.length)
    bytes.set(message, at)
    at += message.length
  }
  return bytes
}

function headerLength(length: number): number {
  if (length < LENGTH_IN_2_BYTES) return 2
  return length <= MAX_2_BYTE_LENGTH ? 4 : 10
}

function writeHeader(bytes: Buffer, at: number, length: number): number {
  const next = bytes.writeUInt8(FINAL_BINARY, at)
  if (length < LENGTH_IN_2_BYTES) return bytes.writeUInt8(length, next)
  if (length <= MAX_2_BYTE_LENGTH) return bytes.writeUInt16BE(length, bytes.writeUInt8(LENGTH_IN_2_BYTES, next))
  return bytes.writeBigUInt64BE(BigInt(length), bytes.writeUInt8(LENGTH_IN_8_BYTES, next))
}
