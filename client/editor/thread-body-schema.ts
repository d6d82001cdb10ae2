import { mergeAttributes, Node, type Extensions, type JSONContent } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { DocumentLink } from '#shared/documents/marks.ts'
import type { Body, Inline } from '#shared/threads/body.ts'
import { Links } from './links.ts'

/** Somebody who is mentioned: one thing, that is taken away whole. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return { kind: { default: 'person' }, id: { default: '' }, name: { default: '' } }
  },
  renderHTML({ HTMLAttributes, node }) {
    return ['span', mergeAttributes(HTMLAttributes, { class: 'mention' }), `@${String(node.attrs['name'])}`]
  },
  renderText: ({ node }) => `@${String(node.attrs['name'])}`,
})

/** What a remark can hold (`shared/threads/body.ts`): paragraphs, lists of one level, bold, italic, links, mentions. */
export const bodyExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  DocumentLink,
  Links,
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'paragraph' }),
  ListKeymap,
  Mention,
  UndoRedo,
]

type Line = Extract<Body[number], { type: 'paragraph' }>['content']

const inlineOf = (node: JSONContent): Inline[] => {
  if (node.type === 'hardBreak') return [{ type: 'break' }]
  if (node.type === 'mention') {
    const { kind, id, name } = node.attrs ?? {}
    if (kind === 'organisation') return [{ type: 'organisation', code: String(id), name: String(name) }]
    return [{ type: 'person', id: String(id), name: String(name) }]
  }
  if (node.type !== 'text' || !node.text) return []
  const has = (name: string): boolean => node.marks?.some(({ type }) => type === name) ?? false
  const href: unknown = node.marks?.find(({ type }) => type === 'link')?.attrs?.['href']
  return [
    {
      type: 'text',
      text: node.text,
      ...(has('bold') && { bold: true as const }),
      ...(has('italic') && { italic: true as const }),
      ...(typeof href === 'string' && { href }),
    },
  ]
}
const lineOf = (node: JSONContent | undefined): Line => (node?.content ?? []).flatMap(inlineOf)

/** What the editor holds as a body; empty lines at the end go. */
export function bodyOfEditor(doc: JSONContent): Body {
  const blocks = (doc.content ?? []).map((node): Body[number] => {
    if (node.type === 'bulletList' || node.type === 'orderedList') {
      return { type: node.type, items: (node.content ?? []).map((item) => lineOf(item.content?.[0])) }
    }
    return { type: 'paragraph', content: lineOf(node) }
  })
  const last = blocks.findLastIndex((block) => block.type !== 'paragraph' || block.content.length > 0)
  return blocks.slice(0, last + 1)
}

const nodeOf = (part: Inline): JSONContent => {
  if (part.type === 'break') return { type: 'hardBreak' }
  if (part.type === 'person') return { type: 'mention', attrs: { kind: 'person', id: part.id, name: part.name } }
  if (part.type === 'organisation') {
    return { type: 'mention', attrs: { kind: 'organisation', id: part.code, name: part.name } }
  }
  const marks = [
    ...(part.bold ? [{ type: 'bold' }] : []),
    ...(part.italic ? [{ type: 'italic' }] : []),
    ...(part.href ? [{ type: 'link', attrs: { href: part.href } }] : []),
  ]
  return { type: 'text', text: part.text, marks }
}

const paragraph = (line: Line): JSONContent => ({ type: 'paragraph', content: line.map(nodeOf) })

/** The body as the editor takes it. */
export function editorOfBody(body: Body): JSONContent {
  const content = body.map((block): JSONContent => {
    if (block.type === 'paragraph') return paragraph(block.content)
    return { type: block.type, content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) }
  })
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
