import { messageTypes } from '#shared/sync/protocol.ts'

/** y-protocols' kinds of a sync message that carry a document. */
const STEP_2 = 1
const UPDATE = 2

interface Watch {
  /** False for who may not write: document messages are not sent at all. */
  readonly maySend: () => boolean
  /** A document message goes out; `isAnswer` for sync step 2. The server counts the same ones in its acks. */
  readonly onDocumentMessage: (isAnswer: boolean) => void
}

/** A WebSocket that tells which document messages went out, so that an ack's count says what is on disk. */
export const countingSocket = (watch: Watch): typeof WebSocket =>
  class CountingSocket extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      const kind = data instanceof Uint8Array && data[0] === messageTypes.sync ? data[1] : undefined
      if (kind !== STEP_2 && kind !== UPDATE) {
        super.send(data)
        return
      }
      if (!watch.maySend()) return
      super.send(data)
      watch.onDocumentMessage(kind === STEP_2)
    }
  }
