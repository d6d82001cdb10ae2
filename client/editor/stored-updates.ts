import { type IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb'
import { type Doc, mergeUpdates, type Transaction } from 'yjs'

/** As y-indexeddb names it. */
const UPDATES = 'updates'
/** After this much rest a long row of updates is written together as one. */
const TRIM_AFTER_MS = 1000

/**
 * Writes every update of the document to the store, as y-indexeddb does, but in one transaction at a time: what comes
 * while one is under way goes together in the next. So a burst of keys is on the device within two writes instead of
 * queueing one for each, and it is known when it is.
 * @param onStored so many updates made here are on the device now
 * @returns stops writing
 */
export function storeUpdates(store: IndexeddbPersistence, doc: Doc, onStored: (own: number) => void): () => void {
  let waiting: Uint8Array[] = []
  let own = 0
  let isWriting = false
  let trimTimer: ReturnType<typeof setTimeout> | undefined

  const write = (): void => {
    const { db } = store
    if (isWriting || waiting.length === 0 || !db) return
    isWriting = true
    const brought = own
    const update = waiting.length === 1 && waiting[0] ? waiting[0] : mergeUpdates(waiting)
    waiting = []
    const transaction = db.transaction([UPDATES], 'readwrite', { durability: 'relaxed' })
    transaction.addEventListener('complete', () => {
      isWriting = false
      onStored(brought)
      write()
    })
    // A full disk or a browser that forbids it: nothing is said to be on the device, and the next one is tried.
    transaction.addEventListener('abort', () => {
      isWriting = false
    })
    transaction.objectStore(UPDATES).add(update)
    transaction.commit()
    trim()
  }
  const trim = (): void => {
    // oxlint-disable-next-line no-underscore-dangle -- the store's own count, which its trimming goes by
    store._dbsize += 1
    // oxlint-disable-next-line no-underscore-dangle -- as above
    if (store._dbsize < PREFERRED_TRIM_SIZE) return
    clearTimeout(trimTimer)
    trimTimer = setTimeout(() => void storeState(store, false), TRIM_AFTER_MS)
  }
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Doc, { local }: Transaction): void => {
    if (origin === store) return
    if (local) own += 1
    waiting.push(update)
    write()
  }
  // oxlint-disable-next-line no-underscore-dangle -- it has no option not to write by itself
  doc.off('update', store._storeUpdate)
  doc.on('update', onUpdate)
  return () => {
    clearTimeout(trimTimer)
    doc.off('update', onUpdate)
  }
}
