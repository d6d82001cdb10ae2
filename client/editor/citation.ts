import type { Editor } from '@tiptap/core'
import { numberingOf } from '#shared/documents/block-numbers.ts'
import { citation } from '#shared/language/numbering.ts'

/**
 * How others cite the block of the caret: "3.2, alinea 4"; a list or table by the paragraph before it. Looks through the
 * document when it is asked, and at no other time: what one sees is counted by the browser.
 */
export function citationAt({ state: { doc, selection } }: Editor): string | undefined {
  const numbering = numberingOf(doc)
  for (let index = selection.$head.index(0); index >= 0; index -= 1) {
    const found = citation(numbering, index)
    if (found !== undefined || doc.child(index).type.name === 'paragraph') return found
  }
  return undefined
}
