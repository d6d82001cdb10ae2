import { documentSchema } from '#shared/documents/nodes.ts'
import type { ContentFormat } from '#shared/documents/schema.ts'
import { documentToContent } from '#server/documents/convert/from-state.ts'

/** A text as it was frozen. */
export interface FrozenText {
  /** ProseMirror JSON. */
  readonly content: string
  readonly numbered: boolean
}

/** A frozen text in one of the formats of the API; as JSON exactly the bytes that were hashed. */
export function frozenAs({ content, numbered }: FrozenText, format: ContentFormat): string {
  if (format === 'json') return content
  return documentToContent(documentSchema.nodeFromJSON(JSON.parse(content)), format, numbered)
}
