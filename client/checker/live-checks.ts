import { checkBlock, type BlockCheck } from '#shared/checker/check-block.ts'
import { checkDocument, type PlacedFinding } from '#shared/checker/check-document.ts'
import { indexWords, type WordIndex } from '#shared/language/hints.ts'
import { plainWords } from '#shared/language/plain-words.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { createStore, type Store } from '#client/editor/store.ts'

type Block = PlacedFinding['block']

/** Milliseconds without a change before the text is looked at: not between two letters of a word. */
const REST_MS = 600
/** Milliseconds of work at a time: half a frame, so that a key never waits for it. */
const SLICE_MS = 8
/** In a browser that never says it is idle. */
const LATEST_MS = 500

const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 0)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: LATEST_MS })
  return () => cancelIdleCallback(handle)
}

/**
 * The findings of a text that is being written. A block is looked at once and again only when it changed, in small
 * pieces of idle time; a key costs nothing but a timer.
 */
export class LiveChecks {
  /** Undefined until the whole text was looked at once. */
  readonly findings: Store<readonly PlacedFinding[] | undefined> = createStore<readonly PlacedFinding[] | undefined>(
    undefined,
  )
  readonly #editor: Editor
  readonly #words: WordIndex = indexWords(plainWords)
  readonly #checked = new WeakMap<Block, BlockCheck>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #cancelIdle: (() => void) | undefined

  constructor(editor: Editor) {
    this.#editor = editor
  }

  /** Begins to look and to follow. @returns ends it */
  start(): () => void {
    this.#editor.on('transaction', this.#onTransaction)
    this.#cancelIdle = whenIdle(this.#work)
    return () => {
      this.#editor.off('transaction', this.#onTransaction)
      this.#cancel()
    }
  }

  /** Looks at once, after a mending: then only the mended blocks are new. */
  now(): void {
    this.#cancel()
    for (const block of this.#editor.state.doc.children) this.#check(block)
    this.#publish()
  }

  readonly #onTransaction = ({ transaction }: { readonly transaction: { readonly docChanged: boolean } }): void => {
    if (!transaction.docChanged) return
    this.#cancel()
    this.#timer = setTimeout(() => {
      this.#cancelIdle = whenIdle(this.#work)
    }, REST_MS)
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#cancelIdle?.()
  }

  readonly #work = (): void => {
    if (this.#editor.isDestroyed) return
    const until = performance.now() + SLICE_MS
    for (const block of this.#editor.state.doc.children) {
      if (this.#checked.has(block)) continue
      if (performance.now() > until) {
        this.#cancelIdle = whenIdle(this.#work)
        return
      }
      this.#check(block)
    }
    this.#publish()
  }

  #check(block: Block): BlockCheck {
    const known = this.#checked.get(block)
    if (known) return known
    const check = checkBlock(block, this.#words)
    this.#checked.set(block, check)
    return check
  }

  #publish(): void {
    const parts = this.#editor.state.doc.children.map((block) => ({ block, check: this.#check(block) }))
    this.findings.set(checkDocument(parts))
  }
}
