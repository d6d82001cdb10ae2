import type * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { messageTypes, readAck, readClientMessage } from '#shared/sync/protocol.ts'

/** A y-websocket client that asks for acks and keeps what it sent, so that a test knows what was promised to it. */
export class AckedClient {
  readonly doc = new Doc()
  readonly provider: WebsocketProvider
  /** The document messages of this connection, in order. */
  readonly sent: Uint8Array[] = []
  acked = 0

  constructor(url: string, documentId: string, session: string) {
    const { sent } = this
    /** Notes each update on its way out. */
    class NotingSocket extends WebSocket {
      override send(data: unknown): void {
        // y-websocket sends bytes only
        const bytes = data as Uint8Array
        const message = readClientMessage(bytes)
        if (message.kind === 'update' || message.kind === 'sync-step-2') sent.push(Uint8Array.from(message.update))
        super.send(bytes)
      }
    }
    this.provider = new WebsocketProvider(url, documentId, this.doc, {
      params: { session, ack: '1' },
      WebSocketPolyfill: NotingSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    this.provider.messageHandlers[messageTypes.ack] = (_encoder, decoder: decoding.Decoder) => {
      this.acked = readAck(decoder)
    }
  }

  /** The updates that the server said are on disk. */
  get promised(): readonly Uint8Array[] {
    return this.sent.slice(0, this.acked)
  }

  stop(): void {
    this.provider.destroy()
  }
}
