import { Fragment, type Node } from '@tiptap/pm/model'

/** What a format cannot hold, taken out of a document before it is compared with what came back. */
export interface Limits {
  readonly emptyParagraphs: boolean
  /** Bold or italic white space; nobody sees it. */
  readonly markedSpaces: boolean
}

const withoutId = (node: Node) => ('id' in node.attrs ? { ...node.attrs, id: null } : node.attrs)

/** Runs of white space are one space, and none at the edges of a block or around a line break. */
function inline(node: Node): Node[] {
  const parts = node.children.map((child) => ({
    child,
    text: child.isText ? (child.text ?? '').replace(/[ \t\n\r\f]+/gu, ' ') : '\n',
  }))
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
    if (!part?.child.isText || !part.text.endsWith(' ') || (next && next.child.isText)) continue
    part.text = part.text.slice(0, -1)
    if (!part.text) kept.splice(index, 1)
  }
  if (kept.length === 1 && !kept[0]?.child.isText) return []
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

/** `node` as a format can hold it, without ids. */
export function held(node: Node, limits: Limits): Node {
  if (node.inlineContent) {
    const content = inline(node)
    return node.type.create(
      withoutId(node),
      Fragment.fromArray(limits.markedSpaces ? content : withoutMarkedSpaces(content)),
    )
  }
  const children = node.children.map((child) => held(child, limits))
  if (limits.emptyParagraphs) return node.type.create(withoutId(node), children)
  const kept = children.filter((child) => child.type.name !== 'paragraph' || child.content.size > 0)
  const filled = node.type.contentMatch.fillBefore(Fragment.fromArray(kept), true) ?? Fragment.empty
  return node.type.create(withoutId(node), filled.append(Fragment.fromArray(kept)))
}
