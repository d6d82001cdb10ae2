import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { documentSchema } from '#shared/documents/nodes.ts'
import { fitDocument } from './fit.ts'
import { type LooseChild, looseNode } from './loose.ts'
import { documentToUpdate } from './yjs-out.ts'

/** Bounded: stored content was read by the schema before, which bounds its depth. */
function looseFromJson(node: DocumentNode): LooseChild {
  if (node.type === 'text') {
    const marks = (node.marks ?? []).map(({ type, attrs }) => ({ type, attrs: attrs ?? {} }))
    return { text: node.text ?? '', marks }
  }
  return looseNode(node.type, node.attrs ?? {}, (node.content ?? []).map(looseFromJson))
}

/** Content that the server keeps (a template) as a document. It is fitted: it may be older than the schema. */
const contentAsDocument = (content: DocumentNode): Node =>
  fitDocument(documentSchema, (content.content ?? []).map(looseFromJson))

/**
 * Content that the server keeps as one Yjs update, with the ids of its blocks.
 * @returns undefined for content without text: an empty document begins by itself
 */
export function contentAsUpdate(content: DocumentNode): Uint8Array | undefined {
  const document = contentAsDocument(content)
  return document.textContent.trim() === '' ? undefined : documentToUpdate(document)
}
