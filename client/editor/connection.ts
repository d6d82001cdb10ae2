import * as decoding from 'lib0/decoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import { decodeStateVector, type Doc } from 'yjs'
import { schemaHash } from '#shared/documents/schema-hash.ts'
import { closeCodes } from '#shared/sync/close-codes.ts'
import { messageTypes, type Notice, readAck, readNotice, writePresence } from '#shared/sync/protocol.ts'
import { countingSocket } from './counting-socket.ts'
import type { RefusalReason } from './save-state.ts'

/** Between tries after the connection was lost; doubled from 0.2 s up to this. */
const MAX_BACKOFF_MS = 5_000

/** Codes after which trying again is no use until something changes here. The others are tried again. */
const ends: ReadonlyMap<number, RefusalReason | 'signed-out' | 'old-schema'> = new Map([
  [closeCodes.malformed, 'malformed'],
  [closeCodes.notSignedIn, 'signed-out'],
  [closeCodes.noAccess, 'rights-withdrawn'],
  [closeCodes.unknownDocument, 'not-found'],
  [closeCodes.refusedUpdate, 'refused-update'],
  [closeCodes.oldSchema, 'old-schema'],
  [closeCodes.tooLarge, 'too-large'],
])

export interface ConnectionEvents {
  readonly onOpen: () => void
  readonly onSynced: () => void
  readonly onLost: () => void
  readonly onEnd: (why: RefusalReason | 'signed-out' | 'old-schema') => void
  readonly onSent: (isAnswer: boolean) => void
  readonly onAck: (count: number) => void
  /** The server said what it has, the next item of each clientID, and is going to be sent the rest. */
  readonly onAsked: (onServer: ReadonlyMap<number, number>) => void
  /** The server did not take what was written: one may only read now. */
  readonly onDenied: () => void
  readonly onNotice: (notice: Notice) => void
}

export interface Connection {
  readonly connect: () => void
  readonly disconnect: () => void
  readonly destroy: () => void
}

const syncAddress = (): string => `${location.origin.replace(/^http/u, 'ws')}/sync`

/** Shows only our own state to the server; the stock provider sends back what it hears of everybody else. */
function sendOnlyOwnPresence(provider: WebsocketProvider, awareness: Awareness): () => void {
  // oxlint-disable-next-line no-underscore-dangle -- the provider has no option for it
  awareness.off('update', provider._awarenessUpdateHandler)
  const send = (_changes: unknown, origin: unknown): void => {
    const { ws } = provider
    if (origin !== 'local' || !provider.wsconnected || ws?.readyState !== WebSocket.OPEN) return
    ws.send(writePresence(encodeAwarenessUpdate(awareness, [awareness.clientID])).slice())
  }
  awareness.on('update', send)
  return () => awareness.off('update', send)
}

/** Hears what the server has before the stock provider answers that. */
function listenToQuestion(provider: WebsocketProvider, onAsked: ConnectionEvents['onAsked']): void {
  const stock = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const peek = decoding.clone(decoder)
    if (decoding.readVarUint(peek) === messageYjsSyncStep1) onAsked(decodeStateVector(decoding.readVarUint8Array(peek)))
    stock?.(encoder, decoder, ...rest)
  }
}

/**
 * The connection of one document: the stock y-websocket provider with acks, notices and the close codes of the
 * contract. Not between tabs (each has its own connection), and not open before `connect`.
 */
export function openConnection(
  documentId: string,
  { doc, awareness, maySend }: { doc: Doc; awareness: Awareness; maySend: () => boolean },
  events: ConnectionEvents,
): Connection {
  const provider = new WebsocketProvider(syncAddress(), encodeURIComponent(documentId), doc, {
    awareness,
    connect: false,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    params: { ack: '1', schema: schemaHash },
    shouldReconnect: (event) => !ends.has(event.code),
    WebSocketPolyfill: countingSocket({ maySend, onDocumentMessage: events.onSent }),
  })
  const stopPresence = sendOnlyOwnPresence(provider, awareness)
  listenToQuestion(provider, events.onAsked)
  provider.messageHandlers[messageTypes.ack] = (_encoder, decoder) => events.onAck(readAck(decoder))
  provider.messageHandlers[messageTypes.notice] = (_encoder, decoder) => events.onNotice(readNotice(decoder))
  provider.messageHandlers[messageTypes.auth] = (_encoder, decoder) => {
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    events.onDenied()
  }
  provider.on('status', ({ status }) => {
    if (status === 'connected') events.onOpen()
    if (status === 'disconnected') events.onLost()
  })
  provider.on('sync', (isSynced) => isSynced && events.onSynced())
  // also a try that failed before it was open: the first one decides that there is no connection
  provider.on('connection-close', () => events.onLost())
  provider.on('closed', ({ code }) => {
    const why = ends.get(code)
    if (why) events.onEnd(why)
  })
  return {
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    destroy: () => {
      stopPresence()
      provider.destroy()
    },
  }
}
