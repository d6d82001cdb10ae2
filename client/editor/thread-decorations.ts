import type { Node } from '@tiptap/pm/model'
import { PluginKey, Plugin, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Group } from '#shared/organisations/layers.ts'

/** One thread as it shows in the text. */
export interface ThreadMark {
  readonly id: string
  readonly from: number
  readonly to: number
  /** Whose colour it has. */
  readonly group: Group
  /** The words that a tekstvoorstel puts here; undefined for what is none. */
  readonly words?: string | undefined
  /** Said before these words: "voorstel". */
  readonly label: string
  readonly isActive: boolean
  /** Its card is in the page, so that the mark may point at it. */
  readonly isCardThere: boolean
}

/** The id in the page of the card of a thread; also what a link to it ends with. */
export const cardId = (threadId: string): string => `opmerking-${threadId}`
/** On every mark, so that who clicks on it finds its thread. */
export const threadInDom = 'data-thread'

const marksKey = new PluginKey<DecorationSet>('threadMarks')

/**
 * The change between two documents as one replaced stretch. y-tiptap replaces the whole document for what others type;
 * what it kept is the same object, so this looks only at what is new.
 */
export function changeBetween(before: Node, after: Node): StepMap | undefined {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return undefined
  // where the same letters stand on both sides the two looks may cross each other
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new StepMap([start, end.a + overlap - start, end.b + overlap - start])
}

/** What a transaction changed, also when y-tiptap replaced the whole document for what others typed. */
export function changesOf(tr: Transaction): Mapping {
  if (tr.getMeta(ySyncPluginKey) === undefined) return tr.mapping
  const change = changeBetween(tr.before, tr.doc)
  return new Mapping(change ? [change] : [])
}

const mapped = (set: DecorationSet, tr: Transaction): DecorationSet =>
  set === DecorationSet.empty ? set : set.map(changesOf(tr), tr.doc)

const attributesOf = ({ id, group, isActive, isCardThere }: ThreadMark, name: string): Record<string, string> => ({
  class: `${name} ${name}-${group}${isActive ? ` ${name}-active` : ''}`,
  [threadInDom]: id,
  ...(isCardThere && { 'aria-details': cardId(id) }),
})

/** What a tekstvoorstel would put here. The word before it is made by the style, so that nobody copies it along. */
function insertion(mark: ThreadMark): HTMLElement {
  const element = document.createElement('ins')
  for (const [name, value] of Object.entries(attributesOf(mark, 'proposal-insertion')))
    element.setAttribute(name, value)
  element.setAttribute('contenteditable', 'false')
  element.dataset['word'] = mark.label
  element.textContent = mark.words ?? ''
  return element
}

function decorationsOf(mark: ThreadMark): Decoration[] {
  const { id, from, to, words, isActive, isCardThere } = mark
  const isProposal = words !== undefined
  const name = isProposal ? 'proposal-deletion' : 'thread-mark'
  const found: Decoration[] = []
  if (from < to) {
    const attributes = { nodeName: isProposal ? 'del' : 'mark', ...attributesOf(mark, name) }
    found.push(Decoration.inline(from, to, attributes, { thread: id }))
  }
  if (words) {
    // the key is what it looks like: an equal one is kept as it is
    const key = [id, isActive, isCardThere, words].join(' ')
    const spec = { key, side: 1, ignoreSelection: true, marks: [], thread: id }
    found.push(Decoration.widget(to, () => insertion(mark), spec))
  }
  return found
}

/** Shows exactly these threads, until the next time. */
export const showMarks = (state: EditorState, marks: readonly ThreadMark[]): Transaction =>
  state.tr.setMeta(marksKey, marks).setMeta('addToHistory', false)

/** Where a thread stands now; it moves along with every change of the text. */
export interface MarkSpot {
  readonly from: number
  readonly to: number
}

const threadOf = (spec: unknown): string | undefined =>
  typeof spec === 'object' && spec !== null && 'thread' in spec && typeof spec.thread === 'string'
    ? spec.thread
    : undefined

/** Where the threads stand that are shown between two positions, or anywhere. */
export function marksIn(state: EditorState, from?: number, to?: number): Map<string, MarkSpot> {
  const spots = new Map<string, MarkSpot>()
  for (const found of marksKey.getState(state)?.find(from, to) ?? []) {
    const id = threadOf(found.spec)
    // of a proposal the struck words come first; the insertion stands at their end
    const known = id === undefined ? undefined : spots.get(id)
    if (id !== undefined && (known === undefined || known.from === known.to)) {
      spots.set(id, { from: found.from, to: found.to })
    }
  }
  return spots
}

/**
 * Threads as decorations over the text: a remark changes no byte of it. A key moves only what stands in the block it is
 * typed in; where a remark is after larger changes, `thread-marks.ts` finds out when there is time.
 */
export const ThreadDecorations = Extension.create({
  name: 'threadDecorations',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: marksKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => {
            const given: readonly ThreadMark[] | undefined = tr.getMeta(marksKey)
            if (given) return DecorationSet.create(tr.doc, given.flatMap(decorationsOf))
            return tr.docChanged ? mapped(set, tr) : set
          },
        },
        props: { decorations: (state) => marksKey.getState(state) },
      }),
    ]
  },
})
