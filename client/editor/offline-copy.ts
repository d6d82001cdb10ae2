import { IndexeddbPersistence } from 'y-indexeddb'
import { type Doc, decodeStateVector, encodeStateVector } from 'yjs'
import { localDatabasePrefix } from '#client/lib/local-data.ts'
import { storeUpdates } from './stored-updates.ts'
import { beyond, type UnsentFrom } from './unsent-text.ts'

const WAITING = 'waiting'
const ON_SERVER = 'on-server'
/** How long the count of waiting changes may lag behind in the browser's store; one write for a burst of keys. */
const WRITE_DELAY_MS = 200

/** What was left by an earlier visit. */
interface Restored {
  /** Changes that the server did not acknowledge; at least this many when the tab was killed. */
  readonly waiting: number
  /** What of it the server may lack, when anything waits. */
  readonly unsent: UnsentFrom
  /** There is text to show without a connection. */
  readonly hasText: boolean
}

export interface OfflineCopy {
  /** Resolves when the copy is in the document; also, with nothing, when this browser keeps nothing. */
  readonly restored: Promise<Restored>
  /** So many changes wait; with none, what the document holds now is on the server. */
  readonly note: (waiting: number) => void
  readonly close: () => Promise<void>
  /** Removes the copy for good. */
  readonly wipe: () => Promise<void>
}

/** The database of a document's copy: per person, so that nobody sends what somebody else left behind. */
export const copyName = (userId: string, documentId: string): string =>
  `${localDatabasePrefix}${userId}/documents/${documentId}`

const none: Restored = { waiting: 0, unsent: new Map(), hasText: false }

async function read(store: IndexeddbPersistence, doc: Doc): Promise<Restored> {
  await store.whenSynced
  const [waiting, bytes]: unknown[] = await Promise.all([store.get(WAITING), store.get(ON_SERVER)])
  const onServer = bytes instanceof ArrayBuffer ? decodeStateVector(new Uint8Array(bytes)) : undefined
  const counted = typeof waiting === 'number' ? waiting : 0
  const unsent = onServer || counted > 0 ? beyond(doc, onServer ?? new Map()) : none.unsent
  return { waiting: Math.max(counted, unsent.size > 0 ? 1 : 0), unsent, hasText: doc.store.clients.size > 0 }
}

/**
 * The copy of a document in this browser (y-indexeddb), and beside it how much of it the server lacks.
 * @param onStored so many changes that were made on this page are in it
 */
export function openOfflineCopy(name: string, doc: Doc, onStored: (own: number) => void): OfflineCopy {
  const store = new IndexeddbPersistence(name, doc)
  const stopStoring = storeUpdates(store, doc, onStored)
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: number | undefined
  let isClosed = false

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (pending === undefined || isClosed) return
    const waiting = pending
    pending = undefined
    // A browser that refuses to store says so on every write; the text itself is safe in the document and the server.
    void store.set(WAITING, waiting).catch(() => undefined)
    if (waiting > 0) return
    const bytes = encodeStateVector(doc)
    void store.set(ON_SERVER, bytes.slice().buffer).catch(() => undefined)
  }
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('pagehide', flush)

  const stop = async (end: () => Promise<unknown>): Promise<void> => {
    if (isClosed) return
    flush()
    isClosed = true
    stopStoring()
    document.removeEventListener('visibilitychange', onHide)
    window.removeEventListener('pagehide', flush)
    await end()
  }
  return {
    restored: read(store, doc).catch(() => none),
    note: (waiting) => {
      pending = waiting
      timer ??= setTimeout(flush, WRITE_DELAY_MS)
    },
    close: () => stop(() => store.destroy()),
    wipe: () => stop(() => store.clearData()),
  }
}
