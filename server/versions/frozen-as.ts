import type { ContentFormat } from '#shared/documents/schema.ts'
import { frozenToContentApart } from '#server/documents/convert/apart.ts'

/** A text as it was frozen. */
export interface FrozenText {
  /** ProseMirror JSON. */
  readonly content: string
  readonly numbered: boolean
}

/**
 * A frozen text in one of the formats of the API; as JSON exactly the bytes that were hashed. What is long is converted in a
 * thread of its own.
 * @throws {Problem} `too-large` when that takes too long or too much
 */
export async function frozenAs({ content, numbered }: FrozenText, format: ContentFormat): Promise<string> {
  return format === 'json' ? content : await frozenToContentApart(content, format, numbered)
}
