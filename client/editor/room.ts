import { Awareness } from 'y-protocols/awareness'
import { Doc, getState, type Transaction, type XmlFragment } from 'yjs'
import { contentRoot } from '#shared/documents/nodes.ts'
import type { Notice } from '#shared/sync/protocol.ts'
import { ActivityWatch } from './activity-watch.ts'
import { type OthersChoice, openOthersChoice } from './calm.ts'
import { type Connection, openConnection } from './connection.ts'
import { copyName, openOfflineCopy, type OfflineCopy } from './offline-copy.ts'
import { followPeople, type Participant } from './people.ts'
import {
  isStopped,
  nextProgress,
  type Progress,
  type ProgressEvent,
  type RefusalReason,
  type SaveState,
  saveStateOf,
  startOfProgress,
  waitingOf,
} from './save-state.ts'
import { createStore, type Store } from './store.ts'
import { beyond, unsentText } from './unsent-text.ts'

interface RoomOptions {
  readonly documentId: string
  readonly userId: string
  readonly mayWrite: boolean
  readonly onNotice: (notice: Notice) => void
  /** The connection is back after an absence, in which rights and title may have changed. */
  readonly onReturn: () => void
}

/** Somebody whose place one wants to see. */
export interface Followed {
  readonly userId: string
  readonly name: string
  readonly isOnce: boolean
}

/** Longest that a page that was left waits for its last changes to be saved. */
const CLOSING_MS = 10_000

const isOnline = ({ kind }: SaveState): boolean => kind === 'saved' || kind === 'saving'

const sameState = (a: SaveState, b: SaveState): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * One document that is open on this page: its text, the connection, the copy in this browser, and what is known of the
 * saving. Everything of Yjs that outlives a re-render of React lives here.
 */
export class Room {
  readonly doc = new Doc()
  readonly awareness = new Awareness(this.doc)
  readonly fragment: XmlFragment = this.doc.getXmlFragment(contentRoot)
  readonly saveState: Store<SaveState> = createStore<SaveState>({ kind: 'loading' }, sameState)
  /** There is text to show: from the server, or from the copy when there is no connection. */
  readonly isReady: Store<boolean> = createStore(false)
  readonly people: Store<readonly Participant[]>
  /** What others did since the page was opened. */
  readonly activity: ActivityWatch
  /** What this person wants to notice of others. */
  readonly others: Store<OthersChoice>
  /** Whose place to show: once, or until one scrolls or types. */
  readonly following: Store<Followed | undefined> = createStore<Followed | undefined>(undefined)
  /** How often somebody asked what has changed; whoever speaks for the page answers. */
  readonly askedForNews: Store<number> = createStore(0)
  readonly #stopPeople: () => void
  readonly #copy: OfflineCopy
  readonly #connection: Connection
  readonly #removeListeners: () => void
  #progress: Progress = startOfProgress
  /** From which item on the server may lack what was made here; of others' too, when it lost what it had. */
  readonly #unsent = new Map<number, number>([[this.doc.clientID, 0]])
  #hasCopy = false
  readonly #onReturn: () => void
  #mayWrite: boolean
  #wasSynced = false
  #isClosed = false
  /** Who has it open here. */
  readonly documentId: string
  readonly userId: string

  constructor({ documentId, userId, mayWrite, onNotice, onReturn }: RoomOptions) {
    this.documentId = documentId
    this.userId = userId
    this.#mayWrite = mayWrite
    this.#onReturn = onReturn
    const { people, stop } = followPeople(this.awareness)
    this.people = people
    this.#stopPeople = stop
    this.others = openOthersChoice(userId)
    const isConnected = (): boolean => isOnline(this.saveState.get())
    const { doc, awareness, fragment } = this
    this.activity = new ActivityWatch({ doc, fragment, awareness, people, meId: userId, isConnected })
    this.doc.on('update', this.#onUpdate)
    this.#copy = openOfflineCopy(copyName(userId, documentId), this.doc, (own) => this.#note({ type: 'stored', own }))
    this.#connection = openConnection(
      documentId,
      { doc: this.doc, awareness: this.awareness, maySend: () => this.#mayWrite },
      {
        onOpen: () => this.#note({ type: 'opened' }),
        onSynced: () => this.#synced(),
        onLost: () => this.#lost(),
        onEnd: (why) => this.#end(why),
        onSent: (isAnswer) => this.#note({ type: 'sent', isAnswer }),
        onAsked: (onServer) => this.#asked(onServer),
        onAck: (count) => this.#note({ type: 'acknowledged', count }),
        onDenied: () => this.#denied(),
        onNotice,
      },
    )
    this.#removeListeners = this.#followNetwork()
    void this.#start()
  }

  /** Changes made here that the server does not have. */
  get waiting(): number {
    return waitingOf(this.#progress)
  }

  /** Will what is written here be taken? Who may only read, and whom the server refused, write for nobody. */
  get takesEdits(): boolean {
    return this.#mayWrite && !isStopped(this.saveState.get())
  }

  /** The text that the server does not have, by paragraph. */
  unsentText(): string[] {
    return unsentText(this.doc, this.#unsent)
  }

  /** What one may do changed while the page is open. */
  setMayWrite(mayWrite: boolean): void {
    if (this.#mayWrite === mayWrite) return
    this.#mayWrite = mayWrite
    if (!mayWrite && this.waiting > 0) this.#end('rights-withdrawn')
    else if (mayWrite) this.resume()
  }

  /** Connects again after an end: somebody signed in again, or may enter again. */
  resume(): void {
    if (this.#isClosed) return
    this.#connection.disconnect()
    this.#note({ type: 'resumed' })
    this.#connection.connect()
  }

  /** Closes the document as soon as what is under way has arrived; what cannot be sent now stays in the copy. */
  async close(): Promise<void> {
    await this.#settled()
    if (this.#isClosed) return
    this.#stop()
    await this.#copy.close()
    this.doc.destroy()
  }

  /** Closes the document and throws its copy in this browser away. */
  async wipe(): Promise<void> {
    if (this.#isClosed) return
    this.#stop()
    await this.#copy.wipe()
    this.doc.destroy()
  }

  /** Resolves when nothing is being saved, or that takes too long. */
  #settled(): Promise<void> {
    return new Promise((resolve) => {
      const isSettled = (): boolean => this.#isClosed || this.saveState.get().kind !== 'saving'
      if (isSettled()) return resolve()
      const done = (): void => {
        clearTimeout(timer)
        stop()
        resolve()
      }
      const timer = setTimeout(done, CLOSING_MS)
      const stop = this.saveState.subscribe(() => isSettled() && done())
    })
  }

  #stop(): void {
    this.#isClosed = true
    this.#removeListeners()
    this.#connection.destroy()
    this.#stopPeople()
    this.activity.stop()
    this.awareness.destroy()
    this.doc.off('update', this.#onUpdate)
  }

  async #start(): Promise<void> {
    const restored = await this.#copy.restored
    if (this.#isClosed) return
    for (const [client, from] of restored.unsent) this.#unsent.set(client, from)
    this.#hasCopy = restored.hasText
    if (restored.waiting > 0) {
      this.#note({ type: 'restored', waiting: restored.waiting })
      if (!this.#mayWrite) return this.#end('rights-withdrawn')
    }
    if (!navigator.onLine) this.#lost()
    this.#connection.connect()
  }

  readonly #onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Doc, transaction: Transaction): void => {
    if (transaction.local && this.#mayWrite) this.#note({ type: 'changed' })
  }

  #note(event: ProgressEvent): void {
    const before = waitingOf(this.#progress)
    this.#progress = nextProgress(this.#progress, event, Date.now())
    const state = saveStateOf(this.#progress)
    const waiting = waitingOf(this.#progress)
    if (event.type === 'acknowledged' && waiting === 0) this.#allSent()
    if (waiting !== before || event.type === 'acknowledged' || event.type === 'synced') this.#copy.note(waiting)
    this.saveState.set(state)
  }

  /** Also what was acknowledged may be lacking, of anybody: a server that was put back from a backup. */
  #asked(onServer: ReadonlyMap<number, number>): void {
    for (const [client, from] of beyond(this.doc, onServer)) {
      this.#unsent.set(client, Math.min(from, this.#unsent.get(client) ?? from))
    }
  }

  #allSent(): void {
    this.#unsent.clear()
    this.#unsent.set(this.doc.clientID, getState(this.doc.store, this.doc.clientID))
  }

  #synced(): void {
    this.#note({ type: 'synced' })
    this.isReady.set(true)
    this.activity.begin()
    if (this.#wasSynced) this.#onReturn()
    this.#wasSynced = true
  }

  /** Without a connection one goes on with the copy, when there is one. */
  #lost(): void {
    this.#note({ type: 'lost' })
    if (this.#hasCopy) this.isReady.set(true)
  }

  #end(why: RefusalReason | 'signed-out' | 'old-schema'): void {
    this.#connection.disconnect()
    this.#note({ type: 'ended', why })
    if (this.#hasCopy) this.isReady.set(true)
  }

  #denied(): void {
    this.#mayWrite = false
    this.#end('rights-withdrawn')
  }

  /** The browser knows sooner than the socket that the network went or came. */
  #followNetwork(): () => void {
    const offline = (): void => {
      this.#connection.disconnect()
      this.#lost()
    }
    const online = (): void => {
      if (this.#progress.link.step !== 'ended') this.#connection.connect()
    }
    window.addEventListener('offline', offline)
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('offline', offline)
      window.removeEventListener('online', online)
    }
  }
}
