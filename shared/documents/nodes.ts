import { Extension, type Extensions, getSchema } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import type { Schema } from '@tiptap/pm/model'
import { headingLevels } from './attributes.ts'
import {
  Callout,
  DocumentImage,
  Footnote,
  HorizontalRule,
  NotedDocument,
  PageBreak,
  PlainTable,
  TableCaption,
  Task,
  Tasks,
} from './blocks.ts'
import { CalendarDay, FootnoteReference, Mention } from './inline.ts'
import { DocumentLink, Language, SmallCaps, Subscript, Superscript } from './marks.ts'

/** Every node that is a block; each of them carries a stable `id`. */
export const blockTypes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'taskList',
  'taskItem',
  'callout',
  'horizontalRule',
  'pageBreak',
  'tableCaption',
  'image',
  'footnote',
] as const

/** Name of the attribute in the DOM; `id` itself would let a document shadow the page's own ids. */
export const blockIdInDom = 'data-id'

/**
 * The stable id of a block: for deep links, comments and comparing versions. A split or a copy starts without one, so
 * that no two blocks share it. Who gives ids: the server at import, the editor at a local edit.
 */
const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes() {
    return [
      {
        types: [...blockTypes],
        attributes: {
          id: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => element.getAttribute(blockIdInDom),
            renderHTML: (attributes) => (attributes['id'] ? { [blockIdInDom]: attributes['id'] } : {}),
          },
        },
      },
    ]
  },
})

/**
 * The one list of what a document can hold. A node or mark is added here (its own file by kind: `blocks.ts`, `inline.ts`,
 * `marks.ts`), with its attributes in `attributes.ts`;
 * views, keys and commands of the editor come on top in `client/editor`. A change here changes the schema hash, and
 * open tabs with the old list are told to reload.
 */
export const documentExtensions: Extensions = [
  NotedDocument,
  Text,
  Paragraph,
  Heading.configure({ levels: [...headingLevels] }),
  BulletList,
  OrderedList,
  ListItem,
  Tasks,
  Task,
  Blockquote,
  Callout,
  HorizontalRule,
  PageBreak,
  DocumentImage,
  TableCaption,
  PlainTable,
  TableRow,
  TableHeader,
  TableCell,
  Footnote,
  HardBreak,
  FootnoteReference,
  Mention,
  CalendarDay,
  DocumentLink,
  Language,
  Bold,
  Italic,
  SmallCaps,
  Superscript,
  Subscript,
  BlockId,
]

/** The schema of every document, for what handles documents without an editor. */
export const documentSchema: Schema = getSchema(documentExtensions)

/** Root type of the text in the Yjs document: part of the contract. */
export const contentRoot = 'content'
