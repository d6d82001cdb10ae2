import { WebSocket, type RawData } from 'ws'
import { closeCodes, type CloseReason } from '#shared/sync/close-codes.ts'
import type { Outgoing } from './outgoing.ts'
import type { Wire } from './wire.ts'

/** What happens on a socket, for the engine. */
export interface SocketEvents {
  readonly message: (bytes: Uint8Array) => void
  /** A message as text: not of this protocol. */
  readonly text: () => void
  readonly alive: () => void
  readonly closed: () => void
}

/** ws closes by itself with these when a frame breaks RFC 6455; the contract has its own numbers for it. */
const contractCodes: Readonly<Record<number, number>> = {
  1002: closeCodes.malformed,
  1007: closeCodes.malformed,
  1008: closeCodes.malformed,
  1009: closeCodes.tooLarge,
}

/** The same where ws itself decides to close: it calls `close` of the socket, so the numbers are changed there. */
function speakContract(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, data) => close(code === undefined ? code : (contractCodes[code] ?? code), data)
}

/**
 * Takes a socket over from whoever upgraded it: from now on its messages come to `events` only. To be called at once
 * when it opens. Hono adds a listener that copies each message right after its `onOpen`; it is taken off again.
 */
export function wireOf(socket: WebSocket, events: SocketEvents): Wire {
  speakContract(socket)
  const onMessage = (data: RawData, isBinary: boolean): void => {
    events.alive()
    if (isBinary) events.message(asBytes(data))
    else events.text()
  }
  socket.on('message', onMessage)
  queueMicrotask(() => {
    for (const listener of socket.listeners('message')) {
      // EventEmitter types its listeners as bare functions
      if (listener !== onMessage) socket.off('message', listener as (...args: unknown[]) => void)
    }
  })
  socket.on('pong', events.alive)
  socket.on('error', () => undefined) // ws closes the socket after it; `close` follows
  socket.on('close', events.closed)
  return new SocketWire(socket)
}

/** A frame in parts comes as one Buffer, as `binaryType` is ws's default. */
function asBytes(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return Array.isArray(data) ? Buffer.concat(data) : data
}

/** The part of ws that its types do not show: the TCP socket below. */
interface WithSocket {
  readonly _socket?: {
    write(bytes: Uint8Array): boolean
    once(event: 'drain' | 'close', listener: () => void): void
    readonly writableLength: number
  }
}

class SocketWire implements Wire {
  readonly #socket: WebSocket

  constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /**
   * Writes frames that were made once for all clients straight to the TCP socket: `ws` would make a header and a
   * vector per client, a third of the cost of a frame. It never has half a frame under way, as nothing is compressed.
   */
  send(outgoing: Outgoing): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    const tcp = this.#tcp()
    if (tcp) tcp.write(outgoing.framed)
    else for (const message of outgoing.messages) this.#socket.send(message)
  }

  backlogBytes(): number {
    return this.#tcp()?.writableLength ?? this.#socket.bufferedAmount
  }

  whenDrained(callback: () => void): void {
    this.#tcp()?.once('drain', callback)
  }

  close(reason: CloseReason): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#socket.resume()
    // Who does not read, or does not answer the close, is cut by ws: `socketBounds`
    this.#socket.close(closeCodes[reason], reason)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  ping(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #tcp(): WithSocket['_socket'] {
    // oxlint-disable-next-line no-underscore-dangle -- ws's name for it since version 1; why, see send
    return (this.#socket as unknown as WithSocket)._socket
  }
}
