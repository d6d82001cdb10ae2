import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { blockTypes } from '#shared/documents/nodes.ts'

/** 72 random bits, as the server makes them. */
const ID_BYTES = 9
const names: ReadonlySet<string> = new Set(blockTypes)

/** A new id for a block, in base64url. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES))
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

const isBlock = (node: Node): boolean => names.has(node.type.name)
const idOf = (node: Node): string | null => node.attrs['id'] ?? null

/** What of the new document the transactions touched. */
export function changedRange(transactions: readonly Transaction[]): { from: number; to: number } | undefined {
  let range: { from: number; to: number } | undefined
  for (const { mapping } of transactions) {
    for (const map of mapping.maps) {
      if (range) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) }
      map.forEach((_oldStart, _oldEnd, from, to) => {
        range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to }
      })
    }
  }
  return range
}

/** Did anything come in that may carry ids of blocks elsewhere? Typing does not, so it never looks further. */
const bringsBlocks = (transactions: readonly Transaction[]): boolean =>
  transactions.some(({ steps }) =>
    steps.some((step) => {
      const slice: unknown = 'slice' in step ? step.slice : undefined
      return slice instanceof Slice && slice.content.childCount > 0 && !slice.content.firstChild?.isInline
    }),
  )

interface Found {
  readonly pos: number
  readonly node: Node
}

/** Does something stand in it? Not an empty paragraph. */
const isFilled = ({ content }: Node): boolean => content.textBetween(0, content.size, '', '•') !== ''

/**
 * Of the touched blocks those whose id stands elsewhere too. What was there already keeps its id; of blocks that all are
 * new, as when a cell is split, the first one in which something stands: to that the remarks belong.
 */
function doubles(doc: Node, touched: readonly Found[]): Found[] {
  const counts = new Map<string, number>()
  doc.descendants((node) => {
    const id = isBlock(node) ? idOf(node) : null
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
    return !node.inlineContent
  })
  return [...Map.groupBy(touched, ({ node }) => idOf(node))].flatMap(([id, group]) => {
    if (id === null) return []
    if ((counts.get(id) ?? 0) > group.length) return group
    const kept = group.find(({ node }) => isFilled(node)) ?? group[0]
    return group.filter((one) => one !== kept)
  })
}

/** Blocks in the range that have no id, or one that stands elsewhere too. */
function blocksToMark(doc: Node, range: { from: number; to: number }, lookEverywhere: boolean): Found[] {
  const touched: Found[] = []
  const to = Math.min(range.to, doc.content.size)
  doc.nodesBetween(Math.min(range.from, to), to, (node, pos) => {
    if (isBlock(node)) touched.push({ pos, node })
    return !node.inlineContent
  })
  const missing = touched.filter(({ node }) => idOf(node) === null)
  return lookEverywhere ? [...missing, ...doubles(doc, touched)] : missing
}

/** Enter at the start of a block leaves an empty one before it: then the text keeps the id that links point to. */
function keptByText(doc: Node, { pos, node }: Found): string | null {
  const before = doc.resolve(pos).nodeBefore
  const isSplitAtStart = before && before.type === node.type && before.content.size === 0 && node.content.size > 0
  return isSplitAtStart ? idOf(before) : null
}

function mark(state: EditorState, found: readonly Found[]): Transaction {
  const { tr } = state
  for (const block of found) {
    const { pos, node } = block
    const kept = idOf(node) === null ? keptByText(tr.doc, block) : null
    if (kept !== null) {
      const before = tr.doc.resolve(pos).nodeBefore
      if (before) tr.setNodeAttribute(pos - before.nodeSize, 'id', newBlockId())
    }
    tr.setNodeAttribute(pos, 'id', kept ?? newBlockId())
  }
  return tr.setStoredMarks(state.storedMarks)
}

function withoutIds(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const content = withoutIds(node.content)
    nodes.push(isBlock(node) ? node.type.create({ ...node.attrs, id: null }, content, node.marks) : node.copy(content))
  })
  return Fragment.fromArray(nodes)
}

/**
 * Gives blocks their id when somebody edits here, and never for what comes from others: two clients that both mend the
 * same block would fight over it. What is split or pasted gets a new id.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  priority: 1100,
  addProseMirrorPlugins() {
    let isPaste = false
    return [
      new Plugin({
        key: new PluginKey('blockIds'),
        appendTransaction: (transactions, _before, state) => {
          const own = transactions.filter((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined)
          // A change of others in between moves the positions; then the next own edit sees to the ids.
          if (own.length === 0 || own.length !== transactions.filter((tr) => tr.docChanged).length) return null
          const range = changedRange(own)
          if (!range) return null
          const found = blocksToMark(state.doc, range, bringsBlocks(own))
          return found.length > 0 ? mark(state, found) : null
        },
        props: {
          handleDOMEvents: {
            paste: () => {
              isPaste = true
              return false
            },
            drop: () => {
              isPaste = false
              return false
            },
          },
          transformPasted: (slice) => {
            if (!isPaste) return slice
            isPaste = false
            return new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd)
          },
        },
      }),
    ]
  },
})
