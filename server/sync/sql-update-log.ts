import { Worker } from 'node:worker_threads'
import type { Answer, Call } from './sql-log-calls.ts'
import type { Snapshot, StoredDocument, UpdateLog } from './update-log.ts'

/** A worker without anything to do for so long is ended: its memory after a long document is worth more. */
const IDLE_MS = 30_000

/**
 * The update log in the embedded database, which must be migrated. Two worker threads with a connection each: one
 * writes and loads; the other, started when needed, makes snapshots, so that a long document never holds up a commit.
 * Only the first one writes: two writers would wait for each other's locks.
 * @returns when the first one is ready, so that whoever opens the first document does not wait for it
 * @throws node:sqlite's error when the file cannot be opened
 */
export async function openSqlUpdateLog(file: string): Promise<UpdateLog> {
  const main = new WorkerLine(file)
  await main.call({ kind: 'load', documentId: '' })
  let compactor: WorkerLine | undefined
  let idleTimer: NodeJS.Timeout | undefined
  const endCompactor = async (): Promise<void> => {
    clearTimeout(idleTimer)
    const line = compactor
    compactor = undefined
    await line?.close()
  }
  return {
    // The results are what the worker gives for these kinds, sql-log-worker.ts
    append: async (entries) => (await main.call({ kind: 'append', entries })) as readonly number[],
    load: async (documentId) => (await main.call({ kind: 'load', documentId })) as StoredDocument,
    async compact(documentId) {
      clearTimeout(idleTimer)
      compactor ??= new WorkerLine(file)
      try {
        const snapshot = (await compactor.call({ kind: 'make-snapshot', documentId })) as Snapshot | undefined
        if (snapshot) await main.call({ kind: 'keep-snapshot', documentId, snapshot })
        return snapshot
      } finally {
        clearTimeout(idleTimer)
        idleTimer = setTimeout(() => void endCompactor().catch(() => undefined), IDLE_MS).unref()
      }
    },
    async close() {
      await endCompactor()
      await main.close()
    },
  }
}

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void }
/** A call without its number; distributes over the kinds. */
type Unnumbered<T> = T extends unknown ? Omit<T, 'number'> : never

/** Calls over one worker. A worker that dies fails what was asked of it; the next call starts another. */
class WorkerLine {
  readonly #file: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #number = 0
  #isClosed = false

  constructor(file: string) {
    this.#file = file
    this.#worker = this.#start()
  }

  async call(call: Unnumbered<Call>): Promise<unknown> {
    if (this.#isClosed) throw new Error('the update log is closed')
    this.#worker ??= this.#start()
    return await this.#send(this.#worker, call)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    const worker = this.#worker
    if (!worker) return
    const exited = new Promise((resolve) => worker.once('exit', resolve))
    await this.#send(worker, { kind: 'close' })
    await exited
  }

  #send(worker: Worker, call: Unnumbered<Call>): Promise<unknown> {
    this.#number += 1
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#waiting.set(this.#number, { resolve, reject })
    worker.postMessage({ ...call, number: this.#number }, [])
    return promise
  }

  #start(): Worker {
    const worker = new Worker(new URL('./sql-log-worker.ts', import.meta.url), { workerData: { file: this.#file } })
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.number)
      this.#waiting.delete(answer.number)
      if (answer.error) waiting?.reject(asError(answer.error))
      else waiting?.resolve(answer.result)
    })
    worker.on('error', (error) => this.#lost(worker, error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => this.#lost(worker, new Error('the thread of the update log ended')))
    return worker
  }

  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(error)
  }
}

const asError = ({ message, errcode }: NonNullable<Answer['error']>): Error =>
  Object.assign(new Error(message), errcode === undefined ? {} : { errcode })
