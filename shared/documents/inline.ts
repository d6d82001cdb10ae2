import { Node, type NodeConfig } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { isDay } from '#shared/lib/day.ts'
import { leafWords } from './leaf-words.ts'

/** Inline nodes without content. They carry no marks: the shared text has no place for marks on a node. */
const atom = {
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
} as const satisfies Partial<NodeConfig>

const attributeOf = (name: string) => (element: { getAttribute(name: string): string | null }) =>
  element.getAttribute(name)

const wordsOf = ({ type, attrs }: ProseMirrorNode): string => leafWords(type.name, attrs)

/** A person or an organisation by name; `ref` is the id or the register's code. Whoever is named sees nothing of it. */
export const Mention = Node.create({
  ...atom,
  name: 'mention',
  extendNodeSchema: (extension) => (['mention', 'date'].includes(extension.name) ? { leafText: wordsOf } : {}),
  addAttributes: () => ({
    kind: {
      default: 'person',
      parseHTML: attributeOf('data-mention'),
      renderHTML: ({ kind }) => ({ 'data-mention': kind }),
    },
    ref: { default: null, parseHTML: attributeOf('data-ref'), renderHTML: ({ ref }) => ({ 'data-ref': ref }) },
    label: {
      default: null,
      parseHTML: attributeOf('data-label'),
      renderHTML: ({ label }) => ({ 'data-label': label }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention][data-label]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, wordsOf(node)],
  renderText: ({ node }) => wordsOf(node),
})

/** A calendar day, so that a program can read it: "3 december 2026". */
export const CalendarDay = Node.create({
  ...atom,
  name: 'date',
  addAttributes: () => ({
    day: { default: null, parseHTML: attributeOf('datetime'), renderHTML: ({ day }) => ({ datetime: day }) },
  }),
  parseHTML: () => [
    { tag: 'time[datetime]', getAttrs: (element) => (isDay(element.getAttribute('datetime')) ? null : false) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['time', HTMLAttributes, wordsOf(node)],
  renderText: ({ node }) => wordsOf(node),
})

/**
 * The place in the text that a note is about; `note` names a {@link Footnote}. Numbers are nowhere in the document: they
 * follow from the order of the references.
 */
export const FootnoteReference = Node.create({
  ...atom,
  name: 'footnoteReference',
  addAttributes: () => ({
    note: { default: null, parseHTML: attributeOf('data-note'), renderHTML: ({ note }) => ({ 'data-note': note }) },
  }),
  parseHTML: () => [{ tag: 'a[data-note]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, '*'],
  renderText: () => '',
})
