import type { LogEntry, Snapshot } from './update-log.ts'

/** What the main thread asks of the log's worker. Answers come in the order of the calls. */
export type Call = { readonly number: number } & (
  | { readonly kind: 'append'; readonly entries: readonly LogEntry[] }
  | { readonly kind: 'load' | 'make-snapshot'; readonly documentId: string }
  | { readonly kind: 'keep-snapshot'; readonly documentId: string; readonly snapshot: Snapshot }
  | { readonly kind: 'close' }
)

/** The worker's answer to the call with this number. */
export interface Answer {
  readonly number: number
  readonly result?: unknown
  readonly error?: { readonly message: string; readonly errcode: number | undefined }
}
