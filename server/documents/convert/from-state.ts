import type { Node } from '@tiptap/pm/model'
import { blockNumbers, type BlockNumbers, unnumbered } from '#shared/documents/block-numbers.ts'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { ContentFormat } from '#shared/documents/schema.ts'
import { fitDocument } from './fit.ts'
import { documentToHtml } from './html-out.ts'
import { documentToMarkdown } from './markdown-out.ts'
import { looseFromState } from './state-in.ts'
import { documentToText } from './text-out.ts'

/**
 * The document that a Yjs state holds. Any client may have written it, so it is fitted to the schema first: what comes
 * out is valid and harmless, and no text is lost.
 */
export const stateToDocument = (state: Uint8Array): Node => fitDocument(documentSchema, looseFromState(state))

const writers: Readonly<Record<ContentFormat, (document: Node, numbers: BlockNumbers) => string>> = {
  json: (document) => JSON.stringify(document.toJSON()),
  html: documentToHtml,
  markdown: documentToMarkdown,
  text: documentToText,
}

/**
 * A document in one of the formats of the API; `json` is ProseMirror's, as text.
 * @param numbered headings and paragraphs say their numbers; in `json` they never do, as they are no content
 */
export const documentToContent = (document: Node, format: ContentFormat, numbered: boolean): string =>
  writers[format](document, numbered ? blockNumbers(document) : unnumbered)

/** As {@link documentToContent}, of the document that a Yjs state holds. */
export const stateToContent = (state: Uint8Array, format: ContentFormat, numbered = false): string =>
  documentToContent(stateToDocument(state), format, numbered)
