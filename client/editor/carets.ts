import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { createRelativePositionFromJSON, relativePositionToJSON } from 'yjs'
import { CaretLabel, type Spot } from './caret-labels.ts'
import { participantOf } from './people.ts'
import type { SharedText } from './shared-text.ts'
import styles from './carets.module.css'

/** Own position to others: often enough to follow, seldom enough that a key press does not wait for it. */
const TELL_MS = 80
/** For so long after a key press names stay off the lines around it. */
const TYPING_MS = 1500
/** Lines around one's own in which no name shows while one types. */
const NEAR_LINES = 2

const sharedTextOf = (view: EditorView): SharedText | undefined => ySyncPluginKey.getState(view.state)

interface Other {
  readonly label: CaretLabel
  cursor: unknown
  /** Position in the document; undefined when it has to be found again. */
  pos: number | undefined
}

/** `cursor` of a presence state as y-prosemirror writes it: two relative positions, of which the head is the caret. */
const headOf = (state: unknown): unknown => {
  const cursor: unknown = typeof state === 'object' && state !== null && 'cursor' in state ? state.cursor : undefined
  return typeof cursor === 'object' && cursor !== null && 'head' in cursor ? cursor.head : undefined
}

/** Draws the carets of others over the text, at most once per frame, and tells others where one's own is. */
class Carets {
  readonly #view: EditorView
  readonly #awareness: Awareness
  readonly #layer = document.createElement('div')
  readonly #others = new Map<number, Other>()
  readonly #resize: ResizeObserver
  #frame = 0
  #tellTimer: ReturnType<typeof setTimeout> | undefined
  #typedAtMs = 0

  constructor(view: EditorView, awareness: Awareness) {
    this.#view = view
    this.#awareness = awareness
    this.#layer.className = styles['layer'] ?? ''
    this.#layer.setAttribute('aria-hidden', 'true')
    view.dom.parentElement?.append(this.#layer)
    this.#resize = new ResizeObserver(() => this.#draw())
    this.#resize.observe(view.dom)
    awareness.on('change', this.#presenceChanged)
    this.#presenceChanged({ added: [...awareness.getStates().keys()], updated: [], removed: [] })
  }

  /** After every transaction. */
  update(view: EditorView, isDocumentChanged: boolean, isSelectionChanged: boolean): void {
    if (isDocumentChanged) {
      for (const other of this.#others.values()) other.pos = undefined
      if (view.hasFocus() && !sharedTextIsSource(view)) this.#typedAtMs = performance.now()
      if (this.#others.size > 0) this.#draw()
    }
    if ((isDocumentChanged || isSelectionChanged) && view.editable && view.hasFocus()) {
      this.#tellTimer ??= setTimeout(() => this.#tell(), TELL_MS)
    }
  }

  destroy(): void {
    this.#awareness.off('change', this.#presenceChanged)
    this.#resize.disconnect()
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#tellTimer)
    for (const { label } of this.#others.values()) label.remove()
    this.#layer.remove()
  }

  #tell(): void {
    this.#tellTimer = undefined
    const shared = sharedTextOf(this.#view)
    if (!shared || this.#view.isDestroyed) return
    const relative = (pos: number): unknown =>
      relativePositionToJSON(absolutePositionToRelativePosition(pos, shared.type, shared.binding.mapping))
    const { anchor, head } = this.#view.state.selection
    this.#awareness.setLocalStateField('cursor', { anchor: relative(anchor), head: relative(head) })
  }

  readonly #presenceChanged = ({
    added,
    updated,
    removed,
  }: {
    readonly added: readonly number[]
    readonly updated: readonly number[]
    readonly removed: readonly number[]
  }): void => {
    for (const client of removed) this.#remove(client)
    for (const client of [...added, ...updated]) if (client !== this.#awareness.clientID) this.#heard(client)
    this.#draw()
  }

  #remove(client: number): void {
    this.#others.get(client)?.label.remove()
    this.#others.delete(client)
  }

  #heard(client: number): void {
    const state = this.#awareness.getStates().get(client)
    const participant = participantOf(state)
    const cursor = headOf(state)
    if (!participant || cursor === undefined) {
      this.#remove(client)
      return
    }
    const known = this.#others.get(client)
    const other = known ?? { label: new CaretLabel(participant), cursor: undefined, pos: undefined }
    if (!known) {
      this.#others.set(client, other)
      this.#layer.append(other.label.element)
    }
    other.label.show(participant)
    if (JSON.stringify(other.cursor) === JSON.stringify(cursor)) return
    other.cursor = cursor
    other.pos = undefined
    other.label.moved()
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#drawNow())
  }

  #drawNow(): void {
    this.#frame = 0
    if (this.#view.isDestroyed || this.#others.size === 0) return
    const box = this.#layer.getBoundingClientRect()
    const mine =
      performance.now() - this.#typedAtMs < TYPING_MS ? this.#spot(this.#view.state.selection.head, box) : undefined
    const placed = [...this.#others.values()].map((other) => ({ other, spot: this.#find(other, box) }))
    for (const { other, spot } of placed) {
      if (!spot) other.label.hide()
      else other.label.place(spot, box.width, mine !== undefined && isNear(mine, spot))
    }
  }

  #find(other: Other, box: DOMRect): Spot | undefined {
    other.pos ??= this.#positionOf(other.cursor)
    return other.pos === undefined ? undefined : this.#spot(other.pos, box)
  }

  #positionOf(cursor: unknown): number | undefined {
    const shared = sharedTextOf(this.#view)
    if (!shared?.type.doc) return undefined
    try {
      const relative = createRelativePositionFromJSON(cursor)
      const pos = relativePositionToAbsolutePosition(shared.type.doc, shared.type, relative, shared.binding.mapping)
      return pos === null || pos > this.#view.state.doc.content.size ? undefined : pos
    } catch {
      // Presence comes from other people's clients: what is no position is nowhere.
      return undefined
    }
  }

  #spot(pos: number, box: DOMRect): Spot | undefined {
    const { left, top, bottom } = this.#view.coordsAtPos(Math.min(pos, this.#view.state.doc.content.size))
    return { left: left - box.left, top: top - box.top, height: bottom - top }
  }
}

const isNear = (mine: Spot, other: Spot): boolean =>
  Math.abs(mine.top - other.top) <= NEAR_LINES * Math.max(mine.height, other.height) * 1.5

const sharedTextIsSource = (view: EditorView): boolean => ySyncPluginKey.getState(view.state)?.isChangeOrigin === true

/** Where others are in the text. */
export const CaretsExtension = Extension.create<{ awareness: Awareness | undefined }>({
  name: 'carets',
  priority: 900,
  addOptions() {
    return { awareness: undefined }
  },
  addProseMirrorPlugins() {
    const { awareness } = this.options
    if (!awareness) return []
    return [
      new Plugin({
        key: new PluginKey('carets'),
        view: (view) => {
          const carets = new Carets(view, awareness)
          return {
            update: (now, before) =>
              carets.update(now, !before.doc.eq(now.state.doc), !before.selection.eq(now.state.selection)),
            destroy: () => carets.destroy(),
          }
        },
      }),
    ]
  },
})
