import { EditorState } from '@tiptap/pm/state'
import { fixTables } from '@tiptap/pm/tables'
import type { Node } from '@tiptap/pm/model'
import { documentSchema } from '#shared/documents/nodes.ts'
import type { ImportFormat } from '#shared/documents/schema.ts'
import { fitDocument } from './fit.ts'
import { looseFromHtml } from './html-in.ts'
import { withBlockIds } from './ids.ts'
import { htmlFromMarkdown } from './markdown-in.ts'
import type { LooseChild } from './loose.ts'
import { looseFromText } from './text-in.ts'
import { tidyRun } from './tidy-run.ts'
import { documentToUpdate } from './yjs-out.ts'

/**
 * More nodes than this is no document that people write (a hundred pages are some five thousand), and converting it
 * would keep the server from everybody else for seconds.
 */
const MAX_NODES = 500_000

const looseFrom: Readonly<Record<ImportFormat, (body: string) => LooseChild[]>> = {
  text: looseFromText,
  html: looseFromHtml,
  markdown: (body) => looseFromHtml(htmlFromMarkdown(body)),
}

function fitted(format: ImportFormat, body: string): Node {
  const children = looseFrom[format](body)
  return fitDocument(
    documentSchema,
    children,
    format === 'text' ? { maxNodes: MAX_NODES } : { maxNodes: MAX_NODES, tidyRun },
  )
}

/** Rows of one length: else the first browser that opens the document repairs the table, and so does the second. */
function withWholeTables(doc: Node): Node {
  const repair = fixTables(EditorState.create({ doc }))
  return repair?.doc ?? doc
}

/**
 * The document that somebody brings in, in our schema and with an id on every block. What the schema does not know gives
 * its text, what is hostile (programs, styles, dangerous addresses) gives nothing.
 * @throws {Problem} `too-large` when it has more than {@link MAX_NODES} nodes; nothing else
 */
export const contentToDocument = (format: ImportFormat, body: string): Node =>
  withBlockIds(withWholeTables(fitted(format, body)))

/** An import as one Yjs update, ready for `sync.append`; an empty body gives one empty paragraph. */
export const contentToUpdate = (format: ImportFormat, body: string): Uint8Array =>
  documentToUpdate(contentToDocument(format, body))
