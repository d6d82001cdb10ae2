import type { Node } from '@tiptap/pm/model'
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

const writers: Readonly<Record<ContentFormat, (document: Node) => string>> = {
  json: (document) => JSON.stringify(document.toJSON()),
  html: documentToHtml,
  markdown: documentToMarkdown,
  text: documentToText,
}

/** The document in one of the formats of the API; `json` is ProseMirror's, as text. */
export const stateToContent = (state: Uint8Array, format: ContentFormat): string =>
  writers[format](stateToDocument(state))
