import type { Editor } from '#client/editor/editor.tsx'
import type { Room } from '#client/editor/room.ts'
import { createStore, type Store } from '#client/editor/store.ts'
import { cardId, threadInDom, type MarkSpot } from '#client/editor/thread-decorations.ts'
import { ThreadMarks, type MarkedThread, type Spots } from '#client/editor/thread-marks.ts'
import { bringElementToMiddle } from '#client/lib/bring-into-sight.ts'
import type { Anchor } from '#shared/threads/anchor-form.ts'
import type { ThreadKind } from '#shared/threads/kinds.ts'
import type { Proposal } from '#shared/threads/proposal.ts'

/** What somebody begins to write about. */
export interface Composing {
  /** null: about the whole document. */
  readonly anchor: Anchor | null
  readonly kind: ThreadKind
  /** A new one gets a new composer. */
  readonly turn: number
}

/** Where a word in the text must be to be seen, from the top of the window: below the bars. */
const TOP_OF_SIGHT = 130

/** The cards are a chunk of their own, which may still be on its way. */
const PATIENCE_MS = 10_000

const noSpots: Spots = new Map()

/**
 * What the text and the cards beside it tell each other: which thread is looked at, what is being written, and where
 * everything stands. It outlives React's renders.
 */
export class ThreadDesk {
  /** The thread that is looked at. */
  readonly active: Store<string | null> = createStore<string | null>(null)
  readonly composing: Store<Composing | null> = createStore<Composing | null>(null)
  readonly spots: Store<Spots> = createStore<Spots>(noSpots)
  /** The text is there: only then anybody knows what stands in it. */
  readonly isOpen: Store<boolean> = createStore(false)
  /** The proposals whose words are being put in the text here. */
  readonly applying: Store<ReadonlySet<string>> = createStore<ReadonlySet<string>>(new Set())
  /** What comes into the text for a proposal that was accepted here; its thread knows only what was proposed. */
  readonly accepted = new Map<string, Proposal>()
  /** The proposals that are in the text while their threads do not say so: what went wrong with saying it. */
  readonly untold: Store<ReadonlyMap<string, unknown>> = createStore<ReadonlyMap<string, unknown>>(new Map())
  /** A pointer is down on the cards: until it is up nothing moves under it. */
  isPointing = false
  /** The cards that are in the page. */
  readonly #cards = new Map<string, HTMLElement>()
  #show: () => void = () => undefined
  #threads: readonly MarkedThread[] = []
  #editor: Editor | undefined
  #marks: ThreadMarks | undefined
  #turn = 0
  #cardsFrame = 0

  /** @param show brings the panel with the cards in sight */
  onShow(show: () => void): void {
    this.#show = show
  }

  get editor(): Editor | undefined {
    return this.#editor
  }

  /** Ties the desk to a text, until the function that it gives back is called. */
  open(editor: Editor, room: Room): () => void {
    const marks = new ThreadMarks(editor, room)
    this.#editor = editor
    this.#marks = marks
    const stopSpots = marks.spots.subscribe(() => this.spots.set(marks.spots.get()))
    const stopActive = this.active.subscribe(this.#shown)
    const clicked = (event: Event): void => {
      const id = ThreadMarks.clicked(event)
      if (id !== undefined) this.look(id)
    }
    editor.view.dom.addEventListener('click', clicked)
    marks.setThreads(this.#threads)
    this.#shown()
    this.isOpen.set(true)
    return () => {
      editor.view.dom.removeEventListener('click', clicked)
      stopActive()
      stopSpots()
      marks.stop()
      this.#marks = undefined
      this.#editor = undefined
      this.isOpen.set(false)
    }
  }

  setThreads(threads: readonly MarkedThread[]): void {
    this.#threads = threads
    this.#marks?.setThreads(threads)
  }

  /** A card came into the page, or went: only then may a mark point at it. */
  setCard(id: string, card: HTMLElement | null): void {
    if (card) this.#cards.set(id, card)
    else this.#cards.delete(id)
    // many come at once
    cancelAnimationFrame(this.#cardsFrame)
    this.#cardsFrame = requestAnimationFrame(this.#shown)
  }

  /** Brings the panel with the cards in sight. */
  show(): void {
    this.#show()
  }

  /** Looks at a thread: its card comes beside its words. */
  look(id: string | null): void {
    this.active.set(id)
    if (id !== null) this.#show()
  }

  /** Looks at a thread and goes to its card, as soon as that is there. */
  goToCard(id: string): void {
    this.look(id)
    this.whenThere(cardId(id), (card) => {
      card.focus({ preventScroll: true })
      // the layout brings it to its line first
      requestAnimationFrame(() => card.scrollIntoView({ block: 'nearest' }))
    })
  }

  /** Runs when an element of this id is in the page; gives up when it does not come. */
  whenThere(elementId: string, run: (element: HTMLElement) => void): void {
    const untilMs = performance.now() + PATIENCE_MS
    const look = (): void => {
      const element = document.getElementById(elementId)
      if (element) run(element)
      else if (performance.now() < untilMs) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }

  /** Brings the words of a thread in sight. */
  showWords(id: string): void {
    const words = this.#editor?.view.dom.querySelector(`[${threadInDom}="${CSS.escape(id)}"]`)
    const box = words?.getBoundingClientRect()
    if (words && box && (box.top < TOP_OF_SIGHT || box.bottom > window.innerHeight)) bringElementToMiddle(words)
  }

  /** Back to the text, with the caret where it was. */
  goToText(): void {
    this.#editor?.view.focus()
  }

  /** The innermost thread at the caret. */
  atCaret(): string | undefined {
    const { editor } = this
    return editor && this.#marks?.at(editor.state.selection.head)[0]
  }

  /** Where the shown threads are at this moment. */
  spotsNow(): Map<string, MarkSpot> {
    return this.#marks?.now() ?? new Map<string, MarkSpot>()
  }

  /** The selected words; undefined where there are none. */
  selection(): { from: number; to: number } | undefined {
    const selection = this.#editor?.state.selection
    return selection && !selection.empty ? { from: selection.from, to: selection.to } : undefined
  }

  /** An anchor on these words. */
  anchorAt(from: number, to: number): Anchor | undefined {
    return this.#marks?.anchorAt(from, to)
  }

  /** Where an anchor leads now; undefined when its words are gone. */
  placeOf(anchor: Anchor): { from: number; to: number; isExact: boolean } | undefined {
    const place = this.#marks?.placeOf(anchor)
    return place?.kind === 'anchored' ? place : undefined
  }

  /**
   * Begins a thread on what is selected; without a selection on the place of the caret (a proposal to insert) or on the
   * whole document.
   * @returns false for a passage that is too long
   */
  compose(kind: ThreadKind): boolean {
    const selected = this.selection()
    const place = selected ?? (kind === 'tekstvoorstel' ? this.#caret() : undefined)
    const anchor = place && this.anchorAt(place.from, place.to)
    if (selected && !anchor) return false
    this.composeOn(anchor ?? null, kind)
    return true
  }

  /** Begins a thread on this anchor, or on the whole document. */
  composeOn(anchor: Anchor | null, kind: ThreadKind): void {
    this.#turn += 1
    this.composing.set({ anchor, kind, turn: this.#turn })
    this.active.set(null)
    // what is typed before the composer is there must not take the place of the words that are selected
    this.#editor?.view.dom.blur()
    this.#show()
  }

  #caret(): { from: number; to: number } | undefined {
    const head = this.#editor?.state.selection.head
    return head === undefined ? undefined : { from: head, to: head }
  }

  readonly #shown = (): void => this.#marks?.setShown(this.active.get(), new Set(this.#cards.keys()))
}
