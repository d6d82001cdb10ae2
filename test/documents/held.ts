import { Fragment, type Node } from '@tiptap/pm/model'
import { leafWords } from '#shared/documents/leaf-words.ts'
import { orderNotes } from '#shared/documents/notes.ts'

/** What a format cannot hold, taken out of a document before it is compared with what came back. */
export interface Limits {
  readonly emptyParagraphs: boolean
  /** Bold or italic white space; nobody sees it. */
  readonly markedSpaces: boolean
  /** Mentions and days as such (else their words), the letters of a list, the size of a picture, the widths of columns. */
  readonly programs: boolean
}

/** In Markdown only words. */
const notInMarkdown = ['type', 'width', 'height', 'frames', 'colwidth'] as const

function attrsOf(node: Node, { programs }: Limits): Record<string, unknown> {
  const attrs: Record<string, unknown> = 'id' in node.attrs ? { ...node.attrs, id: null } : { ...node.attrs }
  if (!programs) for (const name of notInMarkdown) if (name in attrs) attrs[name] = null
  return attrs
}

/** Mentions and days as the words that they are. */
const asWords = (nodes: readonly Node[]): Node[] =>
  nodes.map((node) => {
    const words = node.type.name === 'hardBreak' ? '' : leafWords(node.type.name, node.attrs)
    return words ? node.type.schema.text(words) : node
  })
const fragmentOf = (nodes: readonly Node[]): Node[] => [...Fragment.fromArray([...nodes]).content]

function shown(child: Node): string {
  if (child.isText) return (child.text ?? '').replace(/[ \t\n\r\f]+/gu, ' ')
  return child.type.name === 'hardBreak' ? '\n' : '\ufffc'
}

/** Runs of white space are one space, and none at the edges of a block or around a line break. */
function inline(children: readonly Node[]): Node[] {
  const parts = children.map((child) => ({ child, text: shown(child) }))
  let before = '\n'
  const kept: { child: Node; text: string }[] = []
  for (const { child, text } of parts) {
    const trimmed = /[ \n]$/u.test(before) && child.isText ? text.replace(/^ /u, '') : text
    if (trimmed === '') continue
    kept.push({ child, text: trimmed })
    before = trimmed
  }
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const part = kept[index]
    const next = kept[index + 1]
    if (!part?.child.isText || !part.text.endsWith(' ') || (next && next.text !== '\n')) continue
    part.text = part.text.slice(0, -1)
    if (!part.text) kept.splice(index, 1)
  }
  if (kept.length === 1 && kept[0]?.text === '\n') return []
  return kept.map(({ child, text }) => (child.isText ? child.type.schema.text(text, child.marks) : child))
}

const withoutMarkedSpaces = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) =>
    !node.isText
      ? [node]
      : (node.text ?? '')
          .split(/(\s+)/u)
          .filter((piece) => piece !== '')
          .map((piece) =>
            node.type.schema.text(
              piece,
              piece.trim() ? node.marks : node.marks.filter((mark) => mark.type.name === 'link'),
            ),
          ),
  )

/** Notes at the end in the order of their numbers, named by them. */
function withNumberedNotes(doc: Node): Node {
  const { notes } = orderNotes(doc)
  const numbers = new Map(notes.map((note, index) => [String(note.attrs['note']), index + 1]))
  const rename = (node: Node): Node => {
    if (node.isText) return node
    const number = numbers.get(String(node.attrs['note']))
    const attrs = number === undefined ? node.attrs : { ...node.attrs, note: String(number) }
    return node.type.create(attrs, node.children.map(rename), node.marks)
  }
  const text = doc.children.filter(({ type }) => type.name !== 'footnote')
  return doc.type.create(null, [...text, ...notes].map(rename))
}

/** `doc` as a format can hold it, without ids. */
export const held = (doc: Node, limits: Limits): Node => heldNode(withNumberedNotes(doc), limits)

function heldNode(node: Node, limits: Limits): Node {
  const attrs = attrsOf(node, limits)
  if (node.inlineContent) {
    const content = inline(limits.programs ? node.children : fragmentOf(asWords(node.children)))
    const marked = limits.markedSpaces ? content : withoutMarkedSpaces(content)
    return node.type.create(attrs, Fragment.fromArray(fragmentOf(marked)))
  }
  const children = node.children.map((child) => heldNode(child, limits))
  if (limits.emptyParagraphs) return node.type.create(attrs, children)
  const kept = children.filter((child) => child.type.name !== 'paragraph' || child.content.size > 0)
  const filled = node.type.contentMatch.fillBefore(Fragment.fromArray(kept), true) ?? Fragment.empty
  return node.type.create(attrs, filled.append(Fragment.fromArray(kept)))
}
