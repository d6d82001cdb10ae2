import type { Awareness } from 'y-protocols/awareness'
import type { Doc, Transaction, XmlFragment, YEvent } from 'yjs'
import { type ActivityEntry, visitsBetween, withEdit, withVisit } from './activity.ts'
import { editsIn, type RemoteEdit } from './activity-edits.ts'
import { childOf, placeOf, sectionOf } from './follow.ts'
import { type Participant, participantOf } from './people.ts'
import { createStore, type Store } from './store.ts'

/** Edits are put together for so long: a key of somebody else costs hardly anything. */
const EDITS_MS = 500
/** Somebody who reloads the page, or whose connection blinks, did not leave. */
const VISIT_MS = 2000

interface Watched {
  readonly doc: Doc
  readonly fragment: XmlFragment
  readonly awareness: Awareness
  readonly people: Store<readonly Participant[]>
  readonly meId: string
  /** Without a connection nobody is seen, which does not mean that they left. */
  readonly isConnected: () => boolean
}

/** Keeps the history of what others do in a document, from the first text on. */
export class ActivityWatch {
  readonly entries: Store<readonly ActivityEntry[]> = createStore<readonly ActivityEntry[]>([])
  readonly #watched: Watched
  readonly #pending: RemoteEdit[] = []
  readonly #stopPeople: () => void
  #known: readonly Participant[] | undefined
  #isLive = false
  #editsTimer: ReturnType<typeof setTimeout> | undefined
  #visitTimer: ReturnType<typeof setTimeout> | undefined

  constructor(watched: Watched) {
    this.#watched = watched
    watched.fragment.observeDeep(this.#onEvents)
    this.#stopPeople = watched.people.subscribe(this.#peopleChanged)
  }

  /** The first text is there: what comes from now on is news. */
  begin(): void {
    if (this.#isLive) return
    this.#isLive = true
    this.#peopleChanged()
  }

  /** Puts in the history what is under way to it, for who asks now. */
  flush(): void {
    clearTimeout(this.#editsTimer)
    this.#write()
  }

  stop(): void {
    this.#watched.fragment.unobserveDeep(this.#onEvents)
    this.#stopPeople()
    clearTimeout(this.#editsTimer)
    clearTimeout(this.#visitTimer)
  }

  readonly #onEvents = (events: YEvent<XmlFragment>[], transaction: Transaction): void => {
    if (!this.#isLive || transaction.local) return
    this.#pending.push(...editsIn(this.#watched.fragment, events, transaction))
    this.#editsTimer ??= setTimeout(() => this.#write(), EDITS_MS)
  }

  #write(): void {
    this.#editsTimer = undefined
    let entries = this.entries.get()
    const seen = new Set<string>()
    for (const edit of this.#pending.splice(0)) {
      const person = this.#personOf(edit)
      if (person?.userId === this.#watched.meId) continue
      const key = `${person?.userId}/${edit.blockId}`
      if (edit.blockId !== undefined && seen.has(key)) continue
      seen.add(key)
      const child = edit.child && childOf(this.#watched.fragment, edit.child)
      const section = sectionOf(child)
      entries = withEdit(entries, { person, section, blockId: edit.blockId }, Date.now())
    }
    this.entries.set(entries)
  }

  /** By the clientID; when something only went, by whose caret is the only one there. */
  #personOf({ client, child }: RemoteEdit): Participant | undefined {
    const { awareness, doc, fragment, meId } = this.#watched
    if (client !== undefined) return participantOf(awareness.getStates().get(client))
    const near = [...awareness.getStates().values()].flatMap((state) => {
      const person = participantOf(state)
      const place = person && person.userId !== meId ? placeOf(doc, fragment, state) : undefined
      return person && place && (child === undefined || place.child === child) ? [person] : []
    })
    return near.length === 1 ? near[0] : undefined
  }

  readonly #peopleChanged = (): void => {
    if (!this.#isLive) return
    clearTimeout(this.#visitTimer)
    this.#visitTimer = setTimeout(() => this.#look(), VISIT_MS)
  }

  #look(): void {
    const { people, meId, isConnected } = this.#watched
    if (!isConnected()) return
    const now = people.get()
    const visits = this.#known ? visitsBetween(this.#known, now, meId) : []
    this.#known = now
    if (visits.length === 0) return
    this.entries.set(visits.reduce((entries, visit) => withVisit(entries, visit, Date.now()), this.entries.get()))
  }
}
