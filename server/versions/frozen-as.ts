import { documentSchema } from '#shared/documents/nodes.ts'
import type { ContentFormat } from '#shared/documents/schema.ts'
import { documentToHtml } from '#server/documents/convert/html-out.ts'
import { documentToMarkdown } from '#server/documents/convert/markdown-out.ts'
import { documentToText } from '#server/documents/convert/text-out.ts'

/** A frozen text in one of the formats of the API; as JSON exactly the bytes that were hashed. */
export function frozenAs(content: string, format: ContentFormat): string {
  if (format === 'json') return content
  const document = documentSchema.nodeFromJSON(JSON.parse(content))
  const write = { html: documentToHtml, markdown: documentToMarkdown, text: documentToText }[format]
  return write(document)
}
