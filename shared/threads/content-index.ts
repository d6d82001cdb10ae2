import { Doc, XmlElement, XmlText, type XmlFragment } from 'yjs'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { readTextIndex, type TextIndex } from './text-index.ts'

/** Children as y-tiptap writes them: texts that stand beside each other are one, whatever their marks. */
function typesOf(nodes: readonly DocumentNode[]): (XmlElement | XmlText)[] {
  const types: (XmlElement | XmlText)[] = []
  let words = ''
  const flush = (): void => {
    if (words !== '') types.push(new XmlText(words))
    words = ''
  }
  for (const node of nodes) {
    if (node.text !== undefined) {
      words += node.text
      continue
    }
    flush()
    types.push(elementOf(node))
  }
  flush()
  return types
}

function elementOf({ type, attrs, content }: DocumentNode): XmlElement {
  const element = new XmlElement(type)
  const id = attrs?.['id']
  if (typeof id === 'string') element.setAttribute('id', id)
  element.insert(0, typesOf(content ?? []))
  return element
}

function fragmentOf(text: DocumentNode): XmlFragment {
  const fragment = new Doc().getXmlFragment()
  fragment.insert(0, typesOf(text.content ?? []))
  return fragment
}

/** A text is asked for once per remark that is about it. */
const known = new WeakMap<DocumentNode, TextIndex>()

/** The words of a text that is kept as content: a version, or what is on disk now. Nobody writes in it. */
export function contentIndex(text: DocumentNode): TextIndex {
  const index = known.get(text) ?? readTextIndex(fragmentOf(text))
  known.set(text, index)
  return index
}
