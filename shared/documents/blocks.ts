import { Node } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Table } from '@tiptap/extension-table'
import { imageAt } from '#shared/images/address.ts'
import type { CalloutKind } from './attributes.ts'

/** On what a rendering adds for readers (a label, a box, a number): it is no content, and is skipped when it comes back. */
export const generatedInDom = 'data-generated'

/** Blocks, and the notes that they refer to. Notes stand at the end; wherever two writers leave one, it is still a note. */
export const NotedDocument = Document.extend({ content: '(block | footnote)+' })

/** How a callout says what it is, in the language of the document. */
const calloutLabels: Readonly<Record<CalloutKind, string>> = {
  info: 'Informatie',
  attention: 'Let op',
  decision: 'Besluit',
}
/** The label of a callout of this kind; of one that is no kind the first. */
export const calloutLabel = (kind: unknown): string =>
  kind === 'attention' || kind === 'decision' ? calloutLabels[kind] : calloutLabels.info

interface Element {
  getAttribute(name: string): string | null
}

/** A framed part of the text ("kader"): information, something to mind, or a decision. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'info',
      parseHTML: (element: Element) => element.getAttribute('data-callout'),
      renderHTML: ({ kind }) => ({ 'data-callout': kind }),
    },
  }),
  parseHTML: () => [{ tag: `[${generatedInDom}]`, ignore: true, priority: 100 }, { tag: 'aside[data-callout]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'aside',
    HTMLAttributes,
    ['p', { [generatedInDom]: '' }, ['strong', calloutLabel(node.attrs['kind'])]],
    ['div', 0],
  ],
})

/** A line across the text, between two subjects. */
export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', HTMLAttributes],
})

/** What follows begins on a new page when it is printed. */
export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  parseHTML: () => [{ tag: 'hr[data-page-break]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['hr', { ...HTMLAttributes, 'data-page-break': '' }],
})

/** Things to do. Who does it and when stand in the words of an item, as a mention and a day. */
export const Tasks = TaskList.extend({
  parseHTML: () => [{ tag: 'ul[data-tasks]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ul', { ...HTMLAttributes, 'data-tasks': '' }, 0],
})

export const Task = TaskItem.extend({
  addAttributes: () => ({
    checked: {
      default: false,
      keepOnSplit: false,
      parseHTML: (element: Element) => element.getAttribute('data-checked') === 'true',
      renderHTML: ({ checked }) => ({ 'data-checked': String(checked === true) }),
    },
  }),
  parseHTML: () => [{ tag: 'li[data-checked]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'li',
    HTMLAttributes,
    ['span', { [generatedInDom]: '' }, node.attrs['checked'] === true ? '☑ ' : '☐ '],
    ['div', 0],
  ],
}).configure({ nested: true })

/** The name of the table after it. A block of its own, so that people write in it as in any text; in HTML its `caption`. */
export const TableCaption = Node.create({
  name: 'tableCaption',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-caption]', priority: 60 }, { tag: 'caption' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { ...HTMLAttributes, 'data-caption': '' }, 0],
})

/** Without the column group and the pixel widths that the stock rendering puts in every copy and export. */
export const PlainTable = Table.extend({
  addAttributes: () => ({
    /** True: the number columns are added up under it. The sums are never content, so they are never wrong. */
    sumRow: {
      default: null,
      parseHTML: (element: Element) => element.getAttribute('data-sum-row') !== null || null,
      renderHTML: ({ sumRow }) => (sumRow === true ? { 'data-sum-row': '' } : {}),
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
})

/** A picture of this document, and nothing from elsewhere. `alt` null: not described yet; empty: decoration. */
export const DocumentImage = Node.create({
  name: 'image',
  group: 'block',
  draggable: true,
  addAttributes: () => ({
    src: {
      default: null,
      parseHTML: (element: Element) => (imageAt(element.getAttribute('src')) ? element.getAttribute('src') : null),
    },
    alt: { default: null },
    width: { default: null },
    height: { default: null },
    frames: {
      default: null,
      parseHTML: (element: Element) => element.getAttribute('data-frames'),
      renderHTML: ({ frames }) => ({ 'data-frames': frames }),
    },
  }),
  parseHTML: () => [
    { tag: 'img[src]', getAttrs: (element: Element) => (imageAt(element.getAttribute('src')) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
})

/**
 * The words of a note. A block of its own at the end and not content of the reference: who deletes the sentence while
 * another writes in the note takes nothing from him, and comments, marks and carets work in it as everywhere.
 */
export const Footnote = Node.create({
  name: 'footnote',
  content: 'paragraph+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    note: {
      default: null,
      parseHTML: (element: Element) => element.getAttribute('data-note'),
      renderHTML: ({ note }) => ({ 'data-note': note }),
    },
  }),
  parseHTML: () => [{ tag: 'li[data-note]', priority: 60 }, { tag: 'div[data-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
})
