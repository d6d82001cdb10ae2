import type { CloseReason } from '#shared/sync/close-codes.ts'
import type { Outgoing } from './outgoing.ts'

/** The other end of a connection as a room sees it: a WebSocket, or a pair in a test. */
export interface Wire {
  send(outgoing: Outgoing): void
  /** Bytes that were sent and have not left yet. */
  backlogBytes(): number
  /** Calls back once, when the backlog is gone. */
  whenDrained(callback: () => void): void
  close(reason: CloseReason): void
  /** Stops and starts reading; what is on its way may still come. */
  pause(): void
  resume(): void
  /** Asks for a sign of life. */
  ping(): void
  /** Cuts the line without a word. */
  terminate(): void
}
