import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite } from '#server/db/node-sqlite.ts'
import { SqlLogStore } from './sql-log-store.ts'
import type { Answer, Call } from './sql-log-calls.ts'

/**
 * The thread that holds a connection to the embedded database, so that no flush to disk ever stops the event loop on
 * which the sockets are. Started by `sql-update-log.ts`; one call at a time, in order.
 */
function serve(): void {
  if (!parentPort) throw new Error('this file is a worker')
  const port = parentPort
  // The only one who starts this gives it the file
  const { file } = workerData as { file: string }
  const store = new SqlLogStore(openSqlite(file))
  port.on('message', (call: Call) => {
    const answer = answerTo(store, call)
    port.postMessage(answer, [])
    if (call.kind === 'close') port.close()
  })
}

function answerTo(store: SqlLogStore, call: Call): Answer {
  try {
    return { number: call.number, result: resultOf(store, call) }
  } catch (error) {
    return { number: call.number, error: described(error) }
  }
}

function resultOf(store: SqlLogStore, call: Call): unknown {
  if (call.kind === 'append') return store.append(call.entries)
  if (call.kind === 'load') return store.load(call.documentId)
  if (call.kind === 'make-snapshot') return store.makeSnapshot(call.documentId)
  if (call.kind === 'keep-snapshot') return store.keepSnapshot(call.documentId, call.snapshot)
  return store.close()
}

/** SQLite's error code is lost when an error crosses threads; storage faults are known by it. */
function described(error: unknown): NonNullable<Answer['error']> {
  if (!(error instanceof Error)) return { message: String(error), errcode: undefined }
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined
  return { message: error.message, errcode }
}

serve()
