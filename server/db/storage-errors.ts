import { Problem } from '#shared/lib/problem.ts'

/** SQLite's primary result codes (sqlite.org/rescode.html) that say the storage, not the program, is at fault. */
const causes: Readonly<Record<number, 'full' | 'readonly' | 'corrupt' | 'io' | 'busy'>> = {
  5: 'busy',
  8: 'readonly',
  10: 'io',
  11: 'corrupt',
  13: 'full',
  14: 'io',
  26: 'corrupt',
}

const sentences = {
  full: 'the disk is full; nothing of the last change was kept. Make room and try again',
  readonly: 'the data folder cannot be written; give the server write access to it',
  corrupt: 'the database file is damaged or is not a database; put back a backup with `npm run -s cli -- restore FILE`',
  io: 'the data folder cannot be read or written',
  busy: 'another process holds the database',
} as const

/** A fault of the storage, in words for whoever runs the server. */
export class StorageError extends Error {}

/** What kind of storage fault this error is; undefined when it is none. */
export function storageFault(error: unknown): keyof typeof sentences | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return causes[error.errcode & 0xff]
  if (!('code' in error)) return undefined
  if (error.code === 'ENOSPC') return 'full'
  if (error.code === 'EROFS' || error.code === 'EACCES' || error.code === 'EPERM') return 'readonly'
  return error.code === 'ENOTDIR' || error.code === 'EEXIST' ? 'io' : undefined
}

/** Passes over a fault of the storage, for what may be missed; anything else is thrown again. */
export function exceptForStorage(error: unknown): void {
  if (storageFault(error) === undefined) throw error
}

/** The answer to a request whose storage failed; undefined when the error is something else. */
export function storageProblem(error: unknown): Problem | undefined {
  const fault = storageFault(error)
  if (!fault) return undefined
  return new Problem(fault === 'full' ? 'storage-full' : 'storage-unavailable')
}

/** Runs `open`; a storage fault becomes a {@link StorageError} that names the folder and what to do. */
export function explainStorage<T>(dataDir: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    const fault = storageFault(error)
    if (!fault) throw error
    throw new StorageError(`Data folder ${dataDir}: ${sentences[fault]}.`, { cause: error })
  }
}

/** As {@link explainStorage}, for what takes a while. */
export async function explainStorageOf<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fault = storageFault(error) ?? (error instanceof Error ? storageFault(error.cause) : undefined)
    if (!fault) throw error
    throw new StorageError(`Data folder ${dataDir}: ${sentences[fault]}.`, { cause: error })
  }
}
