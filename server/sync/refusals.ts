import type { CloseReason } from '#shared/sync/close-codes.ts'
import { MalformedMessage } from '#shared/sync/protocol.ts'
import { RefusedUpdate } from './scan-values.ts'

/** A message, a presence or a document over its limit. The sender is closed with 4413. */
export class TooLarge extends Error {}

/** Why the sender of what threw this is closed; undefined when the error is no fault of the sender's. */
export function reasonOf(error: unknown): CloseReason | undefined {
  if (error instanceof MalformedMessage) return 'malformed'
  if (error instanceof RefusedUpdate) return 'refusedUpdate'
  return error instanceof TooLarge ? 'tooLarge' : undefined
}
