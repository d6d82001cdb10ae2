import { documentSchema } from '#shared/documents/nodes.ts'
import type { ContentFormat } from '#shared/documents/schema.ts'
import { documentToContent } from './from-state.ts'

/** As {@link documentToContent}, of a text that was frozen: ProseMirror JSON that the document schema wrote. */
export const frozenToContent = (frozen: string, format: ContentFormat, numbered: boolean): string =>
  documentToContent(documentSchema.nodeFromJSON(JSON.parse(frozen)), format, numbered)
