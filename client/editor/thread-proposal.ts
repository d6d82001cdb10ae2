import type { Editor, JSONContent } from '@tiptap/core'
import { Fragment, Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'
import { blockTypes, documentSchema } from '#shared/documents/nodes.ts'
import type { Proposal } from '#shared/threads/proposal.ts'

/** The words between two positions as a small document, to be changed into a proposal. */
export function excerpt(editor: Editor, from: number, to: number): JSONContent {
  const { content } = editor.state.doc.slice(from, to)
  const isInline = content.firstChild?.isInline ?? true
  const blocks: unknown = content.toJSON()
  // toJSON of a fragment gives null for an empty one, and nodes otherwise
  const nodes = (blocks ?? []) as JSONContent[]
  return { type: 'doc', content: isInline ? [{ type: 'paragraph', content: nodes }] : nodes }
}

/** Words that stand nowhere now, one block per line. */
export const excerptOfText = (text: string): JSONContent => ({
  type: 'doc',
  content: text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
})

const isBlock = (type: unknown): boolean => blockTypes.some((each) => each === type)

/** All that a reader sees of it. A block that was typed anew has another id, or none. */
const seenIn = (content: JSONContent): string =>
  JSON.stringify(Node.fromJSON(documentSchema, content), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && 'attrs' in value && 'type' in value && isBlock(value.type)
      ? { ...value, attrs: { ...(value.attrs as object), id: null } }
      : value,
  )

/** Do two small documents read the same? */
export const isSameExcerpt = (a: JSONContent, b: JSONContent): boolean => seenIn(a) === seenIn(b)

/** A proposal as a small document, to be shown or changed. */
export const excerptOf = ({ content }: Proposal): JSONContent => {
  const isInline = content.every(({ type }) => type === 'text' || type === 'hardBreak')
  // a proposal is ProseMirror's JSON; ours is read-only, Tiptap's type is not
  const nodes = structuredClone(content) as unknown as JSONContent[]
  return { type: 'doc', content: isInline ? [{ type: 'paragraph', content: nodes }] : nodes }
}

/**
 * What a small editor holds as a proposal. Its first and last block are open: they go on in the block they land in, which
 * so keeps what it is. An empty one proposes to delete.
 */
export function proposalOf(editor: Editor): Proposal {
  const { doc } = editor.state
  if (doc.textContent.length === 0 && doc.childCount <= 1) return { content: [], openStart: 0, openEnd: 0 }
  const { openStart, openEnd } = Slice.maxOpen(doc.content, false)
  // toJSON of a fragment that is not empty gives its nodes
  const content = doc.content.toJSON() as Proposal['content']
  return { content, openStart, openEnd }
}

const undoManagerOf = (editor: Editor): UndoManager | undefined =>
  (yUndoPluginKey.getState(editor.state) as { undoManager?: UndoManager } | undefined)?.undoManager

/** The edit that puts the words of a proposal in the text; undefined when they do not fit there, or change nothing. */
function replacement(
  { state }: Editor,
  { from, to }: { readonly from: number; readonly to: number },
  { content, openStart, openEnd }: Proposal,
): Transaction | undefined {
  try {
    const fragment = Fragment.fromJSON(state.schema, content)
    const { tr } = state
    if (fragment.size === 0) tr.deleteRange(from, to)
    else tr.replace(from, to, new Slice(fragment, openStart, openEnd))
    tr.doc.check()
    return tr.docChanged ? tr : undefined
  } catch (error) {
    // a proposal of another time or hand may not fit what stands there now
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Would its words fit here? */
export const fitsInText = (editor: Editor, place: { from: number; to: number }, proposal: Proposal): boolean =>
  replacement(editor, place, proposal) !== undefined

/**
 * Puts the words of a proposal in the text, as an edit of whoever does it that one undo takes back.
 * @returns false when they do not fit there: then nothing happened
 */
export function putInText(editor: Editor, place: { from: number; to: number }, proposal: Proposal): boolean {
  const edit = replacement(editor, place, proposal)
  if (!edit) return false
  const undo = undoManagerOf(editor)
  undo?.stopCapturing()
  editor.view.dispatch(edit)
  undo?.stopCapturing()
  return true
}
