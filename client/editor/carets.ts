import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { relativePositionToJSON } from 'yjs'
import type { OthersChoice } from './calm.ts'
import { CaretLabel, type Spot } from './caret-labels.ts'
import { SelectionMark } from './caret-selection.ts'
import { anchorOf, headOf } from './follow.ts'
import { positionIn } from './follow-position.ts'
import { type Participant, participantOf } from './people.ts'
import type { SharedText } from './shared-text.ts'
import type { Store } from './store.ts'
import styles from './carets.module.css'
import { mayChange } from './caret-only.ts'

/** Own position to others: often enough to follow, seldom enough that a key press does not wait for it. */
const TELL_MS = 80
/** For so long after a key press names stay off the lines around it. */
const TYPING_MS = 1500
/** Lines around one's own in which no name shows while one types. */
const NEAR_LINES = 2

const sharedTextOf = (view: EditorView): SharedText | undefined => ySyncPluginKey.getState(view.state)

interface Other {
  readonly label: CaretLabel
  readonly selection: SelectionMark
  participant: Participant
  /** Relative positions, as they came. */
  head: unknown
  anchor: unknown
  /** Positions in the document; undefined when they have to be found again. */
  pos: number | undefined
  anchorPos: number | undefined
}

/** Draws the carets of others over the text, at most once per frame, and tells others where one's own is. */
class Carets {
  readonly #view: EditorView
  readonly #awareness: Awareness
  readonly #layer = document.createElement('div')
  readonly #others = new Map<number, Other>()
  readonly #resize: ResizeObserver
  readonly #choice: Store<OthersChoice>
  readonly #stopChoice: () => void
  #frame = 0
  #tellTimer: ReturnType<typeof setTimeout> | undefined
  #typedAtMs = 0

  constructor(view: EditorView, awareness: Awareness, choice: Store<OthersChoice>) {
    this.#view = view
    this.#awareness = awareness
    this.#choice = choice
    this.#layer.className = styles['layer'] ?? ''
    this.#layer.setAttribute('aria-hidden', 'true')
    view.dom.parentElement?.append(this.#layer)
    this.#resize = new ResizeObserver(() => this.#draw())
    this.#resize.observe(view.dom)
    awareness.on('change', this.#presenceChanged)
    this.#stopChoice = choice.subscribe(() => this.#chosen())
    this.#chosen()
    this.#presenceChanged({ added: [...awareness.getStates().keys()], updated: [], removed: [] })
  }

  /** After every transaction. */
  update(view: EditorView, isDocumentChanged: boolean, isSelectionChanged: boolean): void {
    if (isDocumentChanged) {
      for (const other of this.#others.values()) forgetPlace(other)
      if (view.hasFocus() && !sharedTextIsSource(view)) this.#typedAtMs = performance.now()
      if (this.#others.size > 0) this.#draw()
    }
    if ((isDocumentChanged || isSelectionChanged) && mayChange(view) && view.hasFocus()) {
      this.#tellTimer ??= setTimeout(() => this.#tell(), TELL_MS)
    }
  }

  destroy(): void {
    this.#awareness.off('change', this.#presenceChanged)
    this.#resize.disconnect()
    this.#stopChoice()
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

  /** "Rustige modus": nothing of others moves over the text. */
  #chosen(): void {
    this.#layer.hidden = this.#choice.get().isCalm
    this.#draw()
  }

  #remove(client: number): void {
    const other = this.#others.get(client)
    other?.label.remove()
    other?.selection.element.remove()
    this.#others.delete(client)
  }

  #heard(client: number): void {
    const state = this.#awareness.getStates().get(client)
    const participant = participantOf(state)
    const head = headOf(state)
    if (!participant || head === undefined) {
      this.#remove(client)
      return
    }
    const other = this.#others.get(client) ?? this.#add(client, participant)
    other.participant = participant
    other.label.show(participant)
    const anchor = anchorOf(state)
    if (JSON.stringify([other.head, other.anchor]) === JSON.stringify([head, anchor])) return
    other.head = head
    other.anchor = anchor
    forgetPlace(other)
    other.label.moved()
  }

  #add(client: number, participant: Participant): Other {
    const nowhere = { head: undefined, anchor: undefined, pos: undefined, anchorPos: undefined }
    const other: Other = {
      label: new CaretLabel(participant),
      selection: new SelectionMark(),
      participant,
      ...nowhere,
    }
    this.#others.set(client, other)
    this.#layer.append(other.selection.element, other.label.element)
    return other
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#drawNow())
  }

  #drawNow(): void {
    this.#frame = 0
    if (this.#view.isDestroyed || this.#others.size === 0 || this.#layer.hidden) return
    const box = this.#layer.getBoundingClientRect()
    const mine =
      performance.now() - this.#typedAtMs < TYPING_MS ? this.#spot(this.#view.state.selection.head, box) : undefined
    const placed = [...this.#others.values()].map((other) => ({ other, spot: this.#find(other, box) }))
    for (const { other, spot } of placed) {
      if (!spot) other.label.hide()
      else other.label.place(spot, box.width, mine !== undefined && isNear(mine, spot))
      this.#drawSelection(other, box)
    }
  }

  #drawSelection({ selection, participant, pos, anchorPos }: Other, box: DOMRect): void {
    if (pos === undefined || anchorPos === undefined || pos === anchorPos) selection.clear()
    else selection.place(this.#view, participant.group, { anchor: anchorPos, head: pos, box })
  }

  #find(other: Other, box: DOMRect): Spot | undefined {
    other.pos ??= positionIn(this.#view.state, other.head)
    other.anchorPos ??= positionIn(this.#view.state, other.anchor)
    return other.pos === undefined ? undefined : this.#spot(other.pos, box)
  }

  #spot(pos: number, box: DOMRect): Spot | undefined {
    const { left, top, bottom } = this.#view.coordsAtPos(Math.min(pos, this.#view.state.doc.content.size))
    return { left: left - box.left, top: top - box.top, height: bottom - top }
  }
}

function forgetPlace(other: Other): void {
  other.pos = undefined
  other.anchorPos = undefined
}

const isNear = (mine: Spot, other: Spot): boolean =>
  Math.abs(mine.top - other.top) <= NEAR_LINES * Math.max(mine.height, other.height) * 1.5

const sharedTextIsSource = (view: EditorView): boolean => ySyncPluginKey.getState(view.state)?.isChangeOrigin === true

interface CaretsOptions {
  readonly awareness: Awareness | undefined
  readonly choice: Store<OthersChoice> | undefined
}

/** Where others are in the text. */
export const CaretsExtension = Extension.create<CaretsOptions>({
  name: 'carets',
  priority: 900,
  addOptions() {
    return { awareness: undefined, choice: undefined }
  },
  addProseMirrorPlugins() {
    const { awareness, choice } = this.options
    if (!awareness || !choice) return []
    return [
      new Plugin({
        key: new PluginKey('carets'),
        view: (view) => {
          const carets = new Carets(view, awareness, choice)
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
