import { documentToText } from './text-out.ts'
import { stateToDocument } from './from-state.ts'

/** What one looks for in a document: its whole text, and its headings with their places. */
export interface Outline {
  readonly text: string
  readonly headings: readonly { readonly blockId: string; readonly level: number; readonly text: string }[]
}

/** The outline of the document that a Yjs state holds. Headings without text or id are left out. */
export function stateToOutline(state: Uint8Array): Outline {
  const document = stateToDocument(state)
  const headings: Outline['headings'][number][] = []
  document.forEach((node) => {
    const blockId: unknown = node.attrs['id']
    if (node.type.name !== 'heading' || typeof blockId !== 'string' || node.textContent.trim() === '') return
    headings.push({ blockId, level: Number(node.attrs['level']), text: node.textContent })
  })
  return { text: documentToText(document), headings }
}
